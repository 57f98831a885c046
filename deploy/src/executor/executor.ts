import type { Client } from '@spaceport/client/client'
import { log } from '@spaceport/kit/log'
import type { Random } from '@spaceport/kit/random'
import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { Refused } from '../graph/changed.js'
import { choose } from './choice.js'
import { script, type Line } from './script.js'
import {
  createDeployment,
  enterableSpaces,
  projectsOf,
  report,
  unfinished,
  type Report,
  type TaskState,
  type Work,
} from './work.js'

export type ExecutorOptions = {
  client: Client
  random: Random
  /** Waits, or resolves early when the signal aborts. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Milliseconds from one deployment to the next, at least and at most. */
const PACE = [2_500, 6_000] as const
/** Milliseconds for which the graph is left alone after an error, doubling up to the longest. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

/**
 * Plays the part of a deployment server: every few seconds it deploys something of the fleet and reports how it went. It only pretends to
 * deploy, but everything that it says, it says through the public graph with its own API key. Errors never end it.
 */
export class DemoExecutor {
  readonly #options: ExecutorOptions
  readonly #life = new AbortController()
  readonly #running = new Set<Promise<void>>()
  #loop: Promise<void> | null = null

  constructor(options: ExecutorOptions) {
    this.#options = options
    // Every deployment under way waits on this one signal.
    setMaxListeners(0, this.#life.signal)
  }

  start(): void {
    this.#loop ??= this.#run()
  }

  /** Ends between two reports; what it has not ended it finds again at its next start. */
  async stop(): Promise<void> {
    this.#life.abort()
    await this.#loop
    await Promise.all(this.#running)
  }

  async #run(): Promise<void> {
    const { client, random, wait } = this.#options
    const { signal } = this.#life
    let failures = 0
    let resumed = false
    while (!signal.aborted) {
      try {
        if (!resumed) for (const work of await unfinished(client)) this.#follow(work)
        resumed = true
        await this.#deploySomething()
        failures = 0
        await wait(random.int(...PACE), signal)
      } catch (error) {
        failures += 1
        log('warn', 'nothing was deployed', { reason: reasonOf(error), failures })
        await wait(pauseAfter(failures), signal)
      }
    }
  }

  async #deploySomething(): Promise<void> {
    const { client, random } = this.#options
    const spaces = await enterableSpaces(client)
    if (spaces.length === 0) return
    const choice = choose(random, await projectsOf(client, random.pick(spaces)))
    if (!choice) return
    try {
      this.#follow(await createDeployment(client, { ...choice, idempotencyKey: randomUUID() }))
    } catch (error) {
      // A freeze, a defect, a missing value: next time something else.
      if (!(error instanceof Refused)) throw error
      log('info', 'a deployment was refused', { ...choice, reason: reasonOf(error) })
    }
  }

  /** Sees one deployment through, beside the others. */
  #follow(work: Work): void {
    const journey = this.#finish(work).catch((error: unknown) => {
      log('warn', 'a deployment was left unfinished', { deployment: work.deployment, reason: reasonOf(error) })
    })
    this.#running.add(journey)
    void journey.then(() => this.#running.delete(journey))
  }

  async #finish(work: Work): Promise<void> {
    const { random, wait } = this.#options
    const { signal } = this.#life
    let fromLine = (work.task?.logLineCount ?? 0) + 1
    const say = async (said: Omit<Report, 'fromLine'>) => {
      const state = await this.#report(work, { ...said, fromLine })
      fromLine += said.log.length
      return state
    }
    if (work.state === 'QUEUED') {
      await wait(random.int(500, 3_000), signal)
      await say({ state: 'EXECUTING', log: [line('INFO', 'The executor begins')] })
    }
    let state: TaskState | null = work.state
    const { scenes, error } = script(random, random.int(4_000, 25_000))
    for (const { lasts, ...said } of scenes) {
      if (state === 'CANCELLING' || signal.aborted) break
      await wait(lasts, signal)
      if (work.task) state = await say(said)
    }
    await say(endOf(state, error))
  }

  /** Reports until it is heard: a Space that is away comes back, and lines that it has it does not take twice. What the graph refuses is not said again. */
  async #report(work: Work, said: Report): Promise<TaskState | null> {
    const { client, wait } = this.#options
    const { signal } = this.#life
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        return await report(client, work, said)
      } catch (error) {
        if (error instanceof Refused) throw error
        await wait(pauseAfter(failures), signal)
      }
    }
    return null
  }
}

function line(level: Line['level'], text: string): Line {
  return { level, text }
}

/** How some work ends: as it was told to, or as its script says. */
function endOf(state: TaskState | null, error: string | null): Omit<Report, 'fromLine'> {
  if (state === 'CANCELLING') return { state: 'CANCELED', log: [line('WARNING', 'Stopped, as somebody asked')] }
  if (error !== null) return { state: 'FAILED', errorMessage: error, log: [line('ERROR', 'The deployment failed')] }
  return { state: 'SUCCESS', log: [line('INFO', 'The deployment succeeded')] }
}

/** Milliseconds for which nothing is asked after so many failures in a row. */
function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
