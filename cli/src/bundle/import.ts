import type { Command } from 'commander'
import { resolve } from 'node:path'
import type { CommandContext } from '../command.js'
import { Failure } from '../failure.js'
import { oneLine } from '../step-templates/progress.js'
import { readSpace } from '../transfer/arguments.js'
import { askChange, coded, meantGraph } from '../transfer/change.js'
import { addAsking, type AskFlags } from '../transfer/command.js'
import { requireNew, writeNew } from '../transfer/output.js'
import { sendFile } from '../transfer/send.js'
import { IMPORT_BUNDLE, type Incoming } from './documents.js'
import { tell } from './outcome.js'

type ImportFlags = AskFlags & { output?: string }

/** Adds `import`: a file is uploaded, and taken in as a bundle. */
export function addImport(command: Command, context: CommandContext): void {
  addAsking(command, 'import')
    .description('upload a bundle that was carried here, and take it in; it goes live when it is accepted')
    .argument('<space>', 'the Space that it is for, such as Spaces-12', readSpace)
    .argument('<file>', 'the bundle')
    .option('-o, --output <file>', 'write the receipt, to be carried back, to this file, which must not be there yet')
    .action(async (space: string, file: string, flags: ImportFlags) =>
      context.exit(await take(space, file, flags, context)),
    )
}

function take(space: string, file: string, flags: ImportFlags, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const output = flags.output === undefined ? null : resolve(context.cwd, flags.output)
    if (output !== null) await requireNew(output)
    const connection = await meantGraph(flags, context)
    const { sha256: digest } = await coded(() => sendFile(file, space, connection, context))
    const { incomingBundle: bundle } = await askChange(connection, context, IMPORT_BUNDLE, { space, digest })
    if (!bundle) throw new Failure('The bundle is in, but this API key may not see it: that takes BundleView.')
    const { firstReceipt, ...shown } = bundle
    if (output !== null && firstReceipt !== null) await writeNew(output, firstReceipt)
    const receipt = output !== null && firstReceipt !== null ? `Receipt: ${flags.output}.\n` : ''
    return { text: `${standing(bundle)}\n${receipt}`, json: { bundle: shown, receipt: output } }
  })
}

/** Where a bundle stands, in one line. */
function standing({ id, state, sourceSpace, projectName, releaseVersion, approvalsNeeded }: Incoming): string {
  const what = `${oneLine(projectName)} ${oneLine(releaseVersion)} of ${oneLine(sourceSpace)}`
  const missing = approvalsNeeded > 0 ? `, needs ${approvalsNeeded} approvals` : ''
  return `${id}: ${what} is ${state}${state === 'RECEIVED' ? missing : ''}.`
}
