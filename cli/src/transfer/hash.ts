import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** How many bytes are read at a time. */
const AT_ONCE = 1024 * 1024

/** The SHA-256 of a file, in hex, and its bytes. */
export async function hashOf(file: FileHandle, signal: AbortSignal): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(AT_ONCE)
  for (let size = 0; ;) {
    signal.throwIfAborted()
    const { bytesRead } = await file.read(piece, 0, AT_ONCE, size)
    if (bytesRead === 0) return { sha256: hash.digest('hex'), size }
    hash.update(piece.subarray(0, bytesRead))
    size += bytesRead
  }
}
