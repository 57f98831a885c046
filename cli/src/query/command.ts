import { Command } from 'commander'
import { document } from '@spaceport/client/document'
import { addConnectionFlags, type CommandContext } from '../command.js'
import { connect, findConnection, type ConnectionFlags } from '../connection.js'
import { EXIT, failureOf } from '../failure.js'
import { readDocument, readVariables, type Variables } from './operation.js'

type Flags = ConnectionFlags & { variables?: Variables; operation?: string }

/** `spaceport query ...` */
export function queryCommand(context: CommandContext): Command {
  return addConnectionFlags(new Command('query'))
    .description('execute a GraphQL document and print its answer as JSON')
    .argument('<file>', 'the document; - reads standard input')
    .option('--variables <json>', 'its variables, a JSON object', readVariables)
    .option('--operation <name>', 'which of its operations, if it holds several')
    .addHelpText('after', '\nExit codes: 0 answered, 1 answered with errors, 2 not answered.')
    .action(async (file: string, flags: Flags) => context.exit(await query(file, flags, context)))
}

async function query(file: string, flags: Flags, context: CommandContext): Promise<number> {
  const { terminal, signal } = context
  const text = await readDocument(file, context)
  const connection = await findConnection(flags, context)
  if (connection.note) terminal.err(`${connection.note}\n`)
  const options = { signal, ...(flags.operation === undefined ? {} : { operationName: flags.operation }) }
  const asked = connect(connection).requestPartial(document<unknown, Variables>(text), flags.variables ?? {}, options)
  const { data, errors, status } = await asked.catch((error: unknown) => Promise.reject(failureOf(error)))
  terminal.out(`${JSON.stringify(errors.length > 0 ? { data, errors } : { data }, null, 2)}\n`)
  if (errors.length === 0) return EXIT.ok
  return status === 401 || status === 403 ? EXIT.failed : EXIT.partly
}
