import { Command, CommanderError } from 'commander'
import { auditCommand } from './audit/command.js'
import { bundleCommand } from './bundle/command.js'
import type { CommandContext } from './command.js'
import { exportCommand } from './export/command.js'
import { EXIT, failureOf } from './failure.js'
import { packageCommand } from './package/command.js'
import { queryCommand } from './query/command.js'
import { receiptCommand } from './receipt/command.js'
import { spacesCommand } from './spaces/command.js'
import { stepTemplatesCommand } from './step-templates/command.js'
import { trustCommand } from './trust/command.js'

/** Runs the command with its arguments (without `node` and the program's name); gives the exit code. */
export async function run(args: readonly string[], surroundings: Omit<CommandContext, 'exit'>): Promise<number> {
  const { terminal, signal } = surroundings
  let code: number = EXIT.ok
  const context: CommandContext = { ...surroundings, exit: (given) => (code = given) }
  const program = new Command('spaceport')
    .description('Spaceport: one graph over a fleet of deployment servers')
    .addCommand(stepTemplatesCommand(context))
    .addCommand(spacesCommand(context))
    .addCommand(auditCommand(context))
    .addCommand(bundleCommand(context))
    .addCommand(receiptCommand(context))
    .addCommand(packageCommand(context))
    .addCommand(trustCommand(context))
    .addCommand(queryCommand(context))
    .addCommand(exportCommand(context))
  forAll(program, (command) =>
    command
      .exitOverride()
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
      .showHelpAfterError('(--help says more)'),
  )
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    // Commander has said already what is wrong with the arguments, or given the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed
    if (signal.aborted) return EXIT.interrupted
    terminal.err(`${failureOf(error).message}\n`)
    return EXIT.failed
  }
}

function forAll(command: Command, apply: (command: Command) => void): void {
  apply(command)
  for (const child of command.commands) forAll(child, apply)
}
