import { SpaceportError } from '@spaceport/kit/errors'
import { appendContent, type Progress } from './append.js'
import { DISK, openFile, type Disk } from './disk.js'
import { CONTENT_LIMITS, type ContentLimits } from './limits.js'
import { putContent } from './put.js'
import { readPieces } from './read.js'
import { SpaceFolder } from './space-folder.js'

/**
 * Packages and bundles of an Instance's Spaces, as files named by their SHA-256, each Space's in a folder of its own. A file is there wholly and
 * with the right digest, or not at all, also after a crash at any moment. Nothing is made on the disk before there is something to keep.
 * Throws `BAD_ID` for what is no Space's id, `BAD_INPUT` for what is no SHA-256 in lower-case hex.
 */
export class ContentStore {
  readonly #root: string
  readonly #limits: ContentLimits
  readonly #disk: Disk
  readonly #spaces = new Map<string, SpaceFolder>()

  /** `root` is the Instance's own folder; the content is below it. */
  constructor(root: string, options: { limits?: Partial<ContentLimits>; disk?: Disk } = {}) {
    this.#root = root
    this.#limits = { ...CONTENT_LIMITS, ...options.limits }
    this.#disk = options.disk ?? DISK
  }

  /** As `putContent`. */
  async put(space: string, bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }> {
    return putContent(this.#of(space), bytes)
  }

  /** As `appendContent`. */
  async append(space: string, sha256: string, offset: number, bytes: Uint8Array, total: number): Promise<Progress> {
    return appendContent(this.#of(space), sha256, { offset, bytes, total })
  }

  /** How far an upload is; at byte 0 when nothing of the file is there. */
  async offsetOf(space: string, sha256: string): Promise<Progress> {
    const folder = this.#of(space)
    const size = await folder.sizeOf(sha256)
    if (size !== null) return { offset: size, complete: true }
    return { offset: (await folder.partOf(sha256)) ?? 0, complete: false }
  }

  /** The bytes from `start` up to but without `end`, in pieces. Throws `NOT_FOUND` when the file is not there, or not complete. */
  async *read(space: string, sha256: string, start = 0, end = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
    const folder = this.#of(space)
    const size = await folder.sizeOf(sha256)
    if (size === null) throw new SpaceportError('NOT_FOUND', 'There is no such file.')
    const file = await openFile(folder.place.file(sha256))
    let left = Math.max(0, Math.min(end, size) - start)
    for await (const piece of readPieces(file, start, start + left)) {
      left -= piece.length
      yield piece
    }
    if (left > 0) throw new Error('a file of content is shorter than it was')
  }

  /** Whether a complete file is there, and its bytes. */
  async has(space: string, sha256: string): Promise<{ size: number } | null> {
    const size = await this.#of(space).sizeOf(sha256)
    return size === null ? null : { size }
  }

  /** Removes a file, if it is there. */
  async remove(space: string, sha256: string): Promise<void> {
    const folder = this.#of(space)
    await folder.turns.take(sha256, async () => {
      const size = await folder.sizeOf(sha256)
      if (size === null) return
      const room = await folder.room()
      await folder.disk.remove(folder.place.file(sha256))
      room.give(size)
      await folder.disk.syncFolder(folder.place.shelf(sha256))
    })
  }

  #of(space: string): SpaceFolder {
    let folder = this.#spaces.get(space)
    if (!folder) this.#spaces.set(space, (folder = new SpaceFolder(this.#root, space, this.#disk, this.#limits)))
    return folder
  }
}
