import type { Command } from 'commander'
import { resolve } from 'node:path'
import { tell } from '../bundle/outcome.js'
import type { CommandContext } from '../command.js'
import { connect, type Connection } from '../connection.js'
import { Failure } from '../failure.js'
import { retrying } from '../retry.js'
import { readSpace } from '../transfer/arguments.js'
import { askChange, coded, meantGraph } from '../transfer/change.js'
import { addAsking, type AskFlags } from '../transfer/command.js'
import { requireNew, writeNew } from '../transfer/output.js'
import { CREATE_KEYS, IDENTITY, type Handed } from './documents.js'

type IdentityFlags = AskFlags & { output?: string; create?: string }

/** Adds `identity`: what a Space hands to those who are to trust it. */
export function addIdentity(command: Command, context: CommandContext): void {
  addAsking(command, 'identity')
    .description('show what a Space hands to those who are to trust it, and the fingerprint that people compare')
    .argument('<space>', 'the Space, such as Spaces-12', readSpace)
    .option('-o, --output <file>', 'the file to write it to, which must not be there yet (default: standard output)')
    .option('--create <name>', 'if the Space has no keys yet, make them; it calls itself so to others')
    .action(async (space: string, flags: IdentityFlags) => context.exit(await show(space, flags, context)))
}

function show(space: string, flags: IdentityFlags, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const output = flags.output === undefined ? null : resolve(context.cwd, flags.output)
    if (output !== null) await requireNew(output)
    const connection = await meantGraph(flags, context)
    const handed = (await find(space, connection, context)) ?? (await create(space, flags.create, connection, context))
    if (output !== null) await writeNew(output, `${handed.identity}\n`)
    const told = `Fingerprint of ${space}, to be told by another way than the identity goes:\n${handed.shownFingerprint}\n`
    // The identity alone is on standard output, for a file or a pipe.
    if (output === null && !flags.json) context.terminal.err(told)
    return { text: output === null ? `${handed.identity}\n` : told, json: { space, file: output, ...handed } }
  })
}

async function find(space: string, connection: Connection, { signal, wait }: CommandContext): Promise<Handed | null> {
  const client = connect(connection)
  const ask = () => retrying(() => client.request(IDENTITY, { space }, { signal }), signal, wait)
  return (await coded(ask)).spaceIdentity
}

async function create(
  space: string,
  name: string | undefined,
  connection: Connection,
  context: CommandContext,
): Promise<Handed> {
  if (name === undefined) throw new Failure(`${space} has no keys yet: --create "its name" makes them.`)
  const { spaceIdentity } = await askChange(connection, context, CREATE_KEYS, { space, name })
  if (!spaceIdentity) throw new Failure('The keys are made, but this API key may not see them: that takes TrustView.')
  return spaceIdentity
}
