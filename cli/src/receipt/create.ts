import type { Command } from 'commander'
import { resolve } from 'node:path'
import { tell } from '../bundle/outcome.js'
import type { CommandContext } from '../command.js'
import { Failure } from '../failure.js'
import { readEntity } from '../transfer/arguments.js'
import { askChange, meantGraph } from '../transfer/change.js'
import { addAsking, type AskFlags } from '../transfer/command.js'
import { requireNew, writeNew } from '../transfer/output.js'
import { MAKE_RECEIPT } from './documents.js'

type CreateFlags = AskFlags & { output: string }

/** Adds `create`: a receipt is signed and written to a file. */
export function addCreate(command: Command, context: CommandContext): void {
  addAsking(command, 'create')
    .description('sign a receipt of all that became of a bundle so far, to be carried to its source')
    .argument('<bundle>', 'the bundle, such as Spaces-12/IncomingBundles-7', readEntity('IncomingBundles'))
    .requiredOption('-o, --output <file>', 'the file to write, which must not be there yet')
    .action(async (bundle: string, flags: CreateFlags) => context.exit(await create(bundle, flags, context)))
}

function create(bundle: string, flags: CreateFlags, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const path = resolve(context.cwd, flags.output)
    await requireNew(path)
    const connection = await meantGraph(flags, context)
    const { incomingBundle: made } = await askChange(connection, context, MAKE_RECEIPT, { bundle })
    if (!made?.receipt) throw new Failure('The graph gave no receipt: seeing one takes BundleView.')
    await writeNew(path, made.receipt)
    const { receiptNumber } = made
    return {
      text: `${flags.output}: receipt ${receiptNumber} of ${bundle}.\n`,
      json: { file: path, bundle, receiptNumber },
    }
  })
}
