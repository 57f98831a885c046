import { Command, InvalidArgumentError, Option } from 'commander'
import { spaceNumber } from '@spaceport/kit/ids'
import { addConnectionFlags, type CommandContext } from '../command.js'
import { exportAudit, type ExportFlags } from './export.js'
import { verifyAudits, type VerifyFlags } from './verify.js'

/** `spaceport audit ...` */
export function auditCommand(context: CommandContext): Command {
  const command = new Command('audit').description('what was done, refused and read, as the fleet has kept it')
  addConnectionFlags(command.command('export'))
    .description('write events as JSON lines, the oldest first; the last line says whether these are all')
    .addOption(new Option('--of <source>', 'whose events').choices(['spaces', 'directory', 'zone']).default('spaces'))
    .option('--space <id>', 'only those of this Space; may be given several times', collectSpaces, [])
    .option('--from <time>', 'not before this day or moment, such as 2026-02-28 or 2026-02-28T09:30:00Z')
    .option('--to <time>', 'before this day or moment (default: now)')
    .option('--output <file>', 'the file to write, which must not be there yet (default: standard output)')
    .addHelpText('after', '\nExit codes: 0 all events, 1 some may be missing, 2 none could be had.')
    .action(async (flags: ExportFlags) => context.exit(await exportAudit(flags, context)))
  addConnectionFlags(command.command('verify'))
    .description('verify that nothing in the audits was edited, removed, inserted or moved')
    .option(
      '--space <id>',
      'only this Space; may be given several times (default: all, the directory and the zone)',
      collectSpaces,
      [],
    )
    .option(
      '--heads <file>',
      'keep the ends of the audits in this file, and hold the audits against what it kept before',
    )
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      `
Whoever has all rights on a database can compute its whole audit anew, and no audit can tell by itself. Keep the file of
--heads where they cannot reach it: an audit that was computed anew does not fit to it.

Exit codes: 0 all that may be verified is intact, 1 something is not or did not answer, 2 nothing could be done.`,
    )
    .action(async (flags: VerifyFlags) => context.exit(await verifyAudits(flags, context)))
  return command
}

function collectSpaces(id: string, before: readonly string[]): string[] {
  if (spaceNumber(id) === null) throw new InvalidArgumentError('A Space is named by its id, such as Spaces-12.')
  return [...before, id]
}
