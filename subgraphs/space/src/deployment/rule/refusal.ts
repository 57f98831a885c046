import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Kind } from '../../entity/kinds.js'

/** The rules that a deployment must pass, in the order in which they are looked at. */
export const RULES = [
  'PERMISSION',
  'OWNER',
  'PROJECT',
  'TENANT',
  'LIFECYCLE',
  'FREEZE',
  'DEFECT',
  'VALUES',
  'PACKAGES',
  'PROMPTS',
] as const

/** One of the rules. */
export type Rule = (typeof RULES)[number]

/** Something with a name, which not everybody may know. */
export type Named = { kind: Kind; id: number; name: string }

/** Whether whoever reads a sentence may know something by name. */
export type Knows = (kind: Kind, id: number) => boolean

/** Why a release may not be deployed. */
export type Refusal = {
  code: ErrorCode
  /** The field of the input that it is about. */
  field: 'release' | 'environment' | 'tenant' | 'prompts'
  /** What its sentence names. */
  about: readonly Named[]
  sentence(knows: Knows): string
}

/** A refusal that names nothing. */
export function plainly(code: ErrorCode, field: Refusal['field'], sentence: string): Refusal {
  return { code, field, about: [], sentence: () => sentence }
}

/** What a check that throws says, as a refusal; null if it says nothing. */
export function caught(field: Refusal['field'], check: () => void): Refusal | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof SpaceportError) return plainly(error.code, field, error.message)
    throw error
  }
}

/** The most things that a sentence names. */
const MOST_NAMED = 10

/** Names in a row, for a sentence: `Test, Test Europe and 1 that you cannot see`. */
export function listed(things: readonly Named[], knows: Knows): string {
  const known = things.filter(({ kind, id }) => knows(kind, id))
  const names = known.slice(0, MOST_NAMED).map(({ name }) => name)
  const more = known.length - names.length
  const unseen = things.length - known.length
  const parts = [
    ...names,
    ...(more > 0 ? [`${more} more`] : []),
    ...(unseen > 0 ? [`${unseen} that you cannot see`] : []),
  ]
  const last = parts.at(-1) ?? ''
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last
}

/** The error by which a mutation says a refusal. */
export function refused({ code, field, sentence }: Refusal, knows: Knows): SpaceportError {
  return refuse(code, sentence(knows), 'input', field)
}
