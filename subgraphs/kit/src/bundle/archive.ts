import { createHash, type Hash } from 'node:crypto'
import { SpaceportError } from '../errors.js'
import { malformed } from './refusal.js'
import { BLOCK, END, paddingOf, sizeIn } from './tar.js'

/**
 * A tar as a bundle is, read from its first byte to its last, and never more of it in memory than one chunk of the source and what is asked
 * for. Throws `BUNDLE_MALFORMED` where it differs by a byte from what is written here.
 */
export class ArchiveReader {
  readonly #source: AsyncIterator<Uint8Array>
  readonly #hash: Hash | null
  #chunk: Buffer = Buffer.alloc(0)
  #size = 0

  /** `isDigested`: whether the SHA-256 of the whole file is to be computed on the way. */
  constructor(source: AsyncIterable<Uint8Array>, isDigested: boolean) {
    this.#source = source[Symbol.asyncIterator]()
    this.#hash = isDigested ? createHash('sha256') : null
  }

  /** Bytes that came from the source so far; the size of the file once `end` has returned. */
  get size(): number {
    return this.#size
  }

  /** Reads the header of a file that must have this name; gives its size. */
  async header(name: string): Promise<number> {
    const size = sizeIn(await this.take(BLOCK), name)
    if (size === null) throw malformed('The archive has a header that is not the one expected at its place.')
    return size
  }

  /** Reads some bytes, all at once. */
  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = size; left > 0; left -= parts.at(-1)!.length) parts.push(await this.some(left))
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
  }

  /** Reads at least one byte and at most `most`, as they came. */
  async some(most: number): Promise<Buffer> {
    while (this.#chunk.length === 0) {
      if (!(await this.#more())) throw malformed('The archive is cut short.')
    }
    const bytes = this.#chunk.subarray(0, most)
    this.#chunk = this.#chunk.subarray(bytes.length)
    return bytes
  }

  /** Reads what fills a content up to whole blocks. */
  async padding(size: number): Promise<void> {
    const padding = paddingOf(size)
    if (!(await this.take(padding.length)).equals(padding))
      throw malformed('The archive has something between its files.')
  }

  /** Reads the end. Nothing may follow. */
  async end(): Promise<void> {
    if (!(await this.take(END.length)).equals(END)) throw malformed('The archive holds more than its statement names.')
    while (this.#chunk.length === 0) if (!(await this.#more())) return
    throw malformed('The archive goes on after its end.')
  }

  /** SHA-256 of the whole file, in hex; after `end`. */
  digest(): string {
    if (!this.#hash) throw new SpaceportError('INTERNAL', 'The digest of the file was not asked for.')
    return this.#hash.digest('hex')
  }

  /** Lets the source go, wherever the reading has come to. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next()
    if (done) return false
    this.#chunk = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    this.#size += value.byteLength
    this.#hash?.update(value)
    return true
  }
}
