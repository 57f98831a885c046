import { readPortableRelease } from '@spaceport/kit/bundle/content'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { verifyBundle } from '@spaceport/kit/bundle/verify'
import type { CommandContext } from '../command.js'
import { readIdentityFile, withFile } from './files.js'
import { textOf } from './lines.js'
import { tell, type OutputFlags } from './outcome.js'
import { statementLines } from './summary.js'

/** The flags of whatever verifies: whose keys are believed, as whom, and when. */
export type VerifyFlags = OutputFlags & { from: string; to?: string; at?: Date }

/** What the flags say that a file is held against. Throws a `Failure` for a file that holds no identity. */
export async function checkOf(flags: VerifyFlags, context: CommandContext) {
  const from = await readIdentityFile(flags.from, context)
  const to = flags.to === undefined ? null : await readIdentityFile(flags.to, context)
  return { signers: () => from, destinations: to && [partyOf(to)], now: flags.at ?? new Date() }
}

/** Verifies a bundle to its last byte; gives the exit code. */
export async function verifyFile(path: string, flags: VerifyFlags, context: CommandContext): Promise<number> {
  const check = await checkOf(flags, context)
  return tell(flags, context, async () => {
    const read = await withFile(path, context, (source) => verifyBundle(source, check))
    readPortableRelease(read.release)
    const { statement, statementDigest, fileDigest, size } = read
    return {
      text: textOf([
        ...statementLines(read),
        '',
        `Verified: every byte is as it was signed with the keys in ${flags.from}. Compare their fingerprint with the people of that Space.`,
        'Whether it comes in its turn, only the Space that it is for can say.',
      ]),
      json: { isVerified: true, statement, statementDigest, fileDigest, size },
    }
  })
}
