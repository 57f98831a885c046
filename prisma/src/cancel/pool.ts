import { callbackify } from 'node:util'
import pg from 'pg'
import { StatementAborted } from './aborted.js'
import { CancellableClient } from './client.js'
import { currentScope } from './scope.js'

type Release = (error?: Error | boolean) => void
type ConnectCallback = (error: Error | undefined, client: pg.PoolClient | undefined, done: Release) => void

const ignore = () => {}

/** A connection that broke, or was left inside a transaction, is not for the next caller. */
function releaseWhole(client: pg.PoolClient): void {
  const { release } = client
  client.release = (error) => release.call(client, error ?? client.getTransactionStatus() !== 'I')
}

/**
 * A pool of `CancellableClient`s. Whoever waits for a connection stops waiting when the signal of its scope is aborted,
 * and uses the connection in its own scope, not in that of whoever gave it back.
 */
export class CancellablePool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: CancellableClient })
    // A connection that breaks while idle is replaced; there is nobody to tell.
    this.on('error', () => {})
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    const acquired = this.#acquire(currentScope().signal)
    if (!callback) return acquired
    callbackify(() => acquired)((error, client) => callback(error ?? undefined, client, client?.release ?? ignore))
  }

  async #acquire(signal: AbortSignal | undefined): Promise<pg.PoolClient> {
    if (signal?.aborted) throw new StatementAborted(signal)
    const acquiring = super.connect()
    const client = signal ? await abandonable(acquiring, signal) : await acquiring
    releaseWhole(client)
    return client
  }
}

/** The connection, unless the signal comes first: then it goes back to the pool as soon as it arrives. */
function abandonable(acquiring: Promise<pg.PoolClient>, signal: AbortSignal): Promise<pg.PoolClient> {
  return new Promise((resolve, reject) => {
    const abandon = () => reject(new StatementAborted(signal))
    signal.addEventListener('abort', abandon, { once: true })
    acquiring
      .then((client) => (signal.aborted ? client.release() : resolve(client)), reject)
      .finally(() => signal.removeEventListener('abort', abandon))
  })
}
