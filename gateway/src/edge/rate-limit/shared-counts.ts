import type { ComponentClient } from '@spaceport/kit/client'
import { log } from '@spaceport/kit/log'
import { z } from 'zod'
import { WINDOW, type Counter } from './counter.js'

/** Milliseconds between two exchanges. */
const EVERY = 1_000

/** Milliseconds that one may take. */
const PATIENCE = 2_000

/** The most keys of one exchange. */
const MOST_KEYS = 5_000

const answerSchema = z.object({
  counts: z.array(z.object({ key: z.string(), points: z.number(), resetsIn: z.number() })),
})

/**
 * Makes several gateways count together, through the directory: each tells what it has counted, and learns what all have. While the
 * directory does not answer, each goes on by itself.
 */
export class SharedCounts {
  readonly #directory: Pick<ComponentClient, 'call'>
  readonly #counters: ReadonlyMap<string, Counter>
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #away = false

  /** `counters`: by the name that begins their keys. */
  constructor(directory: Pick<ComponentClient, 'call'>, counters: Readonly<Record<string, Counter>>) {
    this.#directory = directory
    this.#counters = new Map(Object.entries(counters))
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.exchange(), EVERY)
    this.#timer.unref()
  }

  /** Tells the others once more, so that a restart forgets little. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    await this.exchange()
  }

  /** Tells and learns, now. One at a time: whoever comes while one runs waits for it. */
  exchange(): Promise<void> {
    this.#running ??= this.#exchange().finally(() => (this.#running = null))
    return this.#running
  }

  async #exchange(): Promise<void> {
    const told = [...this.#counters].flatMap(([name, counter]) =>
      counter.takeUntold().map(({ key, points }) => ({ name, counter, key, points })),
    )
    for (let from = 0; from < told.length; from += MOST_KEYS) await this.#tell(told.slice(from, from + MOST_KEYS))
  }

  async #tell(told: readonly { name: string; counter: Counter; key: string; points: number }[]): Promise<void> {
    const counts = told.map(({ name, key, points }) => ({ key: `${name}:${key}`, points, window: WINDOW * 1_000 }))
    try {
      const { status, json } = await this.#directory.call({
        method: 'POST',
        path: '/internal/rate-limits',
        json: { counts },
        signal: AbortSignal.timeout(PATIENCE),
        remaining: PATIENCE,
      })
      if (status !== 200) throw new Error(`the directory answered with status ${status}`)
      for (const { key, points, resetsIn } of answerSchema.parse(json).counts) {
        const at = key.indexOf(':')
        await this.#counters.get(key.slice(0, at))?.correct(key.slice(at + 1), points, resetsIn)
      }
      this.#away = false
    } catch (error) {
      for (const { counter, key, points } of told) counter.giveBack(key, points)
      if (!this.#away) log('warn', 'rate limits are not shared', { reason: String(error) })
      this.#away = true
    }
  }
}
