import { refuse } from '@spaceport/kit/write/outcome'

/** The longest version, in characters. */
export const LONGEST_VERSION = 200

/** The largest number in a version: what Octopus keeps it in has 32 bits. */
const LARGEST = 2_147_483_647

/**
 * A version as Octopus takes it: SemVer 2.0.0, but with two to four numbers, which may begin with zeros, and a `v` before them
 * (octopus.com/docs/packaging-applications/create-packages/versioning; OctopusDeploy/Versioning `SemVerFactory`).
 */
export type Version = {
  /** Major, minor, patch and revision; those that are not written are 0, since `1.2` and `1.2.0.0` are equal. */
  numbers: readonly [number, number, number, number]
  /** The pre-release tag: what stands after the dash, such as `beta.2`; empty for a full release. */
  preRelease: string
  /** What stands after the plus; it says nothing about the order. */
  metadata: string
}

/** What a version must look like, for people. */
export const VERSION_RULE =
  'A version is two to four numbers with dots between them, such as 1.2.3 or 2026.11.26.1, then, if need be, a dash and ' +
  `a pre-release tag, and a plus and metadata: 1.2.3-beta.2+build.7. It has at most ${LONGEST_VERSION} characters.`

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*'
const VERSION = new RegExp(`^[vV]?(\\d+(?:\\.\\d+){0,3})(?:-(${IDENTIFIERS}))?(?:\\+(${IDENTIFIERS}))?$`)

/** A text as a version, with at least so many numbers; null if it is none. White space around it does not count. */
export function parseVersion(text: string, fewest = 2): Version | null {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST_VERSION) return null
  const [, written = '', preRelease = '', metadata = ''] = VERSION.exec(trimmed) ?? []
  const numbers = written.split('.').map(Number)
  if (written === '' || numbers.length < fewest || numbers.some((number) => number > LARGEST)) return null
  const [major = 0, minor = 0, patch = 0, revision = 0] = numbers
  return { numbers: [major, minor, patch, revision], preRelease, metadata }
}

/** The version that somebody typed. Throws `BAD_INPUT`. */
export function readVersion(text: string, ...path: string[]): Version {
  const version = parseVersion(text)
  if (!version) throw refuse('BAD_INPUT', VERSION_RULE, ...path)
  return version
}
