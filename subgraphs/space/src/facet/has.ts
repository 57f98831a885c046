import type { Where } from '../access/where.js'
import type { CommonFilter } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import type { Facet } from './facet.js'
import { readNames, type NamesAsked } from './names-asked.js'

/** What a filter says of facets: under which names rows are counted, by facet. */
export type Has = Readonly<Record<string, readonly string[] | null | undefined>>

const facetsOfKinds = new Map<Kind, Readonly<Record<string, Facet>>>()

/** Says by what the rows of a kind are counted, wherever they are listed. */
export function setFacets(kind: Kind, facets: Readonly<Record<string, Facet>>): void {
  facetsOfKinds.set(kind, facets)
}

/** What names lead to, by facet, where that was looked up. */
const found = new WeakMap<Has, Map<string, Where>>()

/** Looks up what bears the names that a filter asks for, one statement for each facet that counts by what rows lead to. Throws `BAD_INPUT`. */
export async function lookUpNames(kind: Kind, { has }: CommonFilter, context: SpaceContext): Promise<void> {
  if (!has) return
  const known = new Map<string, Where>()
  const lookingUp = asked(kind, has).map(async ({ name, facet, names }) => {
    const where = await facet.lookUp?.(names, context)
    if (where) known.set(name, where)
  })
  await Promise.all(lookingUp)
  found.set(has, known)
}

/** The rows that every facet which a filter speaks of counts under one of its names, but for the facet `except`. Throws `BAD_INPUT`. */
export function hasWhere(kind: Kind, { has }: CommonFilter, context: SpaceContext, except?: string): Where[] {
  if (!has) return []
  const others = asked(kind, has).filter(({ name }) => name !== except)
  return others.map(({ name, facet, names }) => found.get(has)?.get(name) ?? facet.under(names, context))
}

function asked(kind: Kind, has: Has): { name: string; facet: Facet; names: NamesAsked }[] {
  return Object.entries(has).flatMap(([name, given]) => {
    const facet = facetsOfKinds.get(kind)?.[name]
    return facet && given ? [{ name, facet, names: readNames(given) }] : []
  })
}
