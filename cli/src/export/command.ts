import { Command, InvalidArgumentError, Option } from 'commander'
import { addConnectionFlags, type CommandContext } from '../command.js'
import { readVariables } from '../query/operation.js'
import { FORMATS } from './ending.js'
import { exportList, type Column, type ExportFlags } from './export.js'

/** `spaceport export ...` */
export function exportCommand(context: CommandContext): Command {
  return addConnectionFlags(new Command('export'))
    .description('write all rows of a list; the end says whether these are all')
    .argument(
      '<file>',
      'a document that asks for the nodes of a list and hands $after: String to it; - reads standard input',
    )
    .addOption(new Option('--format <format>', 'how they are written').choices(FORMATS).default('csv'))
    .option(
      '--column <name=path>',
      'a column, such as Space=space.name; may be given several times',
      collectColumns,
      [],
    )
    .option('--variables <json>', 'the variables of the document, a JSON object', readVariables)
    .option('--operation <name>', 'which of its operations, if it holds several')
    .option('--output <file>', 'the file to write, which must not be there yet (default: standard output)')
    .addHelpText('after', '\nExit codes: 0 all rows, 1 some may be missing, 2 none could be had.')
    .action(async (file: string, flags: ExportFlags) => context.exit(await exportList(file, flags, context)))
}

function collectColumns(text: string, before: readonly Column[]): Column[] {
  const [, name, path] = /^(.+)=([^=]+)$/.exec(text) ?? []
  if (name !== undefined && path !== undefined) return [...before, { name, path }]
  throw new InvalidArgumentError('A column is a name and where its value stands in a row, such as Space=space.name.')
}
