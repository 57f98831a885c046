import { SingleBar } from 'cli-progress'
import type { Terminal } from '../terminal.js'

/** Shows how much of a file is there. */
export type ByteProgress = { at(bytes: number): void; end(): void }

/** A bar on a terminal, else nothing. */
export function showBytes(total: number, what: string, { screen }: Terminal): ByteProgress {
  if (!screen) return { at() {}, end() {} }
  const bar = new SingleBar({
    format: `${what} {bar} {percentage}% of ${shownSize(total)}`,
    stream: screen,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(total, 0)
  return { at: (bytes) => bar.update(bytes), end: () => bar.stop() }
}

/** A number of bytes for people: `1.4 MB`. */
export function shownSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1_000 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`
}
