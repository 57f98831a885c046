import type { FeedEvent, FeedLine } from '@spaceport/kit/change-feed'

/** How many events of a Space are kept for those who are a little behind. */
const KEPT = 200

/** What this gateway has heard of one Space: the last events, and how far they go. */
export class SpaceFeed {
  #from = -1
  #position = -1
  #events: FeedEvent[] = []
  #restarts = 0
  #away = false

  /** The last event that was heard of; -1 before anything was. */
  get position(): number {
    return this.#position
  }

  /** How often its events ended earlier than before: as after its database was restored from a backup. */
  get restarts(): number {
    return this.#restarts
  }

  /** Whether its Instance cannot reach its database. */
  get away(): boolean {
    return this.#away
  }

  take(line: Exclude<FeedLine, { type: 'beat' }>): void {
    this.#away = line.type === 'away'
    if (line.type === 'away') return
    if (line.position < this.#position) this.#restarts++
    if (line.from !== this.#position) {
      this.#from = line.from
      this.#events = []
    }
    this.#position = line.position
    this.#events.push(...line.events)
    const dropped = this.#events.splice(0, Math.max(0, this.#events.length - KEPT)).at(-1)
    if (dropped) this.#from = dropped.position
  }

  /** What is kept of the events after one of them; null if that is not all of them. */
  after(position: number): readonly FeedEvent[] | null {
    if (position < this.#from) return null
    return this.#events.filter((event) => event.position > position)
  }
}
