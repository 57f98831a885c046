import { refuse } from '@spaceport/kit/write/outcome'
import { LONGEST_VERSION, parseVersion } from './version.js'

/** The version of a package as somebody typed it, without white space around it. Unlike a release's it may be a single number. Throws `BAD_INPUT`. */
export function readPackageVersion(text: string, ...path: string[]): string {
  if (parseVersion(text, 1)) return text.trim()
  const why =
    'The version of a package is one to four numbers with dots between them, then, if need be, a dash and a pre-release tag, and a ' +
    `plus and metadata: 16, 1.2.3, 1.2.3-beta.2+build.7. It has at most ${LONGEST_VERSION} characters.`
  throw refuse('BAD_INPUT', why, ...path)
}
