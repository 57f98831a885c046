import { createHash } from 'node:crypto'
import { bytes } from './bytes.js'

/** What something was at some time; `hash` as PostgreSQL writes bytes. */
export type SnapshotRow = { id: number; hash: string; content: string; createdAt: Date }

/** Keeps each content once, as the write path does. */
export class Snapshots {
  readonly rows: SnapshotRow[] = []
  readonly #known = new Map<string, number>()
  /** Many freeze one and the same object, which so is written only once. */
  readonly #seen = new WeakMap<object, number>()

  /** The number of what somebody froze at a moment; nobody may change the object any more. */
  keep(frozen: object, createdAt: Date): number {
    const seen = this.#seen.get(frozen)
    if (seen !== undefined) return seen
    const content = JSON.stringify(frozen)
    const hash = bytes(createHash('sha256').update(content).digest())
    const id = this.#known.get(hash) ?? this.rows.length + 1
    if (id > this.rows.length) this.rows.push({ id, hash, content, createdAt })
    this.#known.set(hash, id)
    this.#seen.set(frozen, id)
    return id
  }
}
