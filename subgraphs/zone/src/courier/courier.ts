import { log } from '@spaceport/kit/log'
import { z } from 'zod'
import type { Zones } from '../context.js'
import { carry } from './carry.js'
import { QUEUES, type Job, type Queue, type QueueName } from './queue.js'
import { backoff } from './refusal.js'
import { Rounds } from './round.js'
import { receiptJobSchema, tell } from './tell.js'
import { wakePromotions } from './wake.js'

/** Milliseconds between two rounds, each a little more or less, so that several processes do not walk in step. */
const PAUSE = 2_000

/** How many jobs one process works on at once. */
const AT_ONCE = 4

const promotionJobSchema = z.object({ promotion: z.number().int() })

/**
 * Carries bundles and receipts between the Spaces of the fleet. An Instance never calls the zone: what it has to give lies in its
 * outbox, which is looked into every two seconds.
 */
export class Courier {
  readonly #zones: Zones
  readonly #queue: Queue
  readonly #rounds: Rounds
  readonly #stopping = new AbortController()
  /** What is under way, to be ended before the queue is closed. */
  readonly #underWay = new Set<Promise<unknown>>()
  #hands = 0
  #timer: NodeJS.Timeout | undefined
  #going: Promise<void> | null = null

  /** `patience`: see `Roots`. */
  constructor(zones: Zones, queue: Queue, patience?: number) {
    this.#zones = zones
    this.#queue = queue
    this.#rounds = new Rounds(zones, queue, patience)
  }

  /** Begins to go round, and to work. */
  start(): void {
    this.#going = this.#go()
  }

  /** One round; see `Rounds`. */
  round(): Promise<void> {
    return this.#rounds.go(this.#stopping.signal)
  }

  /** Does one job, if there is one; whether there was. `early`: also one whose time has not come. */
  work(early = false): Promise<boolean> {
    const work = this.#work(early)
    const ended: Promise<unknown> = work.then(
      () => this.#underWay.delete(ended),
      () => this.#underWay.delete(ended),
    )
    this.#underWay.add(ended)
    return work
  }

  async #work(early: boolean): Promise<boolean> {
    for (const name of QUEUES) {
      const job = await this.#queue.take(name, early)
      if (!job) continue
      await this.#handle(name, job)
      return true
    }
    return false
  }

  /** Stops what it does where it can be gone on with, by another process or after the next start; then closes the queue. */
  async close(): Promise<void> {
    this.#stopping.abort(new DOMException('The courier stops.', 'AbortError'))
    clearTimeout(this.#timer)
    await this.#going
    await Promise.all(this.#underWay)
    await this.#queue.close()
  }

  async #go(): Promise<void> {
    try {
      await this.round()
      this.#fill()
    } catch (error) {
      if (!this.#stopping.signal.aborted) log('warn', 'a round of the courier failed', { error: String(error) })
    }
    if (this.#stopping.signal.aborted) return
    this.#timer = setTimeout(() => (this.#going = this.#go()), PAUSE * (0.8 + Math.random() * 0.4))
    this.#timer.unref()
  }

  /** Lets as many work as may, each until nothing is left to do. */
  #fill(): void {
    while (this.#hands < AT_ONCE) {
      this.#hands++
      void this.#exhaust().finally(() => this.#hands--)
    }
  }

  async #exhaust(): Promise<void> {
    try {
      while (!this.#stopping.signal.aborted && (await this.work()));
    } catch (error) {
      log('warn', 'the courier could not work', { error: String(error) })
    }
  }

  async #handle(name: QueueName, job: Job): Promise<void> {
    try {
      await (name === 'promotion' ? this.#carry(job) : this.#tell(job))
      await this.#queue.done(name, job)
    } catch (error) {
      log('error', 'a job of the courier failed', { queue: name, error: String(error) })
      await this.#queue.failed(name, job)
    }
  }

  async #carry({ data }: Job): Promise<void> {
    const { promotion } = promotionJobSchema.parse(data)
    const after = await carry(this.#zones, promotion, this.#stopping.signal)
    if (after === null) await wakePromotions(this.#zones.db, this.#queue)
    else await this.#queue.put('promotion', String(promotion), { promotion }, after)
  }

  async #tell({ data }: Job): Promise<void> {
    const job = receiptJobSchema.parse(data)
    if (await tell(this.#zones, job, this.#stopping.signal)) return
    const failures = job.failures + 1
    await this.#queue.put('receipt', job.bundle, { ...job, failures }, backoff(failures))
  }
}
