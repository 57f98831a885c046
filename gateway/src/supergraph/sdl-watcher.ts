import { isSamePeer, type ComponentClient } from '@spaceport/kit/client'
import { log } from '@spaceport/kit/log'
import { fetchSdl, type Sdl, type ServedSdl } from './sdl.js'

/** How often and how many at once; milliseconds. */
export type WatchPace = { recheck: number; firstRetry: number; longestRetry: number; atOnce: number }

const PACE: WatchPace = { recheck: 15_000, firstRetry: 100, longestRetry: 2_000, atOnce: 8 }

type Watched = {
  client: ComponentClient
  served: ServedSdl | null
  tried: boolean
  failures: number
  timer?: NodeJS.Timeout
}

/**
 * Knows which SDL each component serves: asks when it is first heard of, again until it answers, when it reappears, and now and
 * then. What a component served last is kept while it is away.
 */
export class SdlWatcher {
  readonly #watched = new Map<string, Watched>()
  readonly #queue: string[] = []
  readonly #stopped = new AbortController()
  readonly #onChange: () => void
  readonly #pace: WatchPace
  #running = 0

  /** `onChange`: told after a component's SDL became known or changed, or could not be read for the first time. */
  constructor(onChange: () => void, pace: Partial<WatchPace> = {}) {
    this.#onChange = onChange
    this.#pace = { ...PACE, ...pace }
  }

  /** Begins to watch a component, or asks again when it is reached differently now. */
  watch(client: ComponentClient): void {
    const { name } = client.peer
    const known = this.#watched.get(name)
    if (known && isSamePeer(known.client.peer, client.peer)) return
    clearTimeout(known?.timer)
    this.#watched.set(name, { client, served: known?.served ?? null, tried: known?.tried ?? false, failures: 0 })
    this.#enqueue(name)
  }

  unwatch(name: string): void {
    clearTimeout(this.#watched.get(name)?.timer)
    this.#watched.delete(name)
  }

  /** Asks a component soon, because it was seen to be back. */
  again(name: string): void {
    const watched = this.#watched.get(name)
    if (!watched) return
    clearTimeout(watched.timer)
    this.#enqueue(name)
  }

  /** The names of all that are watched. */
  names(): string[] {
    return [...this.#watched.keys()]
  }

  /** What a component served last; null if that is not known. */
  sdlOf(name: string): Sdl | null {
    return this.#watched.get(name)?.served?.sdl ?? null
  }

  /** Whether each component was asked at least once. */
  get settled(): boolean {
    return [...this.#watched.values()].every(({ tried }) => tried)
  }

  stop(): void {
    this.#stopped.abort()
    for (const { timer } of this.#watched.values()) clearTimeout(timer)
    this.#watched.clear()
  }

  #enqueue(name: string): void {
    if (!this.#queue.includes(name)) this.#queue.push(name)
    this.#next()
  }

  #next(): void {
    while (this.#running < this.#pace.atOnce) {
      const name = this.#queue.shift()
      const watched = name === undefined ? undefined : this.#watched.get(name)
      if (name === undefined) return
      if (!watched) continue
      this.#running++
      void this.#ask(name, watched).finally(() => {
        this.#running--
        if (!this.#stopped.signal.aborted) this.#next()
      })
    }
  }

  async #ask(name: string, watched: Watched): Promise<void> {
    const served = await fetchSdl(watched.client, watched.served, this.#stopped.signal).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      if (watched.failures === 0) log('warn', 'could not read an SDL', { component: name, reason })
      return null
    })
    if (this.#stopped.signal.aborted || this.#watched.get(name) !== watched) return
    const changed = served !== null && served.sdl.hash !== watched.served?.sdl.hash
    const first = !watched.tried
    watched.tried = true
    watched.failures = served === null ? watched.failures + 1 : 0
    if (served) watched.served = served
    // It may have been asked twice at once, since it was seen to be back meanwhile: of the two, one asks again.
    clearTimeout(watched.timer)
    watched.timer = setTimeout(() => this.#enqueue(name), this.#pauseAfter(watched.failures))
    if (changed || first) this.#onChange()
  }

  #pauseAfter(failures: number): number {
    if (failures === 0) return this.#pace.recheck
    return Math.min(this.#pace.longestRetry, this.#pace.firstRetry * 2 ** Math.min(failures - 1, 10))
  }
}
