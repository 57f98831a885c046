/**
 * Ids. Everything inside a Space is named `Spaces-12/Projects-7`: the Space, then the local id that
 * the Space's own database gave it. What belongs to the directory or the zone is named `Users-1`.
 * Ids are never reused, and from an id alone anyone can tell the Space.
 */

/** The id of something inside a Space, taken apart. */
export type EntityId = { space: number; kind: string; local: number }

const LARGEST = 2_147_483_647
const ENTITY = /^Spaces-([1-9]\d{0,9})\/([A-Z][A-Za-z]{0,39})-([1-9]\d{0,9})$/
const PLAIN = /^([A-Z][A-Za-z]{0,39})-([1-9]\d{0,9})$/

function within(text: string | undefined): number | null {
  const n = Number(text)
  return n <= LARGEST ? n : null
}

/** The id of entity `local` of `kind` (plural, such as `Projects`) in Space number `space`. */
export function entityId(space: number, kind: string, local: number): string {
  return `Spaces-${space}/${kind}-${local}`
}

/** Takes an entity's id apart; null if it is not one. */
export function parseEntityId(id: string): EntityId | null {
  const match = ENTITY.exec(id)
  const space = within(match?.[1])
  const local = within(match?.[3])
  return match && space && local ? { space, kind: match[2]!, local } : null
}

/** Takes an id such as `Spaces-12` or `Users-1` apart; null if it is not one. */
export function parseId(id: string): { kind: string; n: number } | null {
  const match = PLAIN.exec(id)
  const n = within(match?.[2])
  return match && n ? { kind: match[1]!, n } : null
}

/** The Space that an id names: `Spaces-12` for `Spaces-12` and for `Spaces-12/Projects-7`; null if it names none. */
export function spaceOf(id: string): string | null {
  const entity = parseEntityId(id)
  if (entity) return `Spaces-${entity.space}`
  return parseId(id)?.kind === 'Spaces' ? id : null
}

/** The number of a Space's id: 12 for `Spaces-12`; null if it is not a Space's id. */
export function spaceNumber(id: string): number | null {
  const parsed = parseId(id)
  return parsed?.kind === 'Spaces' ? parsed.n : null
}
