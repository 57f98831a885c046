import { Command } from 'commander'
import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { addConnectionFlags, type CommandContext } from '../command.js'
import { connect, findConnection, type ConnectionFlags } from '../connection.js'
import { EXIT, failureOf } from '../failure.js'
import { FIRST_PAUSES, retrying } from '../retry.js'
import { oneLine } from '../step-templates/progress.js'

type Space = { id: string; name: string; instance: { id: string; name: string } | null }

type Result = {
  spaces: { nodes: Space[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null
}

/** One page of the Spaces that the API key may enter. */
export const SPACES = document<Result, { after: string | null }>(
  `query Spaces($after: String) {
  spaces(first: 100, after: $after) {
    nodes { id name instance { id name } }
    pageInfo { hasNextPage endCursor }
  }
}`,
)

/** `spaceport spaces ...` */
export function spacesCommand(context: CommandContext): Command {
  const command = new Command('spaces').description('the Spaces of the fleet')
  addConnectionFlags(command.command('list'))
    .description('list the Spaces that the API key may see, with the Instance on which each lives')
    .option('--json', 'print them as JSON')
    .action(async (flags: ConnectionFlags & { json?: boolean }) => context.exit(await listSpaces(flags, context)))
  return command
}

async function listSpaces(flags: ConnectionFlags & { json?: boolean }, context: CommandContext): Promise<number> {
  const { terminal } = context
  const connection = await findConnection(flags, context)
  if (connection.note) terminal.err(`${connection.note}\n`)
  const found = await allSpaces(connect(connection), context)
  terminal.out(flags.json ? `${JSON.stringify(found, null, 2)}\n` : table(found))
  return EXIT.ok
}

/** All Spaces that the API key may enter, by name. */
export async function allSpaces(client: Client, { signal, wait }: CommandContext): Promise<Space[]> {
  const found: Space[] = []
  let after: string | null = null
  do {
    const variables = { after }
    const page: Result = await retrying(
      () => client.request(SPACES, variables, { signal }),
      signal,
      wait,
      FIRST_PAUSES,
    ).catch((error: unknown) => Promise.reject(failureOf(error)))
    found.push(...(page.spaces?.nodes ?? []))
    after = page.spaces?.pageInfo.hasNextPage ? page.spaces.pageInfo.endCursor : null
  } while (after !== null)
  return found
}

function table(spaces: readonly Space[]): string {
  const rows = spaces.map(({ id, name, instance }) => [id, oneLine(name), oneLine(instance?.name ?? '')])
  const lines = [['ID', 'NAME', 'INSTANCE'], ...rows]
  const widths = [0, 1].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) => `${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')
}
