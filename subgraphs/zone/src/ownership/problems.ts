import type { OwnedKind } from '@spaceport/database/zone'
import type { Held } from './holdings.js'

/** What there is of a row: it lives there, stands for something, is gone; or its Instance did not answer. */
export type Standing = 'LIVES' | 'PLACEHOLDER' | 'GONE' | 'UNKNOWN'

/** Why a placeholder stands for nothing. */
export type GapReason = 'OWNER_GONE' | 'OWNER_IS_PLACEHOLDER' | 'OWNER_UNKNOWN'

/** A placeholder without an owner. */
export type Gap = Held & { reason: GapReason }

/** Something that lives in several places. */
export type Duplicate = { kind: OwnedKind; subject: string; entities: string[] }

const REASONS: Readonly<Record<Exclude<Standing, 'LIVES'>, GapReason>> = {
  PLACEHOLDER: 'OWNER_IS_PLACEHOLDER',
  GONE: 'OWNER_GONE',
  UNKNOWN: 'OWNER_UNKNOWN',
}

/** The placeholders that stand for what does not live where they say; those of which the owner changes just now are none. */
export function gapsOf(
  placeholders: readonly Held[],
  standing: (id: string) => Standing,
  isChanging: (id: string) => boolean,
): Gap[] {
  return placeholders.flatMap((one) => {
    const state = standing(one.remoteOf)
    return state === 'LIVES' || isChanging(one.id) ? [] : [{ ...one, reason: REASONS[state] }]
  })
}

/** The subjects that live under more than one of their names. */
export function duplicatesOf(
  subjects: ReadonlyMap<string, { kind: OwnedKind; names: readonly string[] }>,
  standing: (id: string) => Standing,
): Duplicate[] {
  return [...subjects].flatMap(([subject, { kind, names }]) => {
    const entities = names.filter((name) => standing(name) === 'LIVES')
    return entities.length > 1 ? [{ kind, subject, entities }] : []
  })
}
