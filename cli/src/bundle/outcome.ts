import { SpaceportError } from '@spaceport/kit/errors'
import type { CommandContext } from '../command.js'
import { EXIT } from '../failure.js'

/** The flag of everything that can be read by programs. */
export type OutputFlags = { json?: boolean }

/** What is said of a file that holds what it should: for people, or for programs. */
export type Said = { text: string; json: object }

/** Says what became of a file: what `work` gives, or with which code the file is refused. Gives the exit code. */
export async function tell(
  flags: OutputFlags,
  { terminal }: CommandContext,
  work: () => Promise<Said>,
): Promise<number> {
  try {
    const { text, json } = await work()
    terminal.out(flags.json ? `${JSON.stringify(json, null, 2)}\n` : text)
    return EXIT.ok
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    const { code, message } = error
    if (flags.json) terminal.out(`${JSON.stringify({ refused: { code, message } }, null, 2)}\n`)
    else terminal.out(`REFUSED: ${code}: ${message}\n`)
    return EXIT.partly
  }
}
