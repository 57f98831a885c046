import type { InputFieldMap, InputRef } from '@pothos/core'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import { builder } from '../builder.js'
import type { CommonFilter, List } from '../connection/list.js'
import { FacetList } from '../graph/facets.js'
import { chosenBy, type Facet } from './facet.js'
import type { Where } from '../access/where.js'

/** One facet of a type's list: what it counts by, as its description says it, and how. */
export type FacetField = { description: string; facet: Facet }

/** What is counted how. */
export type Facets<Filter extends CommonFilter, Field extends string> = {
  /** The type whose rows are counted, such as `Release`: `releaseFacets` answers `ReleaseFacets`. */
  type: string
  /** What is counted, as descriptions say it: `releases`. */
  what: string
  list: List<Filter, Field>
  filter: InputRef<Filter | null | undefined> | InputRef<unknown>
  access: FieldPermission
  fields: Record<string, FacetField>
}

/** Adds the facets of a list as a root field over the whole fleet, merged by name. */
export function facetsOf<Filter extends CommonFilter, Field extends string>({
  type,
  what,
  list,
  filter,
  access,
  fields,
}: Facets<Filter, Field>): void {
  const facets = builder.objectRef<{ where: Where }>(`${type}Facets`).implement({
    description: `${what[0]?.toUpperCase()}${what.slice(1)}, counted by what they have in common.`,
    access,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(fields).map(([name, { description, facet }]) => [
          name,
          t.field({ type: FacetList, description, resolve: ({ where }, _args, context) => facet(where, context) }),
        ]),
      ),
  })
  const args: InputFieldMap = builder.args((t) => ({
    filter: t.field({ type: filter, description: `Which ${what}.` }),
  }))
  builder.queryField(`${type[0]?.toLowerCase()}${type.slice(1)}Facets`, (t) =>
    t.field({
      type: facets,
      nullable: true,
      access,
      fleet: { merge: 'FACETS' },
      description: `The ${what} of all Spaces that the caller may enter, counted by what they have in common.`,
      args,
      resolve: async (_root, given, context) => {
        const filter = given.filter as Filter | null | undefined
        if (filter) await list.prepare?.(filter, context)
        return { where: chosenBy(list, filter, context) }
      },
    }),
  )
}
