import { Command } from 'commander'
import { tell } from '../bundle/outcome.js'
import type { CommandContext } from '../command.js'
import { readSpace } from '../transfer/arguments.js'
import { askChange, coded, meantGraph } from '../transfer/change.js'
import { addAsking, type AskFlags } from '../transfer/command.js'
import { shownSize } from '../transfer/progress.js'
import { sendFile } from '../transfer/send.js'
import { REGISTER } from './documents.js'

type PushFlags = AskFlags & { id: string; version: string }

/** `spaceport package ...` */
export function packageCommand(context: CommandContext): Command {
  const command = new Command('package').description('the files of packages that Spaces keep')
  addAsking(command, 'push')
    .description('upload the file of a version of a package; a try that was cut goes on where it was')
    .argument('<space>', 'the Space that is to keep it, such as Spaces-12', readSpace)
    .argument('<file>', 'the file')
    .requiredOption('--id <name>', 'the package, by the name that it has in its feed')
    .requiredOption('--version <version>', 'which version of it')
    .action(async (space: string, file: string, flags: PushFlags) =>
      context.exit(await push(space, file, flags, context)),
    )
  return command
}

function push(space: string, file: string, flags: PushFlags, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const connection = await meantGraph(flags, context)
    const { sha256, size } = await coded(() => sendFile(file, space, connection, context))
    const input = { space, packageId: flags.id, version: flags.version, sha256 }
    const { packageFile } = await askChange(connection, context, REGISTER, input)
    const what = `${flags.id} ${flags.version}`
    return { text: `${space} keeps ${what}: ${shownSize(size)}, SHA-256 ${sha256}.\n`, json: { packageFile } }
  })
}
