import { closeSync, fstatSync, mkdirSync, openSync, readSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST = 8 * 1024 * 1024

/** The file that takes what a process prints. */
export type ProcessLog = {
  fd: number
  /** Why the process ended, as far as what it printed since this was opened tells; empty if it printed nothing. */
  lastWord(): string
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
    lastWord() {
      const size = fstatSync(fd).size
      const from = Math.max(start, size - 16_384)
      const bytes = Buffer.alloc(size - from)
      readSync(fd, bytes, 0, bytes.length, from)
      return lastWord(bytes.toString('utf8'))
    },
    close: () => closeSync(fd),
  }
}

/** The error of an uncaught exception, the message of a log line, else the last line as it is. */
export function lastWord(text: string): string {
  const lines = text.trimEnd().split('\n')
  const last = lines.at(-1) ?? ''
  if (/^Node\.js v\d/.test(last)) {
    const thrown = lines.findLast((line) => /^(\w*Error\b.*|Uncaught .*): /.test(line))
    if (thrown) return thrown.replace(/^(Uncaught )?\w*Error\b[^:]*: /, '')
  }
  try {
    const { message } = JSON.parse(last) as { message?: unknown }
    if (typeof message === 'string') return message
  } catch {
    // Not a log line.
  }
  return last
}
