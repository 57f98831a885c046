import { Command, InvalidArgumentError, Option } from 'commander'
import type { CommandContext } from '../command.js'
import { addCreate } from './create.js'
import { addImport } from './import.js'
import { inspectFile } from './inspect.js'
import type { OutputFlags } from './outcome.js'
import { verifyFile, type VerifyFlags } from './verify.js'

const EXIT_CODES = '\nExit codes: 0 it is what it should be, 1 it is refused, 2 nothing could be done.'

/** `spaceport bundle ...` */
export function bundleCommand(context: CommandContext): Command {
  const command = new Command('bundle').description('release bundles, as they are carried from Space to Space')
  addInspection(command, 'bundle')
    .description(
      'show what a bundle carries, without the network and without believing it; sensitive values stay sealed',
    )
    .action(async (file: string, flags: OutputFlags) => context.exit(await inspectFile(file, flags, context)))
  addVerification(command, 'bundle')
    .description('verify a bundle to its last byte, without the network')
    .action(async (file: string, flags: VerifyFlags) => context.exit(await verifyFile(file, flags, context)))
  addCreate(command, context)
  addImport(command, context)
  return command
}

/** The subcommand that shows a file. */
export function addInspection(command: Command, what: string): Command {
  return command
    .command('inspect')
    .argument('<file>', `the ${what}`)
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXIT_CODES)
}

/** The subcommand that verifies a file. */
export function addVerification(command: Command, what: string): Command {
  return command
    .command('verify')
    .argument('<file>', `the ${what}`)
    .requiredOption('--from <identity>', 'the file with the identity of the Space that must have signed it')
    .option('--to <identity>', 'the file with the identity of the Space that it must be for (default: any)')
    .addOption(new Option('--at <time>', 'when, such as 2026-02-28T09:30:00Z (default: now)').argParser(readTime))
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', EXIT_CODES)
}

function readTime(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('Give a time such as 2026-02-28T09:30:00Z.')
  return time
}
