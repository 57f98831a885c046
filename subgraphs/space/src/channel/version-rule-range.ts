import { refuse } from '@spaceport/kit/write/outcome'
import { parseVersion, type Version } from '../release/version.js'
import { compareVersions } from '../release/version-order.js'

/**
 * Some versions, as NuGet writes them (learn.microsoft.com/nuget/concepts/package-versioning).
 *
 * `BETWEEN`: from one version to another, by their precedence, so that `[1.0,2.0)` holds `2.0-beta` too. Null: no bound.
 * `FLOATING`: those that begin with some numbers (`1.2.*`); full releases, and with `-*` or `-beta*` also the pre-releases whose
 * tag begins so.
 */
export type VersionRange =
  | { kind: 'BETWEEN'; from: Bound | null; to: Bound | null }
  | { kind: 'FLOATING'; numbers: readonly number[]; preRelease: string | null }

/** An end of a range, and whether it is itself in the range. */
export type Bound = { version: Version; isIncluded: boolean }

/** Longer than two versions with their brackets. */
const LONGEST_RANGE = 500

const NUMBERS = '\\d{1,10}(?:\\.\\d{1,10})'
const TAG = '([0-9A-Za-z.-]*)\\*'
const FLOATING = new RegExp(`^(?:(${NUMBERS}{0,2})\\.)?\\*(?:-${TAG})?$`)
const FLOATING_TAG = new RegExp(`^(${NUMBERS}{0,3})-${TAG}$`)

/** The range that somebody typed, such as `1.0` (that or newer), `[1.0]`, `[1.0,2.0)`, `(,1.0]`, `1.*`. Throws `BAD_INPUT`. */
export function readVersionRange(text: string, ...path: string[]): VersionRange {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST_RANGE) throw refuse('BAD_INPUT', `At most ${LONGEST_RANGE} characters.`, ...path)
  if (/^[[(]/.test(trimmed)) return readInterval(trimmed, path)
  if (trimmed.includes('*')) return readFloating(trimmed, path)
  return { kind: 'BETWEEN', from: readBound(trimmed, true, path), to: null }
}

function readInterval(text: string, path: string[]): VersionRange {
  const parts = text.slice(1, -1).split(',')
  const [isFrom, isTo] = [text.startsWith('['), text.endsWith(']')]
  if ((!isTo && !text.endsWith(')')) || parts.length > 2) {
    throw refuse('BAD_INPUT', 'A range is one version or two between brackets: [1.0], [1.0,2.0), (,1.0].', ...path)
  }
  const [first = '', second = first] = parts.map((part) => part.trim())
  if (parts.length === 1 && !(isFrom && isTo)) {
    throw refuse('BAD_INPUT', `The range of one version alone is [${first}].`, ...path)
  }
  if (first === '' && second === '')
    throw refuse('BAD_INPUT', 'The range has neither a lower nor an upper end.', ...path)
  const from = first === '' ? null : readBound(first, isFrom, path)
  const to = second === '' ? null : readBound(second, isTo, path)
  if (from && to) {
    const order = compareVersions(from.version, to.version)
    if (order > 0 || (order === 0 && !(isFrom && isTo)))
      throw refuse('BAD_INPUT', 'No version is in the range.', ...path)
  }
  return { kind: 'BETWEEN', from, to }
}

function readBound(text: string, isIncluded: boolean, path: string[]): Bound {
  const version = parseVersion(text, 1)
  if (version) return { version, isIncluded }
  const why = text.includes('*')
    ? 'A version with a * stands alone, without brackets.'
    : `${shown(text)} is no version.`
  throw refuse('BAD_INPUT', why, ...path)
}

function readFloating(text: string, path: string[]): VersionRange {
  const floating = FLOATING.exec(text)
  if (floating) return { kind: 'FLOATING', numbers: numbersOf(floating[1]), preRelease: floating[2] ?? null }
  const tagged = FLOATING_TAG.exec(text)
  if (!tagged) {
    throw refuse('BAD_INPUT', `${shown(text)} is none of *, 1.*, 1.2.*, 1.2.3.*, 1.2.3-*, 1.2.3-beta*.`, ...path)
  }
  const numbers = [...numbersOf(tagged[1]), 0, 0, 0].slice(0, 4)
  return { kind: 'FLOATING', numbers, preRelease: tagged[2] ?? null }
}

function numbersOf(written: string | undefined): number[] {
  return written === undefined ? [] : written.split('.').map(Number)
}

/** What somebody typed, cut, for a sentence. */
function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Whether a version is in a range. */
export function inRange(range: VersionRange, version: Version): boolean {
  if (range.kind === 'FLOATING') {
    const { numbers, preRelease } = range
    const isTagged = version.preRelease !== ''
    if (isTagged && (preRelease === null || !version.preRelease.startsWith(preRelease))) return false
    return numbers.every((number, place) => version.numbers[place] === number)
  }
  return isWithin(version, range.from, 1) && isWithin(version, range.to, -1)
}

function isWithin(version: Version, bound: Bound | null, side: 1 | -1): boolean {
  if (!bound) return true
  const order = compareVersions(version, bound.version) * side
  return order > 0 || (order === 0 && bound.isIncluded)
}
