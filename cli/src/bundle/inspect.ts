import { readPortableRelease } from '@spaceport/kit/bundle/content'
import { inspectBundle } from '@spaceport/kit/bundle/inspect'
import type { CommandContext } from '../command.js'
import { withFile } from './files.js'
import { textOf } from './lines.js'
import { tell, type OutputFlags } from './outcome.js'
import { releaseLines, statementLines } from './summary.js'

/** Shows what a bundle says, without believing it; gives the exit code. */
export function inspectFile(path: string, flags: OutputFlags, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const read = await withFile(path, context, inspectBundle)
    const release = readPortableRelease(read.release)
    const { statement, statementDigest, fileDigest, size, secrets } = read
    return {
      text: textOf([
        ...statementLines(read),
        ...releaseLines(release, read),
        '',
        'The signature was NOT verified: `spaceport bundle verify` does that.',
      ]),
      json: { isVerified: false, statement, statementDigest, fileDigest, size, hasSecrets: secrets !== null, release },
    }
  })
}
