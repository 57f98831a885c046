import type { Command } from 'commander'
import type { OutputFlags } from '../bundle/outcome.js'
import { addConnectionFlags } from '../command.js'
import type { ConnectionFlags } from '../connection.js'
import { EXIT_CODES } from './arguments.js'

/** The flags of every command that asks a graph for something and says what came of it. */
export type AskFlags = ConnectionFlags & OutputFlags

/** Adds such a command; `tell` says what came of it. */
export function addAsking(parent: Command, name: string): Command {
  return addConnectionFlags(parent.command(name))
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', EXIT_CODES)
}
