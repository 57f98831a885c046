import { callbackify } from 'node:util'
import pg from 'pg'
import { StatementAborted } from './aborted.js'
import { requestCancel } from './request.js'
import { currentScope } from './scope.js'

const QUERY_CANCELED = '57014'

/** These end a transaction and are never held back: a pooled connection must not stay inside one. */
const ENDS_TRANSACTION = /^\s*(COMMIT|ROLLBACK)\b/i

type Callback = (error: unknown, result: unknown) => void

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement
  const isConfig = typeof statement === 'object' && statement !== null && 'text' in statement
  return isConfig ? String(statement.text) : ''
}

/**
 * A connection whose statements are subject to the scope that they are issued in. A statement whose signal is aborted
 * is cancelled on the server, and the connection is not free until that cancellation can hit nothing else.
 */
export class CancellableClient extends pg.Client {
  /** Guarded statements run one at a time: only then does a cancellation hit the right one. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query: (...args: unknown[]) => unknown = this.query.bind(this)
    const guarded = (...args: unknown[]): unknown => {
      const { signal, statements } = currentScope()
      const text = textOf(args[0])
      const send = () => {
        for (const list of statements ?? []) list.push(text)
        return query(...args)
      }
      if (!signal || ENDS_TRANSACTION.test(text)) return send()
      const callback = typeof args.at(-1) === 'function' ? (args.pop() as Callback) : null
      const result = this.#inTurn(signal, send)
      if (!callback) return result
      callbackify(() => result)(callback)
    }
    this.query = guarded as typeof this.query
  }

  #inTurn(signal: AbortSignal, send: () => unknown): Promise<unknown> {
    const result = this.#turn.then(() => this.#run(signal, send))
    this.#turn = result.catch(() => {})
    return result
  }

  async #run(signal: AbortSignal, send: () => unknown): Promise<unknown> {
    if (signal.aborted) throw new StatementAborted(signal)
    let cancelled: Promise<void> | undefined
    const cancel = () => (cancelled = this.#cancel())
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await send()
    } catch (error) {
      const wasCancelled = cancelled && error instanceof pg.DatabaseError && error.code === QUERY_CANCELED
      throw wasCancelled ? new StatementAborted(signal) : error
    } finally {
      signal.removeEventListener('abort', cancel)
      await cancelled
    }
  }

  #cancel(): Promise<void> {
    // Set by the server's BackendKeyData message, before any statement; the type declarations leave them out.
    const processId: unknown = Reflect.get(this, 'processID')
    const secretKey: unknown = Reflect.get(this, 'secretKey')
    if (typeof processId !== 'number' || typeof secretKey !== 'number') return Promise.resolve()
    return requestCancel({ host: this.host, port: this.port, processId, secretKey })
  }
}
