import type { Command } from 'commander'
import { readText } from '../bundle/files.js'
import { tell } from '../bundle/outcome.js'
import type { CommandContext } from '../command.js'
import { Failure } from '../failure.js'
import { oneLine } from '../step-templates/progress.js'
import { readSpace } from '../transfer/arguments.js'
import { askChange, coded, meantGraph } from '../transfer/change.js'
import { addAsking, type AskFlags } from '../transfer/command.js'
import { sendFile } from '../transfer/send.js'
import { IMPORT_RECEIPT } from './documents.js'

type ImportFlags = AskFlags

/** The most bytes of a receipt, written as JSON, that are sent with the question; a larger one is uploaded before, since a question has at most 1 MiB. */
const MOST_AT_ONCE = 900_000

/** Adds `import`: what a receipt tells is taken in. */
export function addImport(command: Command, context: CommandContext): void {
  addAsking(command, 'import')
    .description('take in a receipt that was carried here: what became of a bundle, and where it was deployed')
    .argument('<space>', 'the Space that made the bundle, such as Spaces-12', readSpace)
    .argument('<file>', 'the receipt')
    .action(async (space: string, file: string, flags: ImportFlags) =>
      context.exit(await take(space, file, flags, context)),
    )
}

function take(space: string, file: string, flags: ImportFlags, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const receipt = await readText(file, context)
    const connection = await meantGraph(flags, context)
    const isLarge = Buffer.byteLength(JSON.stringify(receipt)) > MOST_AT_ONCE
    const given = isLarge
      ? { digest: (await coded(() => sendFile(file, space, connection, context))).sha256 }
      : { receipt }
    const { outgoingBundle: bundle } = await askChange(connection, context, IMPORT_RECEIPT, { space, ...given })
    if (!bundle)
      throw new Failure('The receipt is in, but this API key may not see its bundle: that takes ReleaseView.')
    return { text: `${bundle.id} is ${bundle.state} in ${oneLine(bundle.destinationSpace)}.\n`, json: { bundle } }
  })
}
