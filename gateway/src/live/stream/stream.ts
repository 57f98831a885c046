import { SpaceportError } from '@spaceport/kit/errors'
import type { ExecutionResult } from 'graphql'
import type { Feeds, Reading, Watch } from '../feed/feeds.js'
import type { Health } from '../health.js'
import type { Question } from '../question/question.js'
import type { Batch } from '../question/shape.js'
import { Alarm } from './alarm.js'
import { answerOf } from './answer.js'
import { Attention } from './attention.js'
import { emptyBatch, type Moment, type Scope } from './batch.js'
import { Places } from './places.js'
import type { Nodes } from './read-nodes.js'
import { tellChanges } from './tell-changes.js'

/** Milliseconds that changes are gathered, so that what happens together is told together. */
const GATHER = 100

/** Milliseconds that the first batch waits for Instances of which nothing was heard yet. */
const PATIENCE = 1_000

/** Milliseconds after which a stream in which nothing happens looks whether the caller may still listen. */
const IDLE = 10_000

/** What a stream is made of. */
export type StreamOptions = {
  feeds: Feeds
  health: Health
  /** What was asked, on the graph as it is now. Throws if that no longer can be. */
  question(): Question
  /** Who asks, and which Spaces they may enter now. Throws `UNAUTHENTICATED`, or `UNAVAILABLE` if that cannot be found out. */
  moment(): Promise<Moment>
  /** Reads nodes as the caller may see them at that moment. */
  read(question: Question, ids: readonly string[], moment: Moment): Promise<Nodes>
  /** Has the caller spend for a page of what happened in a Space. Throws `RATE_LIMITED`. */
  pay(moment: Moment): Promise<void>
  /** Ends the stream when it aborts. */
  signal: AbortSignal
}

/**
 * Tells one caller what changes, batch by batch, as fast as they are taken: all that is kept of a stream is how far each Space was told. A
 * Space is told further only once its nodes were read, so nothing is missed when it fails meanwhile.
 */
export class Stream {
  readonly #options: StreamOptions
  readonly #alarm: Alarm
  #watch: Watch | null = null
  readonly #attention = new Attention()
  readonly #told = new Map<string, string>()
  #places = new Places(new Map())
  #entered: Scope | null = null
  #scope: Scope = new Map()
  #batch = emptyBatch()
  #first = true

  constructor(options: StreamOptions) {
    this.#options = options
    this.#alarm = new Alarm(options.signal)
  }

  /** Has the stream look anew who may enter what. */
  wake(): void {
    this.#alarm.ring()
  }

  /** The batches. Ends with the signal, or by throwing what ends the stream. Of one whose first batch nobody asks for nothing is kept. */
  async *batches(): AsyncGenerator<ExecutionResult> {
    const { feeds, question, signal } = this.#options
    this.#places = new Places(question().wants.after)
    const watch = feeds.watch((space) => {
      if (!this.#scope.has(space)) return
      this.#attention.touch(space)
      this.#alarm.ring()
    })
    this.#watch = watch
    try {
      while (!signal.aborted) {
        const answer = await this.#next().catch((error: unknown) => this.#later(error))
        if (signal.aborted) return
        if (answer) yield answer
        if (this.#attention.hasDue) continue
        const rung = await this.#alarm.wait(Math.min(IDLE, this.#attention.next))
        if (!rung) this.#attention.touchAll()
        await this.#alarm.pause(GATHER)
      }
    } finally {
      watch.end()
    }
  }

  /** What passes is waited for; all else ends the stream. */
  async #later(error: unknown): Promise<null> {
    if (this.#options.signal.aborted) return null
    const { code, details } = error instanceof SpaceportError ? error : { code: null, details: {} }
    if (code !== 'UNAVAILABLE' && code !== 'RATE_LIMITED' && code !== 'DEADLINE_EXCEEDED') throw error
    const seconds = 'retryAfter' in details && typeof details.retryAfter === 'number' ? details.retryAfter : 1
    await this.#alarm.pause(seconds * 1_000)
    this.#alarm.ring()
    return null
  }

  async #next(): Promise<ExecutionResult | null> {
    const { feeds, read, signal } = this.#options
    const moment = await this.#options.moment()
    const question = this.#options.question()
    this.#enter(moment.scope, question)
    if (this.#first) await this.#settled()
    const batch = this.#batch
    this.#leave(batch)
    const spaces = this.#attention.take(this.#scope)
    const reading = { signal, pay: () => this.#options.pay(moment) }
    for (const space of spaces) await this.#join(space, batch, reading)
    for (const space of spaces) this.#tellHealth(space, batch)
    const [scope, places, attention] = [this.#scope, this.#places, this.#attention]
    const told = await tellChanges(batch, { feeds, question, moment, scope, places, attention, read, reading })
    // A batch that could not be finished goes on with the next attempt; this one is told.
    this.#batch = emptyBatch()
    const silent = Object.values(batch).every((list) => list.length === 0) && told.news.length === 0
    if (silent && !this.#first) return null
    this.#first = false
    return answerOf(question, batch, told.nodes, told.news)
  }

  /** The scope stays the same object until another is entered: by that it is seen that all of it is to be looked at. */
  #enter(entered: Scope, { wants: { spaces } }: Question): void {
    if (this.#entered === entered) return
    this.#entered = entered
    this.#scope = spaces === null ? entered : new Map([...entered].filter(([space]) => spaces.has(space)))
    this.#watch?.keep(this.#scope.values())
  }

  /** Waits until something was heard of each Space, for a while. */
  async #settled(): Promise<void> {
    const ends = performance.now() + PATIENCE
    const unheard = () => [...this.#scope].some(([space, { id }]) => !this.#isHeard(space, id))
    while (unheard() && performance.now() < ends && !this.#options.signal.aborted) {
      await this.#alarm.wait(ends - performance.now())
    }
  }

  #isHeard(space: string, instance: string): boolean {
    const { feeds } = this.#options
    const feed = feeds.space(instance, space)
    return feeds.reach(instance) === 'DOWN' || (feed !== undefined && (feed.away || feed.position >= 0))
  }

  /** Spaces that the caller may no longer enter, or that are gone. */
  #leave({ reset }: Batch): void {
    for (const space of this.#told.keys()) {
      if (this.#scope.has(space)) continue
      this.#told.delete(space)
      this.#places.end(space)
      this.#attention.forget(space)
      reset.push(space)
    }
  }

  /** A Space of which nothing was told yet begins; one whose past is another one begins anew. */
  async #join(space: string, { positions, reset }: Batch, reading: Reading): Promise<void> {
    const { feeds } = this.#options
    const instance = this.#scope.get(space)
    const feed = instance && feeds.space(instance.id, space)
    if (!feed || feed.position < 0) return
    const known = this.#places.of(space)
    if (known !== undefined && !this.#places.isOfAnotherPast(space, feed)) return
    const wished = known === undefined ? this.#places.wished(space) : undefined
    let isKnown = true
    if (wished !== undefined && wished > feed.position) {
      // This gateway may have heard less than another one that the caller comes from: the Space itself says.
      const read = await feeds.read(instance, space, wished, reading).catch(() => null)
      if (!read) {
        this.#attention.hold(space)
        return
      }
      isKnown = read.known
    }
    const position = isKnown && wished !== undefined ? wished : feed.position
    this.#places.begin(space, position, feed)
    this.#attention.release(space)
    positions.push({ space, position })
    if (position < feed.position) this.#attention.due(space)
    if (!isKnown || (wished === undefined && !this.#first)) reset.push(space)
  }

  #tellHealth(space: string, { health }: Batch): void {
    const instance = this.#scope.get(space)
    if (!instance) return
    const now = this.#options.health.of(space, instance)
    const key = `${now.state} ${now.instance} ${now.schemaVersion}`
    if (this.#told.get(space) === key) return
    this.#told.set(space, key)
    health.push(now)
  }
}
