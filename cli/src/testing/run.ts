import { run } from '../program.js'
import type { Wait } from '../retry.js'

/** What a run of the command did. */
export type Ran = { code: number; out: string; err: string }

/** Surroundings that differ from an empty machine. */
export type RunOptions = {
  env?: Record<string, string>
  cwd?: string
  input?: string
  signal?: AbortSignal
  wait?: Wait
}

/** Runs the command in this process, without waiting between attempts. */
export async function runCommand(args: string[], options: RunOptions = {}): Promise<Ran> {
  let [out, err] = ['', '']
  const code = await run(args, {
    terminal: { out: (text) => void (out += text), err: (text) => void (err += text), screen: null },
    env: options.env ?? {},
    cwd: options.cwd ?? '/nonexistent',
    readInput: () => Promise.resolve(options.input ?? ''),
    signal: options.signal ?? new AbortController().signal,
    wait: options.wait ?? (() => Promise.resolve()),
  })
  return { code, out, err }
}
