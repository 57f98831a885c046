import { Command, InvalidArgumentError, Option } from 'commander'
import { document } from '@spaceport/client/document'
import { SpaceportRequestError } from '@spaceport/client/errors'
import type { Client } from '@spaceport/client/client'
import { spaceNumber } from '@spaceport/kit/ids'
import { addConnectionFlags, type CommandContext } from '../command.js'
import { connect, findConnection, type ConnectionFlags } from '../connection.js'
import { EXIT, Failure, failureOf } from '../failure.js'
import { FIRST_PAUSES, retrying } from '../retry.js'
import { readFolder } from './folder.js'
import { importFiles } from './import.js'
import { count, countLine } from './outcome.js'
import { fileLine, showProgress } from './progress.js'

type Flags = ConnectionFlags & { space: string; concurrency: number; json?: boolean }

/** `spaceport step-templates ...` */
export function stepTemplatesCommand(context: CommandContext): Command {
  const command = new Command('step-templates').description("step templates of a Space's projects")
  addConnectionFlags(command.command('import'))
    .description("import Octopus's community step templates: every .json file of a folder, each whole or not at all")
    .argument('<folder>', 'where the files are; folders in it are left aside')
    .requiredOption('--space <id>', 'the Space to import into, such as Spaces-12', readSpace)
    .addOption(new Option('--concurrency <n>', 'files on their way at a time').argParser(readConcurrency).default(4))
    .option('--json', 'print the outcome of every file as JSON')
    .addHelpText('after', '\nExit codes: 0 all went in, 1 some files failed, 2 nothing could be done.')
    .action(async (folder: string, flags: Flags) => context.exit(await importFolder(folder, flags, context)))
  return command
}

async function importFolder(folder: string, flags: Flags, context: CommandContext): Promise<number> {
  const { terminal, signal, wait } = context
  const { candidates, skipped } = await readFolder(folder)
  const connection = await findConnection(flags, context)
  if (connection.note) terminal.err(`${connection.note}\n`)
  const client = connect(connection)
  const name = await spaceName(client, flags.space, context)
  if (skipped.length > 0) terminal.err(`Left aside: ${skipped.join(', ')}\n`)
  if (!flags.json) terminal.out(`Importing ${candidates.length} files into ${name} (${flags.space}).\n`)

  const progress = showProgress(candidates.length, terminal, flags.json === true)
  const { files, ended } = await importFiles(candidates, {
    client,
    space: flags.space,
    concurrency: flags.concurrency,
    signal,
    onFile: (outcome) => progress.done(outcome),
    ...(wait ? { wait } : {}),
  })
  progress.end()

  const counts = count(files)
  if (flags.json) terminal.out(`${JSON.stringify({ space: flags.space, ...counts, skipped, files }, null, 2)}\n`)
  else {
    // A bar names no files; lines have named them already.
    const failed = files.filter(({ outcome }) => terminal.screen && outcome === 'FAILED')
    for (const file of failed) terminal.out(`${fileLine(file)}\n`)
    terminal.out(`${countLine(counts)}\n`)
  }
  if (signal.aborted) return EXIT.interrupted
  if (ended) throw ended
  return counts.failed > 0 ? EXIT.partly : EXIT.ok
}

/** The Space that files go into: asked for before the first one is sent. */
export const SPACE = document<{ space: { name: string } | null }, { id: string }>(
  `query SpaceOfImport($id: ID!) {
  space(id: $id) { name }
}`,
)

async function spaceName(client: Client, id: string, { signal, wait }: CommandContext): Promise<string> {
  try {
    const { space } = await retrying(() => client.request(SPACE, { id }, { signal }), signal, wait, FIRST_PAUSES)
    if (space) return space.name
  } catch (error) {
    if (!(error instanceof SpaceportRequestError && error.has('NOT_FOUND'))) throw failureOf(error)
  }
  throw new Failure(`There is no Space ${id} that this API key may enter.`)
}

function readSpace(text: string): string {
  if (spaceNumber(text) === null) throw new InvalidArgumentError('A Space has an id such as Spaces-12.')
  return text
}

function readConcurrency(text: string): number {
  const n = Number(text)
  if (!Number.isInteger(n) || n < 1 || n > 32) throw new InvalidArgumentError('Give a number from 1 to 32.')
  return n
}
