import type { FileHandle } from 'node:fs/promises'

/** How many bytes are read from a file at a time. */
const AT_ONCE = 256 * 1024

/** The bytes of a file from `start` up to but without `end`, or to where it ends before. Closes the file at the end, also when nobody reads on. */
export async function* readPieces(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  try {
    for (let at = start; at < end;) {
      const piece = Buffer.allocUnsafe(Math.min(AT_ONCE, end - at))
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      if (bytesRead === 0) return
      at += bytesRead
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
