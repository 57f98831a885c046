import { compareBytes } from '@spaceport/kit/page/text-key'
import type { Version } from './version.js'

/**
 * The precedence of two versions by SemVer 2.0.0, section 11, with a fourth number after the patch: negative when `a` is older.
 * Metadata does not count; numeric identifiers may begin with zeros.
 */
export function compareVersions(a: Version, b: Version): number {
  for (const [place, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[place] ?? 0)
    if (difference !== 0) return difference
  }
  if (a.preRelease === '' || b.preRelease === '') return Number(a.preRelease === '') - Number(b.preRelease === '')
  return compareIdentifiers(a.preRelease.split('.'), b.preRelease.split('.'))
}

function compareIdentifiers(a: string[], b: string[]): number {
  for (const [place, identifier] of a.entries()) {
    const other = b[place]
    if (other === undefined) return 1
    const order = compareIdentifier(identifier, other)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Section 11.4: numbers by their value, before all others; the others by their bytes. */
function compareIdentifier(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return Number(isNumber(b)) - Number(isNumber(a)) || compareBytes(a, b)
  const [x, y] = [withoutZeros(a), withoutZeros(b)]
  return x.length - y.length || compareBytes(x, y)
}

/**
 * A version's place in the order of `compareVersions` as ASCII text of at most 256 bytes, for a `COLLATE "C"` column: byte by byte,
 * keys stand as their versions do, and versions of the same precedence have the same key.
 *
 * Four numbers, then the identifiers of the pre-release tag, or `~`, which is greater than any of them. A number is its count of
 * digits (`!` for none to `+` for ten; `,` and three digits above that), then the digits, so that it needs no end. Other
 * identifiers, which begin with a dash, digit or letter and so with more than any number does, end at a `!`, less than any of theirs.
 */
export function versionKey({ numbers, preRelease }: Version): string {
  const release = numbers.map((number) => numberKey(String(number))).join('')
  if (preRelease === '') return `${release}~`
  return release + preRelease.split('.').map(identifierKey).join('')
}

function identifierKey(identifier: string, place: number, all: string[]): string {
  if (isNumber(identifier)) return numberKey(identifier)
  return place === all.length - 1 ? identifier : `${identifier}!`
}

function numberKey(written: string): string {
  const digits = withoutZeros(written)
  const count =
    digits.length > 10 ? `,${String(digits.length).padStart(3, '0')}` : String.fromCharCode(0x21 + digits.length)
  return count + digits
}

function isNumber(identifier: string): boolean {
  return /^\d+$/.test(identifier)
}

/** Zero itself becomes the empty text. */
function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '')
}
