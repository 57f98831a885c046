import type { FeedLine } from '@spaceport/kit/change-feed'
import type { Spaces } from '../instance/spaces.js'
import type { Heads } from './heads.js'
import { readChanges } from './read.js'

/** Milliseconds after which a line says that there is nothing to say. */
const BEAT = 500

/**
 * The changes of all Spaces of an Instance, line by line: of each Space first where its events end, then what they change. The reader's pace
 * counts: what nobody has read yet is not kept, but stays in the databases. Ends when the signal aborts.
 */
export async function* changeLines(
  spaces: Spaces,
  heads: Heads,
  signal: AbortSignal,
  beat = BEAT,
): AsyncGenerator<FeedLine> {
  const told = new Map<string, number>()
  const away = new Set<string>()
  const due = new Set(spaces.ids())
  const alarm = new Alarm(signal)
  const end = heads.listen((space) => {
    due.add(space)
    alarm.ring()
  })
  try {
    while (!signal.aborted) {
      const failed: string[] = []
      for (const space of [...due]) {
        due.delete(space)
        const head = heads.of(space)
        const from = told.get(space)
        if (head === undefined) continue
        if (head === null) {
          if (!away.has(space)) yield { type: 'away', space }
          away.add(space)
          continue
        }
        // After a restore of an older state the events end before those that were told.
        const fresh = from === undefined || head < from
        const page = fresh ? { position: head, events: [] } : await pageOf(spaces, space, from)
        if (!page) {
          failed.push(space)
          continue
        }
        told.set(space, page.position)
        if (page.position < head) due.add(space)
        if (away.delete(space) || fresh || page.position > from)
          yield { type: 'events', space, from: fresh ? head : from, ...page }
      }
      if (due.size === 0 && !(await alarm.wait(beat))) yield { type: 'beat' }
      for (const space of failed) due.add(space)
    }
  } finally {
    end()
  }
}

/** Null: it could not be read now. */
async function pageOf(spaces: Spaces, space: string, after: number) {
  try {
    const database = await spaces.get(space)
    return database && (await readChanges(database.client, after))
  } catch {
    return null
  }
}

/** Wakes one who waits. */
class Alarm {
  #rung = false
  #wake: (() => void) | undefined

  constructor(private readonly signal: AbortSignal) {}

  ring(): void {
    this.#rung = true
    this.#wake?.()
  }

  /** Whether it rang within so many milliseconds, or did before; false also when the signal aborts. */
  async wait(milliseconds: number): Promise<boolean> {
    if (!this.#rung && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          this.signal.removeEventListener('abort', done)
          this.#wake = undefined
          resolve()
        }
        const timer = setTimeout(done, milliseconds)
        this.signal.addEventListener('abort', done)
        this.#wake = done
      })
    }
    const rung = this.#rung
    this.#rung = false
    return rung
  }
}
