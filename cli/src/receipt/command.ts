import { Command } from 'commander'
import { addInspection, addVerification } from '../bundle/command.js'
import type { OutputFlags } from '../bundle/outcome.js'
import type { VerifyFlags } from '../bundle/verify.js'
import type { CommandContext } from '../command.js'
import { addCreate } from './create.js'
import { addImport } from './import.js'
import { inspectFile } from './inspect.js'
import { verifyFile } from './verify.js'

/** `spaceport receipt ...` */
export function receiptCommand(context: CommandContext): Command {
  const command = new Command('receipt').description(
    'deployment receipts, which tell a source what was done with its bundle',
  )
  addInspection(command, 'receipt')
    .description('show what a receipt tells, without the network and without believing it')
    .action(async (file: string, flags: OutputFlags) => context.exit(await inspectFile(file, flags, context)))
  addVerification(command, 'receipt')
    .description('verify a receipt, without the network')
    .action(async (file: string, flags: VerifyFlags) => context.exit(await verifyFile(file, flags, context)))
  addCreate(command, context)
  addImport(command, context)
  return command
}
