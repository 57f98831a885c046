import { startDeadline, type Deadline } from '@spaceport/kit/deadline'
import type { FleetContext, FleetInstance } from './context.js'
import { isRecord } from './errors.js'
import { failure } from './failure.js'
import type { Ending, InstanceGuard } from './instance/guard.js'
import { OPERATION_NAME, type Sendable } from './operation/sendable.js'
import type { Variables } from './operation/selection.js'
import { Cut, readLine, reasonOf, type Outcome } from './outcome.js'
import type { Skew, Unsupported } from './skew.js'
import type { Batch, InstanceTransport } from './transport.js'

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

  /** Resolves when every Space has answered, has failed or is too late: with an outcome for each. */
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
    const { query, unsupported } = this.skew.adapt(sending.sendable, instance, items[0]!.variables)
    if (query === null) {
      for (const { space } of items) run.outcomes.set(space, { data: {}, errors: [], unsupported })
      return
    }
    const batch = { query, operationName: OPERATION_NAME, items }
    for (let attempt = 1; ; attempt++) {
      const reason = await this.#askOnce(instance, batch, unsupported, run)
      if (reason === null) return
      const missing = items.filter(({ space }) => !run.outcomes.has(space))
      const again = reason === 'UNREACHABLE' && missing.length === items.length && attempt === 1 && sending.mayRetry
      if (again && this.guard.mayRetry()) continue
      for (const { space } of missing) run.outcomes.set(space, { failure: failure(reason) })
      return
    }
  }

  /** Sends one request. Null: all is told; otherwise the reason why some Spaces did not answer. */
  async #askOnce(instance: FleetInstance, batch: Batch, unsupported: readonly Unsupported[], run: Run) {
    const { fleet, deadline } = run
    if (deadline.signal.aborted) return 'TIMEOUT'
    const admitted = this.guard.admit(instance)
    if (typeof admitted === 'string') return admitted
    let ending: Ending = 'failed'
    try {
      const { caller, requestId } = fleet
      const call = { caller, requestId, signal: deadline.signal, remaining: deadline.remaining() }
      await read(this.transport.batch(instance, batch, call), batch, unsupported, run)
      ending = 'answered'
      return null
    } catch (error) {
      if (fleet.signal.aborted) ending = 'abandoned'
      return reasonOf(error, deadline.signal)
    } finally {
      admitted(ending)
    }
  }
}

/** Reads an answer to its end, or until the time is over, whatever the transport does then. */
async function read(answer: AsyncIterable<unknown>, { items }: Batch, unsupported: readonly Unsupported[], run: Run) {
  const expected = new Set(items.map(({ space }) => space))
  const lines = answer[Symbol.asyncIterator]()
  let told = false
  try {
    for (;;) {
      const { value: line, done } = await Promise.race([lines.next(), run.aborted])
      if (done) break
      if (isRecord(line) && 'done' in line) told = true
      else readLine(line, expected, unsupported, run.outcomes)
    }
  } finally {
    lines.return?.().catch(() => {})
  }
  // Without its last line the answer was cut off; with it, whatever Space is missing was left out.
  if (!told) throw new Cut('UNREACHABLE')
  if (expected.size > 0) throw new Cut('BAD_ANSWER')
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

function abortion(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  aborted.catch(() => {})
  return aborted
}
