import { closeSync, fstatSync, mkdirSync, openSync, readSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST = 8 * 1024 * 1024

/** The file that takes what a process prints. */
export type ProcessLog = {
  fd: number
  /** The last line that was printed since this was opened; empty if none. */
  lastLine(): string
  close(): void
}

/** Opens a log for appending, readable for its owner alone. One that has grown large starts anew. */
export function openProcessLog(path: string): ProcessLog {
  mkdirSync(dirname(path), { recursive: true })
  const fd = openSync(path, 'a+', 0o600)
  let start = fstatSync(fd).size
  if (start > LARGEST) {
    truncateSync(path)
    start = 0
  }
  return {
    fd,
    lastLine() {
      const size = fstatSync(fd).size
      const from = Math.max(start, size - 16_384)
      const bytes = Buffer.alloc(size - from)
      readSync(fd, bytes, 0, bytes.length, from)
      return bytes.toString('utf8').trimEnd().split('\n').at(-1) ?? ''
    },
    close: () => closeSync(fd),
  }
}
