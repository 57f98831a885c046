import type { Position } from '../rights/scope.js'
import { eventHash, FIRST_HASH, firstFormatHash, FORMAT, type EventContent } from './hash.js'

/** An event as the database holds it. */
export type StoredEvent = Omit<EventContent, 'scope'> & {
  id: number
  scope: Position
  format: number
  previousHash: Uint8Array
  hash: Uint8Array
}

/** What the database says of the chain's end. */
export type ChainHead = { count: number; lastId: number; hash: Uint8Array }

/** A place in a chain: so many events, the last of which has this number and hash. */
export type Checkpoint = { count: number; id: number; hash: Uint8Array }

/** What can be wrong with a chain. */
export const PROBLEMS = {
  EDITED: 'What the event says is not what it said when it was written.',
  MISSING: 'One or more events before this one are gone.',
  MISPLACED: 'The event does not follow the one before it: it was inserted, moved or replaced, or that one was.',
  TAIL_MISSING: 'The events after this one are gone.',
  HEAD_ALTERED: "The chain's head is gone, or names another end than the last event.",
} as const

/** What is wrong, and where: at the event of this number; null: at the head of a chain without any. */
export type Fault = { problem: keyof typeof PROBLEMS; event: number | null }

/** What became of a verification. */
export type Verdict = {
  /** The first faults, in the order of the chain. None: nothing was edited, removed, inserted or moved. */
  faults: Fault[]
  /** How far it came. */
  reached: Checkpoint
  /** Whether that is the end of the chain. */
  complete: boolean
}

/** The place before the first event. */
export const CHAIN_START: Checkpoint = { count: 0, id: 0, hash: FIRST_HASH }

/** The most faults that are told of one chain: who finds one looks at the rest. */
const MOST_FAULTS = 20

/**
 * Follows a chain from a checkpoint, whose events come in the order of their numbers, as far as the head or the end of
 * `most` events, and holds each event against its hash, its place and, at the end, the head. It keeps one event at a time.
 */
export async function verifyChain(
  events: AsyncIterable<StoredEvent>,
  head: ChainHead | null,
  from: Checkpoint = CHAIN_START,
  most = Number.POSITIVE_INFINITY,
): Promise<Verdict> {
  const walk = new Walk(from)
  let left = most
  for await (const event of events) {
    if (left-- <= 0) return { faults: walk.faults, reached: walk.reached, complete: false }
    walk.step(event, head)
  }
  walk.end(head)
  return { faults: walk.faults, reached: walk.reached, complete: true }
}

/** Where the walk along a chain is. */
class Walk {
  readonly faults: Fault[] = []
  /** What the next event may follow: the hash that the last has and, if it was edited, the one that it should have. */
  #follows: Uint8Array[]

  constructor(public reached: Checkpoint) {
    this.#follows = [reached.hash]
  }

  step(event: StoredEvent, head: ChainHead | null): void {
    const { id, previousHash, hash } = event
    const right = hashOf(event)
    const sound = right !== null && isSame(right, hash)
    if (!sound) this.#fault('EDITED', id)
    else if (!this.#follows.some((one) => isSame(one, previousHash))) {
      this.#fault(id > this.reached.id + 1 ? 'MISSING' : 'MISPLACED', id)
    } else if (head && id > head.lastId) this.#fault('MISPLACED', id)
    this.reached = { count: this.reached.count + 1, id, hash }
    this.#follows = sound || right === null ? [hash] : [hash, right]
  }

  /** Holds the end of the walk against the head. What is wrong there by a fault that was told already is not told again. */
  end(head: ChainHead | null): void {
    const { id, count } = this.reached
    if (!head) return this.#fault('HEAD_ALTERED', id || null)
    if (head.lastId > id) return this.#fault('TAIL_MISSING', id || null)
    const same = head.lastId === id && this.#follows.some((one) => isSame(one, head.hash))
    if (this.faults.length === 0 && !(same && head.count === count)) this.#fault('HEAD_ALTERED', id || null)
  }

  #fault(problem: Fault['problem'], event: number | null): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ problem, event })
  }
}

/** The hash that an event should have; null for one of a format that nobody writes. */
function hashOf(event: StoredEvent): Buffer | null {
  if (event.format === FORMAT) return eventHash(event.previousHash, event.id, event)
  return event.format === 1 ? firstFormatHash(event.previousHash, event) : null
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
