/** Where the command writes: results on `out`, all else on `err`. */
export type Terminal = {
  out(text: string): void
  err(text: string): void
  /** The stream of `err` if it is a terminal that can redraw a line; null otherwise. */
  screen: NodeJS.WriteStream | null
}

/** The terminal, or the files or pipes, of this process. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    screen: process.stderr.isTTY ? process.stderr : null,
  }
}
