import { startDeadline, type Deadline } from '@spaceport/kit/deadline'
import { SpaceportError } from '@spaceport/kit/errors'
import type { FleetContext, FleetInstance } from './context.js'
import { isRecord, readSpaceErrors, type SpaceError } from './errors.js'
import { failure, type Failure, type FailureReason } from './failure.js'
import type { Ending, InstanceGuard } from './instance/guard.js'
import { OPERATION_NAME, type Sendable } from './operation/sendable.js'
import type { Variables } from './operation/selection.js'
import type { Skew, Unsupported } from './skew.js'
import type { InstanceTransport } from './transport.js'

/** What one Space answered, or why it did not. `unsupported`: what it was not asked, since its SDL lacks it. */
export type Outcome =
  | { data: Record<string, unknown> | null; errors: readonly SpaceError[]; unsupported: readonly Unsupported[] }
  | { failure: Failure }

/** What is sent: one operation, and for each Space its variables. */
export type Sending = { sendable: Sendable; items: ReadonlyMap<string, Variables>; mayRetry: boolean }

/** The longest that Spaces are waited for, in milliseconds, */
const LONGEST_WAIT = 10_000
/** and the share of a request's time that one step of its plan may take: what comes after a hung Space gets its turn. */
const SHARE_OF_TIME = 0.8

type Item = { space: string; variables: Variables }

/** What the requests of one scatter share. */
type Run = { fleet: FleetContext; deadline: Deadline; aborted: Promise<never>; outcomes: Map<string, Outcome> }

/** Sends operations to Spaces: one request per Instance concerned, all at the same time. */
export class Scatter {
  constructor(
    private readonly transport: InstanceTransport,
    private readonly guard: InstanceGuard,
    private readonly skew: Skew,
  ) {}

  /** Resolves when every Space has answered, has failed or is too late: with an outcome for each. Never rejects. */
  async send(sending: Sending, fleet: FleetContext): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>()
    const deadline = startDeadline(Math.min(LONGEST_WAIT, fleet.remaining() * SHARE_OF_TIME), fleet.signal)
    const run: Run = { fleet, deadline, aborted: abortion(deadline.signal), outcomes }
    try {
      const tasks = byInstance(sending.items, fleet).map(([instance, items]) =>
        this.#ask(instance, items, sending, run),
      )
      await Promise.all(tasks)
    } finally {
      deadline.end()
    }
    return outcomes
  }

  /** Asks one Instance about its Spaces, at most twice. What has come of the first time is kept. */
  async #ask(instance: FleetInstance, items: readonly Item[], sending: Sending, run: Run): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const reason = await this.#askOnce(instance, items, sending, run)
      const missing = reason === null ? [] : items.filter(({ space }) => !run.outcomes.has(space))
      const nothingCame = missing.length === items.length
      if (reason === 'UNREACHABLE' && nothingCame && attempt === 1 && sending.mayRetry && this.guard.mayRetry())
        continue
      for (const { space } of missing) run.outcomes.set(space, { failure: failure(reason!) })
      return
    }
  }

  /** Sends one request. Null: all is told; otherwise the reason why some Spaces did not answer. */
  async #askOnce(
    instance: FleetInstance,
    items: readonly Item[],
    sending: Sending,
    run: Run,
  ): Promise<FailureReason | null> {
    if (run.deadline.signal.aborted) return 'TIMEOUT'
    const admitted = this.guard.admit(instance)
    if (typeof admitted === 'string') return admitted
    let ending: Ending = 'failed'
    try {
      await this.#read(instance, items, sending, run)
      ending = 'answered'
      return null
    } catch (error) {
      if (run.fleet.signal.aborted) ending = 'abandoned'
      return reasonOf(error, run.deadline.signal)
    } finally {
      admitted(ending)
    }
  }

  async #read(
    instance: FleetInstance,
    items: readonly Item[],
    sending: Sending,
    { fleet, ...run }: Run,
  ): Promise<void> {
    const { query, unsupported } = this.skew.adapt(sending.sendable, instance, items[0]!.variables)
    if (query === null) {
      for (const { space } of items) run.outcomes.set(space, { data: {}, errors: [], unsupported })
      return
    }
    const expected = new Set(items.map(({ space }) => space))
    const lines = this.transport
      .batch(
        instance,
        { query, operationName: OPERATION_NAME, items },
        {
          caller: fleet.caller,
          requestId: fleet.requestId,
          signal: run.deadline.signal,
          remaining: run.deadline.remaining(),
        },
      )
      [Symbol.asyncIterator]()
    try {
      let told = false
      for (;;) {
        const { value: line, done } = await Promise.race([lines.next(), run.aborted])
        if (done) break
        if (isRecord(line) && 'done' in line) told = true
        else readLine(line, expected, unsupported, run.outcomes)
      }
      // Without its last line the answer was cut off; with it, whatever Space is missing was left out.
      if (!told) throw new Cut('UNREACHABLE')
      if (expected.size > 0) throw new Cut('BAD_ANSWER')
    } finally {
      lines.return?.().catch(() => {})
    }
  }
}

/** An answer that ended, or went on, otherwise than it should. */
class Cut extends Error {
  constructor(readonly reason: FailureReason) {
    super(reason)
  }
}

function byInstance(items: Sending['items'], fleet: FleetContext): [FleetInstance, Item[]][] {
  const groups = new Map<string, [FleetInstance, Item[]]>()
  for (const [space, variables] of items) {
    const instance = fleet.spaces.get(space)!
    const group = groups.get(instance.id)
    if (group) group[1].push({ space, variables })
    else groups.set(instance.id, [instance, [{ space, variables }]])
  }
  return [...groups.values()]
}

/** Takes in the answer of one Space. A line about a Space that was not asked here, or was told already, is not heard. */
function readLine(
  line: unknown,
  expected: Set<string>,
  unsupported: readonly Unsupported[],
  outcomes: Map<string, Outcome>,
): void {
  if (!isRecord(line)) throw new Cut('BAD_ANSWER')
  const { space, data } = line
  if (typeof space !== 'string' || !expected.delete(space)) return
  const errors = readSpaceErrors(line.errors, space)
  if (errors === null || !(isRecord(data) || (data === null && errors.length > 0))) {
    outcomes.set(space, { failure: failure('BAD_ANSWER') })
  } else if (data === null && errors.every(({ path }) => path.length === 0)) {
    outcomes.set(space, { failure: failure(reasonOfRefusal(errors[0]?.passedOn.extensions.code)) })
  } else {
    outcomes.set(space, { data, errors, unsupported })
  }
}

function abortion(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  aborted.catch(() => {})
  return aborted
}

function reasonOf(error: unknown, signal: AbortSignal): FailureReason {
  if (signal.aborted) return 'TIMEOUT'
  if (error instanceof Cut) return error.reason
  if (error instanceof SpaceportError) return reasonOfRefusal(error.code)
  const { name, code } = Object(error) as { name?: unknown; code?: unknown }
  if (typeof code !== 'string') return name === 'SyntaxError' ? 'BAD_ANSWER' : 'REFUSED'
  // Node's own codes speak of bytes that are no text, the HTTP parser's of what is no HTTP; all others of the connection.
  return /^(ERR|HPE)_/.test(code) ? 'BAD_ANSWER' : 'UNREACHABLE'
}

function reasonOfRefusal(code: unknown): FailureReason {
  if (code === 'TOO_LARGE') return 'TOO_LARGE'
  if (code === 'OVERLOADED') return 'BUSY'
  return code === 'DEADLINE_EXCEEDED' || code === 'SPACE_TIMEOUT' ? 'TIMEOUT' : 'REFUSED'
}
