import type { FleetInstance } from '../context.js'
import type { FailureReason } from '../failure.js'

/** The most requests that one Instance has at once. A hung one then holds these, and nothing else of the gateway. */
const MOST_AT_ONCE = 64
/** Failures in a row, each after a long wait, until an Instance is left alone. Those that fail at once harm nobody. */
const FAILURES_IN_A_ROW = 3
/** A long wait, in milliseconds. */
const LONG_WAIT = 1_000
/** Milliseconds between two looks at an Instance that is left alone. */
const BETWEEN_PROBES = 500
/** Retries allowed per request, and at most at once: a fleet in trouble is not asked twice as much. */
const RETRIES_PER_REQUEST = 0.1
const MOST_RETRIES = 10

type State = { atOnce: number; slowFailures: number; suspended: boolean; probedAt: number }

/** How a request to an Instance ended, for the guard. `abandoned`: the caller had gone, or had too little time. */
export type Ending = 'answered' | 'failed' | 'abandoned'

/** Watches over the requests to each Instance: a bulkhead, a breaker and a budget of retries. */
export class InstanceGuard {
  readonly #states = new Map<string, State>()
  #retries = MOST_RETRIES

  /** `probe` resolves when an Instance is well; `now` in milliseconds. */
  constructor(
    private readonly probe: (instance: FleetInstance) => Promise<void>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Lets a request go: its ending is to be told once. Or says why it may not. */
  admit(instance: FleetInstance): ((ending: Ending) => void) | FailureReason {
    const state = this.#state(instance)
    if (state.suspended) {
      this.#look(instance, state)
      return 'SUSPENDED'
    }
    if (state.atOnce >= MOST_AT_ONCE) return 'BUSY'
    state.atOnce++
    this.#retries = Math.min(MOST_RETRIES, this.#retries + RETRIES_PER_REQUEST)
    const startedAt = this.now()
    return (ending) => this.#end(state, ending, this.now() - startedAt)
  }

  /** Whether one more retry is within the budget; if so, it is spent. */
  mayRetry(): boolean {
    if (this.#retries < 1) return false
    this.#retries--
    return true
  }

  #end(state: State, ending: Ending, waited: number): void {
    state.atOnce--
    if (ending === 'answered') state.slowFailures = 0
    if (ending === 'failed' && waited >= LONG_WAIT) state.slowFailures++
    if (state.slowFailures >= FAILURES_IN_A_ROW) state.suspended = true
  }

  /** Looks, behind the caller's back, whether an Instance is well again: no caller waits for one that may be hung. */
  #look(instance: FleetInstance, state: State): void {
    if (this.now() - state.probedAt < BETWEEN_PROBES) return
    state.probedAt = this.now()
    this.probe(instance).then(
      () => Object.assign(state, { suspended: false, slowFailures: 0 }),
      () => {},
    )
  }

  #state({ id }: FleetInstance): State {
    let state = this.#states.get(id)
    if (!state) {
      state = { atOnce: 0, slowFailures: 0, suspended: false, probedAt: Number.NEGATIVE_INFINITY }
      this.#states.set(id, state)
    }
    return state
  }
}
