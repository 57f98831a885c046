import type { Command } from 'commander'
import { spaceOf } from '@spaceport/kit/ids'
import { resolve } from 'node:path'
import type { CommandContext } from '../command.js'
import { Failure } from '../failure.js'
import { oneLine } from '../step-templates/progress.js'
import { readEntity } from '../transfer/arguments.js'
import { askChange, coded, meantGraph } from '../transfer/change.js'
import { addAsking, type AskFlags } from '../transfer/command.js'
import { downloadFile } from '../transfer/download.js'
import { requireNew } from '../transfer/output.js'
import { shownSize, showBytes } from '../transfer/progress.js'
import { PROMOTE } from './documents.js'
import { tell } from './outcome.js'

type CreateFlags = AskFlags & { to: string; output: string; packages: boolean }

/** Adds `create`: a bundle is made, and its file fetched. */
export function addCreate(command: Command, context: CommandContext): void {
  addAsking(command, 'create')
    .description('promote a release to another Space: make its signed bundle and download the file')
    .argument('<release>', 'the release, such as Spaces-12/Releases-7', readEntity('Releases'))
    .requiredOption(
      '--to <trust>',
      'the Space that it is for: the trust in its receipts, such as Spaces-12/Trusts-3',
      readEntity('Trusts'),
    )
    .requiredOption('-o, --output <file>', 'the file to write, which must not be there yet')
    .option('--no-packages', 'leave out the files of packages: they are carried apart')
    .action(async (release: string, flags: CreateFlags) => context.exit(await create(release, flags, context)))
}

function create(release: string, flags: CreateFlags, context: CommandContext): Promise<number> {
  const { cwd, signal, terminal, wait } = context
  return tell(flags, context, async () => {
    const path = resolve(cwd, flags.output)
    await requireNew(path)
    const connection = await meantGraph(flags, context)
    const input = { release, trust: flags.to, includePackages: flags.packages }
    const { outgoingBundle: bundle } = await askChange(connection, context, PROMOTE, input)
    const space = spaceOf(release)
    if (!bundle || !space) throw new Failure('The graph gave no bundle.')
    const progress = showBytes(bundle.size, 'Downloading', terminal)
    const door = { connection, space, sha256: bundle.digest, signal, ...(wait ? { wait } : {}) }
    await coded(() => downloadFile(path, bundle.size, door, progress.at)).finally(progress.end)
    const to = `number ${bundle.sequence} for ${oneLine(bundle.destinationSpace)}`
    const text = `${flags.output}: bundle ${bundle.id}, ${to}, ${shownSize(bundle.size)}, to be taken in before ${bundle.expiresAt}.\n`
    return { text, json: { file: path, bundle } }
  })
}
