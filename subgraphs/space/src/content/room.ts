import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SpaceportError } from '@spaceport/kit/errors'
import { isFolder, sizeOf } from './disk.js'

/** How much room a Space's content takes up. Counted on the disk once, then kept along. */
export class Room {
  readonly #most: number
  #used: number

  private constructor(most: number, used: number) {
    this.#most = most
    this.#used = used
  }

  /** Counts what is in a Space's folder; `most` bytes are allowed. */
  static async count(folder: string, most: number): Promise<Room> {
    let used = 0
    for (const name of await namesIn(folder)) {
      const inner = join(folder, name)
      for (const file of await namesIn(inner)) used += (await sizeOf(join(inner, file))) ?? 0
    }
    return new Room(most, used)
  }

  get used(): number {
    return this.#used
  }

  /** Takes room for `bytes`. Throws `TOO_LARGE`, and takes none, if `coming` bytes (these and those to follow) do not fit. */
  take(bytes: number, coming = bytes): void {
    if (this.#used + coming > this.#most) {
      throw new SpaceportError('TOO_LARGE', 'The Space has no room for more packages and bundles.')
    }
    this.#used += bytes
  }

  /** Gives room back. */
  give(bytes: number): void {
    this.#used -= bytes
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await isFolder(folder)) ? readdir(folder) : []
}
