import { refuse } from '@spaceport/kit/write/outcome'
import { RE2JS, RE2JSException } from 're2js'
import type { Version } from '../release/version.js'
import { inRange, readVersionRange, type VersionRange } from './version-rule-range.js'

/**
 * Which versions a channel takes (octopus.com/docs/releases/channels#version-rules): those in a range whose pre-release tag
 * holds what a pattern says. Null: any.
 */
export type VersionRule = { range: VersionRange | null; tag: TagPattern | null }

/** A regular expression over pre-release tags, compiled. It takes time in proportion to the tag, whatever it says. */
export type TagPattern = { test(tag: string): boolean }

/** The longest pattern, in characters. */
const LONGEST_PATTERN = 500

/** The rule that somebody typed; a blank part says nothing. Throws `BAD_INPUT`, leading to `versionRange` or `tag` under the path. */
export function readVersionRule(
  { versionRange, tag }: { versionRange?: string | null; tag?: string | null },
  ...path: string[]
): VersionRule {
  return {
    range: isBlank(versionRange) ? null : readVersionRange(versionRange, ...path, 'versionRange'),
    tag: isBlank(tag) ? null : readTagPattern(tag, ...path, 'tag'),
  }
}

function isBlank(text: string | null | undefined): text is '' | null | undefined {
  return text === null || text === undefined || text.trim() === ''
}

/**
 * The pattern that somebody typed: a regular expression in the syntax of RE2 (github.com/google/re2/wiki/Syntax), which has no
 * look-around and no back-references, unlike Octopus's, since patterns come from users and with those a match may take for ever.
 * Throws `BAD_INPUT`.
 */
export function readTagPattern(text: string, ...path: string[]): TagPattern {
  if (text.length > LONGEST_PATTERN) throw refuse('BAD_INPUT', `At most ${LONGEST_PATTERN} characters.`, ...path)
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) {
    throw refuse('BAD_INPUT', 'A pattern is well-formed Unicode without control characters.', ...path)
  }
  try {
    return RE2JS.compile(text)
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    const why = `It is not a regular expression without look-around and back-references: ${reason(error)}.`
    throw refuse('BAD_INPUT', why, ...path)
  }
}

/** What is wrong with a pattern, without the rest of it. */
function reason(error: RE2JSException): string {
  return error.message.replace(/^error parsing regexp: /, '').slice(0, 100)
}

/** Whether a channel with the rule takes a version. The pattern is looked for anywhere in the tag, with the metadata behind it: `beta.2+build.7`. */
export function matchesRule({ range, tag }: VersionRule, version: Version): boolean {
  if (range && !inRange(range, version)) return false
  return !tag || tag.test(version.preRelease + (version.metadata === '' ? '' : `+${version.metadata}`))
}
