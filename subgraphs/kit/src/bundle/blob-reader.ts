import { createHash } from 'node:crypto'
import { SpaceportError } from '../errors.js'
import type { ArchiveReader } from './archive.js'
import type { BlobEntry } from './statement.js'

/** One blob of an archive, read once. Its digest is checked when its last byte has been read: before, nothing is known of its bytes. */
export class BlobReader {
  readonly #archive: ArchiveReader
  readonly #entry: BlobEntry
  readonly #hash = createHash('sha256')
  #left: number
  #isChecked = false

  private constructor(archive: ArchiveReader, entry: BlobEntry) {
    this.#archive = archive
    this.#entry = entry
    this.#left = entry.size
  }

  /** Goes on to the next blob, which must be the given one. */
  static async open(archive: ArchiveReader, entry: BlobEntry): Promise<BlobReader> {
    if ((await archive.header(entry.sha256)) !== entry.size)
      throw tampered('A blob is not of the size that was signed.')
    return new BlobReader(archive, entry)
  }

  /** The bytes, as they come. Throws `BUNDLE_TAMPERED` after the last one if they are not those that were signed. */
  async *bytes(): AsyncGenerator<Buffer, void, undefined> {
    while (this.#left > 0) yield await this.#some()
    this.#check()
  }

  /** The whole blob. */
  async all(): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.bytes()) parts.push(part)
    return Buffer.concat(parts)
  }

  /** Reads and checks what nobody has read. */
  async finish(): Promise<void> {
    while (this.#left > 0) await this.#some()
    this.#check()
    await this.#archive.padding(this.#entry.size)
  }

  async #some(): Promise<Buffer> {
    const bytes = await this.#archive.some(this.#left)
    this.#left -= bytes.length
    this.#hash.update(bytes)
    return bytes
  }

  #check(): void {
    if (this.#isChecked) return
    this.#isChecked = true
    if (this.#hash.digest('hex') !== this.#entry.sha256) throw tampered('A blob is not the one that was signed.')
  }
}

function tampered(message: string): SpaceportError {
  return new SpaceportError('BUNDLE_TAMPERED', message)
}
