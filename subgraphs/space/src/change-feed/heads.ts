import { AsyncResource } from 'node:async_hooks'
import { log } from '@spaceport/kit/log'
import { onCommitted } from '@spaceport/kit/write/committed'
import { asReady } from '../instance/as-ready.js'
import type { Spaces } from '../instance/spaces.js'
import { readHead } from './read.js'

/** Milliseconds between two looks at the Spaces. What this process itself writes is seen at once. */
const BETWEEN_LOOKS = 1_000

/** Milliseconds between two looks for each Space, if that is longer: however many there are, looking stays a small part of the work. */
const FOR_EACH = 5

/** How many Spaces are looked at at the same time. */
const AT_ONCE = 8

/** Milliseconds that a database may take to say where its events end. */
const PATIENCE = 2_000

type Listener = (space: string) => void

/** Where the events of each Space end, kept in step with the databases for as long as somebody listens. */
export class Heads {
  readonly #spaces: Spaces
  readonly #pause: number
  readonly #heads = new Map<string, number | null>()
  readonly #listeners = new Set<Listener>()
  readonly #looking = new Map<string, { again: boolean }>()
  readonly #wakes = new Map<string, () => void>()
  /** A look outlives whoever brings it about, so it must not end with their signal. */
  readonly #apart = new AsyncResource('Heads')
  #round: symbol | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(spaces: Spaces, pause = BETWEEN_LOOKS) {
    this.#spaces = spaces
    this.#pause = pause
  }

  /** The number of a Space's last event; null while its database does not answer, undefined before it was looked at. */
  of(space: string): number | null | undefined {
    return this.#heads.get(space)
  }

  /** Has a listener told of each Space that has more events than before, no longer answers, or answers again. Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#apart.runInAsyncScope(() => void this.#run())
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#rest()
    }
  }

  async #run(): Promise<void> {
    const round = (this.#round = Symbol())
    for await (const _ of asReady(this.#spaces.ids(), AT_ONCE, (space) => this.#look(space)));
    const pause = Math.max(this.#pause, this.#spaces.ids().length * FOR_EACH)
    if (this.#round === round) this.#timer = setTimeout(() => void this.#run(), pause)
  }

  #rest(): void {
    this.#round = undefined
    clearTimeout(this.#timer)
    for (const end of this.#wakes.values()) end()
    this.#wakes.clear()
    this.#heads.clear()
  }

  /** One look at a time: who comes meanwhile has it looked at once more. */
  async #look(space: string): Promise<void> {
    const running = this.#looking.get(space)
    if (running) {
      running.again = true
      return
    }
    const look = { again: true }
    this.#looking.set(space, look)
    let late: NodeJS.Timeout | undefined
    const asked = this.#ask(space, look).finally(() => clearTimeout(late))
    // A database that hangs holds neither the others nor this look, which goes on behind.
    const patience = new Promise<void>((resolve) => {
      late = setTimeout(() => {
        this.#set(space, null)
        resolve()
      }, PATIENCE)
    })
    await Promise.race([asked, patience])
  }

  async #ask(space: string, look: { again: boolean }): Promise<void> {
    while (look.again && this.#listeners.size > 0) {
      look.again = false
      try {
        const database = await this.#spaces.get(space)
        if (!database) break
        this.#wake(space, database.client)
        this.#set(space, await readHead(database.client))
      } catch (error) {
        const first = this.#heads.get(space) !== null
        if (first) log('warn', 'the events of a Space cannot be read', { space, error: String(error) })
        this.#set(space, null)
      }
    }
    this.#looking.delete(space)
  }

  #wake(space: string, database: object): void {
    if (this.#wakes.has(space)) return
    const look = () => this.#apart.runInAsyncScope(() => void this.#look(space))
    this.#wakes.set(space, onCommitted(database, look))
  }

  #set(space: string, head: number | null): void {
    if (this.#listeners.size === 0 || this.#heads.get(space) === head) return
    this.#heads.set(space, head)
    for (const tell of this.#listeners) tell(space)
  }
}
