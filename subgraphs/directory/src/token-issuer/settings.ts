import { isPermission, type Permission } from '@spaceport/kit/rights/permission'
import { refuse } from '@spaceport/kit/write/outcome'
import { ASYMMETRIC_ALGORITHMS, isAsymmetric } from '../oidc/discovery.js'
import { normalType } from './rule.js'

/** The longest text of a rule, in UTF-16 units, and the most items of one of its lists. */
const LONGEST = 500
const MOST = 20

/** A text of a rule: an audience, a claim or its value. Throws `BAD_INPUT`. */
export function readText(text: string, ...path: string[]): string {
  const sound = text !== '' && text.length <= LONGEST && text.isWellFormed() && !/\p{Cc}/u.test(text)
  if (!sound) throw refuse('BAD_INPUT', `Write 1 to ${LONGEST} characters, none of them control characters.`, ...path)
  return text
}

/** What a subject must be. Throws `BAD_INPUT` for a pattern that any subject obeys. */
export function readSubjectPattern(text: string, ...path: string[]): string {
  if (/^\**$/.test(text)) throw refuse('BAD_INPUT', 'Any subject would do: name at least a part of it.', ...path)
  return readText(text, ...path)
}

/** Types, as they are compared. Throws `BAD_INPUT`. */
export function readTypes(types: readonly string[], ...path: string[]): string[] {
  const read = [...new Set(types.map((type) => normalType(readText(type, ...path))))]
  return few(read, ...path)
}

/** Algorithms. Throws `BAD_INPUT` for one without a public key: `none` and `HS256` among them. */
export function readAlgorithms(algorithms: readonly string[], ...path: string[]): string[] {
  const wrong = algorithms.find((algorithm) => !isAsymmetric(algorithm))
  if (wrong !== undefined) {
    throw refuse('BAD_INPUT', `Signatures with a public key only: ${ASYMMETRIC_ALGORITHMS.join(', ')}.`, ...path)
  }
  return few([...new Set(algorithms)], ...path)
}

/** Claims by name. Throws `BAD_INPUT` for two of one name. */
export function readRequiredClaims(
  claims: readonly { name: string; value: string }[],
  ...path: string[]
): Record<string, string> {
  const names = new Set(claims.map(({ name }) => name))
  if (names.size < claims.length || names.size > MOST) {
    throw refuse('BAD_INPUT', `Name each claim once, and at most ${MOST}.`, ...path)
  }
  return Object.fromEntries(claims.map(({ name, value }) => [readText(name, ...path), readText(value, ...path)]))
}

/** Permissions, each once; none given: all. Throws `BAD_INPUT` for an empty list, which could be taken for none. */
export function readPermissions(permissions: readonly string[] | null, ...path: string[]): Permission[] {
  if (permissions === null) return []
  const read = [...new Set(permissions.filter(isPermission))]
  if (read.length === 0) throw refuse('BAD_INPUT', 'Name at least one permission, or leave them out.', ...path)
  return read
}

function few(items: string[], ...path: string[]): string[] {
  if (items.length > 0 && items.length <= MOST) return items
  throw refuse('BAD_INPUT', `Name from 1 to ${MOST}.`, ...path)
}
