import { InputFieldBuilder, type InputFieldMap, type InputObjectRef } from '@pothos/core'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import { builder } from '../builder.js'
import type { CommonFilter, List } from '../connection/list.js'
import { prepare } from '../connection/prepare.js'
import { FacetList } from '../graph/facets.js'
import type { Where } from '../access/where.js'
import { countInSpace } from './by-space.js'
import { chosenBy } from './chosen.js'
import type { Facet } from './facet.js'
import { setFacets } from './has.js'
import { LONGEST_NAME, MOST_NAMES } from './names-asked.js'

type Types = typeof builder.$inferSchemaTypes

/** One facet of a type's list: what it counts by, as its description says it, and how. */
export type FacetField = { description: string; facet: Facet }

/** What is counted how. */
export type Facets<Filter extends CommonFilter, Field extends string> = {
  /** The type whose rows are counted, such as `Release`: `releaseFacets` answers `ReleaseFacets`. */
  type: string
  /** What is counted, as descriptions say it: `releases`. */
  what: string
  list: List<Filter, Field>
  filter: InputObjectRef<Types, unknown>
  access: FieldPermission
  fields: Record<string, FacetField>
}

/** Adds the facets of a list as a root field over the whole fleet, merged by name, and to its filter what they name. */
export function facetsOf<Filter extends CommonFilter, Field extends string>({
  type,
  what,
  list,
  filter,
  access,
  fields,
}: Facets<Filter, Field>): void {
  setFacets(list.kind, Object.fromEntries(Object.entries(fields).map(([name, { facet }]) => [name, facet])))
  addToFilter(filter, type, what, Object.keys(fields))
  const facets = builder.objectRef<{ whereBut(facet: string): Where }>(`${type}Facets`).implement({
    description: `${what[0]?.toUpperCase()}${what.slice(1)}, counted by what they have in common.`,
    access,
    fields: (t) => ({
      ...Object.fromEntries(
        Object.entries(fields).map(([name, { description, facet }]) => [
          name,
          t.field({
            type: FacetList,
            description,
            resolve: ({ whereBut }, _args, context) => facet.count(whereBut(name), context),
          }),
        ]),
      ),
      space: t.field({
        type: FacetList,
        description: 'By Space, by id, of those that were asked: `filter.space` chooses among them.',
        resolve: ({ whereBut }, _args, context) => countInSpace(list.model, whereBut('space'), context),
      }),
    }),
  })
  const args: InputFieldMap = builder.args((t) => ({
    filter: t.field({ type: filter, description: `Which ${what}.` }),
  }))
  builder.queryField(fieldOf(type), (t) =>
    t.field({
      type: facets,
      nullable: true,
      access,
      fleet: { merge: 'FACETS' },
      description: `The ${what} of all Spaces that the caller may enter, counted by what they have in common.`,
      args,
      resolve: async (_root, given, context) => {
        const filter = given.filter as Filter | null | undefined
        await prepare(list, filter, context)
        return { whereBut: (facet) => chosenBy(list, filter, context, facet) }
      },
    }),
  )
}

/** Adds to the filter of a list the names that its facets show. */
function addToFilter(filter: InputObjectRef<Types, unknown>, type: string, what: string, facets: string[]): void {
  const has = builder.inputType(`${type}FacetFilter`, {
    description: `Which ${what}, by names that \`${fieldOf(type)}\` shows, whatever their case: of one facet any, of several facets each. \`pay*\` is any name that begins so. What has no such name in a Space is not found there. At most ${MOST_NAMES} names of a facet, of ${LONGEST_NAME} characters each, else \`BAD_INPUT\`.`,
    fields: (t) =>
      Object.fromEntries(
        facets.map((facet) => [
          facet,
          t.stringList({ description: `Only what the facet \`${facet}\` counts under one of these names.` }),
        ]),
      ),
  })
  filter.addFields(() => {
    const t = new InputFieldBuilder<Types, 'InputObject'>(builder, 'InputObject')
    return {
      has: t.field({
        type: has,
        description: `Only ${what} that facets count under these names. What it says of a facet leaves that facet's own counts alone, so that it still shows what else there is.`,
      }),
    }
  })
}

function fieldOf(type: string): string {
  return `${type[0]?.toLowerCase()}${type.slice(1)}Facets`
}
