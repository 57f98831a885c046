import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isAlive, birth } from '@spaceport/database/engine/process'
import { readIfThere, writePrivate } from './private-file.js'

type Recorded = { pid: number; start: string }

/** Milliseconds that the parts of a killed launcher get to end by themselves. */
const PATIENCE = 3_000
const POLL = 25

/** The processes of this data folder, written down so that the next launcher finds those that outlived this one. */
export class ProcessRecord {
  readonly #path: string
  readonly #pids = new Map<string, Recorded>()

  constructor(folder: string) {
    this.#path = join(folder, 'processes.json')
  }

  /** Notes a part's process, or with null that it has none. */
  note(name: string, pid: number | null): void {
    if (pid === null) this.#pids.delete(name)
    else this.#pids.set(name, { pid, start: birth(pid) })
    writePrivate(this.#path, `${JSON.stringify([...this.#pids.values()])}\n`)
  }

  /**
   * Waits until the processes that a killed launcher left have ended (they notice its death); those that hang are killed. `onFound` is called
   * if there are any, and what it gives once they have ended.
   */
  async clear(onFound?: () => () => void): Promise<void> {
    const left = this.#left()
    if (!left.some(runs)) return
    const done = onFound?.()
    const patience = performance.now() + PATIENCE
    while (left.some(runs) && performance.now() < patience) await setTimeout(POLL)
    for (const orphan of left.filter(runs)) process.kill(orphan.pid, 'SIGKILL')
    while (left.some(runs)) await setTimeout(POLL)
    done?.()
  }

  #left(): Recorded[] {
    try {
      const list: unknown = JSON.parse(readIfThere(this.#path) ?? '[]')
      return Array.isArray(list) ? list.filter(isRecorded) : []
    } catch {
      return []
    }
  }
}

function isRecorded(entry: unknown): entry is Recorded {
  return typeof entry === 'object' && entry !== null && 'pid' in entry && Number.isInteger(entry.pid)
}

/** Without a start time a pid alone is no proof, and a stranger is never killed. */
function runs({ pid, start }: Recorded): boolean {
  return start !== '' && isAlive(pid) && birth(pid) === start
}
