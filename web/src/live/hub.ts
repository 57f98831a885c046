import type { ChangedKind } from '../generated/graphql'
import { follow, type FeedState, type LiveBatch } from './feed'

/** One thing that changed. */
export type Change = {
  space: string
  at: string
  kind: ChangedKind
  id: string
  /** Of a release or deployment: the id of its project. */
  project: string | null
}

/** Changes that came together. */
export type Batch = {
  changes: readonly Change[]
  /** Spaces of which something may have changed that is not told. */
  reset: readonly string[]
}

/** Events that a Space's audit got, by their numbers: those after one, up to another. */
export type NewEvents = { space: string; after: number; upTo: number }

/** How a Space is. */
export type SpaceHealth = LiveBatch['health'][number]

/** What the mark in the bar says. */
export type LiveState = 'off' | 'paused' | FeedState

type Listener = { kinds: ReadonlySet<ChangedKind>; onBatch(batch: Batch): void }
type EventListener = (events: readonly NewEvents[]) => void

/** Changes are handed on at most so often, in milliseconds. */
const RHYTHM = 1_000

/**
 * The one stream of a tab. It runs while a view wants it and the tab is in sight, and hands on what changed in batches; after a pause it goes
 * on where it was, so that what came meanwhile comes then.
 */
export class LiveHub {
  readonly #listeners = new Set<Listener>()
  readonly #eventListeners = new Set<EventListener>()
  readonly #watchers = new Set<() => void>()
  readonly #positions = new Map<string, number>()
  #health: ReadonlyMap<string, SpaceHealth> = new Map()
  #state: LiveState = 'off'
  #isPaused = false
  #running: AbortController | null = null
  #waiting: Batch = { changes: [], reset: [] }
  /** The number of the last event of each Space that was handed on, and of the last that was told. */
  readonly #handedOn = new Map<string, number>()
  readonly #told = new Map<string, number>()
  #timer: ReturnType<typeof setTimeout> | null = null

  get state(): LiveState {
    return this.#isPaused ? 'paused' : this.#state
  }

  /** How each Space is, by its id, as far as the stream has said. */
  get health(): ReadonlyMap<string, SpaceHealth> {
    return this.#health
  }

  /** Hands on batches of changes of some kinds; gives a function that ends it. */
  listen(kinds: readonly ChangedKind[], onBatch: (batch: Batch) => void): () => void {
    return this.#add(this.#listeners, { kinds: new Set(kinds), onBatch })
  }

  /** Hands on which events audits got, whoever may see them, from when the stream begins; gives a function that ends it. */
  listenToEvents(onEvents: EventListener): () => void {
    return this.#add(this.#eventListeners, onEvents)
  }

  #add<One>(all: Set<One>, listener: One): () => void {
    all.add(listener)
    this.look()
    return () => {
      all.delete(listener)
      // The view that comes in its place listens within this turn: the stream goes on for it.
      queueMicrotask(() => this.look())
    }
  }

  /** Tells when `state` or `health` is another. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused
    this.look()
    this.#tell()
  }

  /** Connects at once instead of waiting for the next attempt. */
  again(): void {
    if (this.#running === null || this.#state === 'live') return
    this.#running.abort()
    this.#running = null
    this.look()
  }

  /** Starts or ends the stream, as things stand. */
  look(): void {
    const isListenedTo = this.#listeners.size + this.#eventListeners.size > 0
    const isWanted = isListenedTo && !this.#isPaused && document.visibilityState === 'visible'
    if (isWanted === (this.#running !== null)) return
    if (!isWanted) {
      this.#running?.abort()
      this.#running = null
      return this.#become('off')
    }
    const running = new AbortController()
    this.#running = running
    void follow({
      signal: running.signal,
      positions: this.#positions,
      onBatch: (batch) => this.#take(batch),
      onState: (state) => this.#running === running && this.#become(state),
    })
  }

  #become(state: LiveState): void {
    if (state === this.#state) return
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher()
  }

  #take({ changes, health, reset, positions }: LiveBatch): void {
    if (health.length > 0) {
      this.#health = new Map([...this.#health, ...health.map((one) => [one.space, one] as const)])
      this.#tell()
    }
    const came = changes.map(({ node, ...change }) => ({ ...change, project: projectOf(node) }))
    this.#waiting = { changes: [...this.#waiting.changes, ...came], reset: [...this.#waiting.reset, ...reset] }
    for (const { space, position } of positions) {
      this.#told.set(space, position)
      // Where a Space's events end is no news the first time, and none when an older state of it was restored.
      if (position < (this.#handedOn.get(space) ?? Infinity)) this.#handedOn.set(space, position)
    }
    const isAny = this.#waiting.changes.length + this.#waiting.reset.length + positions.length > 0
    if (isAny && this.#timer === null) this.#timer = setTimeout(() => this.#handOn(), RHYTHM)
  }

  #handOn(): void {
    const { changes, reset } = this.#waiting
    this.#timer = null
    this.#waiting = { changes: [], reset: [] }
    const events = [...this.#told].flatMap(([space, upTo]) => {
      const after = this.#handedOn.get(space) ?? upTo
      return upTo > after ? [{ space, after, upTo }] : []
    })
    for (const { space, upTo } of events) this.#handedOn.set(space, upTo)
    if (events.length > 0) for (const onEvents of this.#eventListeners) onEvents(events)
    for (const { kinds, onBatch } of this.#listeners) {
      const theirs = changes.filter(({ kind }) => kinds.has(kind))
      if (theirs.length + reset.length > 0) onBatch({ changes: theirs, reset })
    }
  }
}

function projectOf(node: LiveBatch['changes'][number]['node']): string | null {
  return node && 'project' in node ? (node.project?.id ?? null) : null
}
