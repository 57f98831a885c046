import type { FeedEvent, FeedLine, FeedPage } from '@spaceport/kit/change-feed'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { LineStream } from './lines.js'

/** How many events a page of the test Instances has: few, so that there are several. */
const PAGE = 7

/** The change feed of a test Instance: a test says what happens. */
export class TestFeed {
  readonly #events = new Map<string, FeedEvent[]>()
  readonly #lines: LineStream
  pages = 0

  constructor(spaces: () => string[]) {
    const first = (space: string): FeedLine => {
      const position = this.position(space)
      return { type: 'events', space, from: position, position, events: [] }
    }
    this.#lines = new LineStream(
      () => spaces().map(first),
      () => ({ type: 'beat' }),
    )
  }

  get routes(): readonly Omit<Route, 'from'>[] {
    return [
      { method: 'GET', path: '/internal/changes', endless: true, handle: () => this.#lines.answer() },
      { method: 'POST', path: '/internal/changes/page', handle: (request) => this.#page(request) },
    ]
  }

  /** The last event of a Space. */
  position(space: string): number {
    return this.#events.get(space)?.length ?? 0
  }

  /** Something changes in a Space: these things, by their kind (`Projects`) and local id, or nothing that is told. */
  happens(space: string, ...things: [kind: string, local: number][]): void {
    const [from, events] = [this.position(space), this.#events.get(space) ?? []]
    const told = things.map(([kind, local]) => ({ kind, local }))
    events.push({ position: from + 1, at: new Date().toISOString(), things: told })
    this.#events.set(space, events)
    this.#lines.write({ type: 'events', space, from, position: from + 1, events: told.length ? events.slice(-1) : [] })
  }

  /** A Space's database is restored from a backup that lacks the last events. Whoever follows comes back. */
  restored(space: string, without: number): void {
    this.#events.set(space, (this.#events.get(space) ?? []).slice(0, -without))
    this.cut()
  }

  /** A Space's database does not answer any more. */
  away(space: string): void {
    this.#lines.write({ type: 'away', space })
  }

  /** Ends the streams of those who follow now. They come back. */
  cut(): void {
    this.#lines.cut()
  }

  end(): void {
    this.#lines.end()
  }

  #page(request: ServiceRequest): Response {
    this.pages++
    const { space, after } = jsonBody(request) as { space: string; after: number }
    const head = this.position(space)
    const events = (this.#events.get(space) ?? []).slice(after, after + PAGE)
    const position = events.at(-1)?.position ?? head
    const page: FeedPage = { known: after <= head, position, events: events.filter(({ things }) => things.length > 0) }
    return Response.json(page)
  }
}
