/** Bytes that are hashed at a time: some milliseconds, so that the page stays alive. */
const AT_ONCE = 4 * 1024 * 1024

/**
 * The SHA-256 of a file of any size, in hex. WebCrypto hashes only what is wholly in memory, so a small library does it piece by piece; it is
 * loaded with the first file. `done` is told how many bytes are hashed. Rejects when `signal` ends it, or the file cannot be read.
 */
export async function hashFile(file: Blob, signal: AbortSignal, done: (bytes: number) => void): Promise<string> {
  const { sha256 } = await import('@noble/hashes/sha2.js')
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += AT_ONCE) {
    signal.throwIfAborted()
    hash.update(new Uint8Array(await file.slice(at, at + AT_ONCE).arrayBuffer()))
    done(Math.min(at + AT_ONCE, file.size))
  }
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
