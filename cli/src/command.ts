import type { Command } from 'commander'
import type { Surroundings } from './connection.js'
import type { Wait } from './retry.js'
import type { Terminal } from './terminal.js'

/** What every command works with. */
export type CommandContext = Surroundings & {
  terminal: Terminal
  /** Standard input, as text. */
  readInput(): Promise<string>
  /** Aborts at Ctrl-C. */
  signal: AbortSignal
  /** Says with which code the process is to end. */
  exit(code: number): void
  /** How to wait between attempts; tests do not. */
  wait?: Wait
}

/** The flags that say which graph is meant. */
export function addConnectionFlags(command: Command): Command {
  return command
    .option('--url <url>', "the graph's address (default: SPACEPORT_URL, else the local demo)")
    .option('--api-key <key>', 'the API key (default: SPACEPORT_API_KEY, which other users of this machine cannot see)')
}
