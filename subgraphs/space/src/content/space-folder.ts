import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureFolder, isFolder, sizeOf, type Disk } from './disk.js'
import type { ContentLimits } from './limits.js'
import { placeOf, type Place } from './place.js'
import { Room } from './room.js'
import { forgetStale } from './stale.js'
import { Turns } from './turns.js'

/** One Space's content on the disk, of which no other Space's is ever a part. */
export class SpaceFolder {
  readonly place: Place
  readonly disk: Disk
  readonly limits: ContentLimits
  /** By digest, and `parts` for the uploads together. */
  readonly turns = new Turns()
  readonly #root: string
  #room: Promise<Room> | null = null

  /** Throws `BAD_ID` for what is not a Space's id. */
  constructor(root: string, space: string, disk: Disk, limits: ContentLimits) {
    this.#root = root
    this.place = placeOf(join(root, 'content'), space)
    this.disk = disk
    this.limits = limits
  }

  /** Makes the folders that are missing. */
  async prepare(): Promise<void> {
    await mkdir(this.#root, { recursive: true, mode: 0o700 })
    const { folder, parts } = this.place
    for (const path of [join(this.#root, 'content'), folder, parts]) await ensureFolder(path, this.disk)
  }

  /** How much room is taken: counted at the first call, when what is stale has been removed. */
  room(): Promise<Room> {
    this.#room ??= this.#count().catch((error: unknown) => {
      this.#room = null
      throw error
    })
    return this.#room
  }

  /** Removes what is stale of what is under way; as `forgetStale`. */
  forgetStale(): Promise<{ left: number; freed: number }> {
    return forgetStale(this.place.parts, Date.now() - this.limits.patience)
  }

  async #count(): Promise<Room> {
    await this.forgetStale()
    return Room.count(this.place.folder, this.limits.space)
  }

  /** The bytes of a complete file; null if it is not there. */
  async sizeOf(sha256: string): Promise<number | null> {
    const path = this.place.file(sha256)
    const reachable = (await isFolder(this.place.folder)) && (await isFolder(this.place.shelf(sha256)))
    return reachable ? sizeOf(path) : null
  }

  /** The bytes of an upload that is under way; null if there is none. */
  async partOf(sha256: string): Promise<number | null> {
    const path = this.place.part(sha256)
    const reachable = (await isFolder(this.place.folder)) && (await isFolder(this.place.parts))
    return reachable ? sizeOf(path) : null
  }

  /** Gives a file that is complete its name; `moved` is called as soon as it has it. */
  async shelve(sha256: string, from: string, moved: () => void = () => {}): Promise<void> {
    const shelf = this.place.shelf(sha256)
    await ensureFolder(shelf, this.disk)
    await this.disk.rename(from, this.place.file(sha256))
    moved()
    await this.disk.syncFolder(shelf)
  }
}
