import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { textKey } from '@spaceport/kit/page/text-key'
import { SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { getNamedType, isObjectType } from 'graphql'
import { schema } from '../schema.js'
import { caller, MANAGER } from '../testing/callers.js'
import { fillEverything } from '../testing/everywhere/fill.js'
import { ROOT_LISTS, type AskedList } from '../testing/everywhere/lists.js'
import { giveRole } from '../testing/grants.js'
import { testSpace, type TestSpace } from '../testing/space.js'

const LIMITED = caller('Users-50')

/** The lists that are counted, each with the field and the facets that count it. */
const COUNTED = ROOT_LISTS.flatMap((list) => {
  const field = Object.values(schema.getQueryType()?.getFields() ?? {}).find(
    ({ name, args }) =>
      name.endsWith('Facets') && args.some(({ name, type }) => name === 'filter' && `${type}` === list.filterType),
  )
  const type = getNamedType(field?.type)
  return field && isObjectType(type) && list.filterType !== 'SearchFilter'
    ? [{ list, field: field.name, facets: Object.keys(type.getFields()) }]
    : []
})

type Counts = Record<string, { values: { name: string; count: number }[]; truncated: boolean }>

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await fillEverything(space, { rows: () => 60, spread: 'evenly' })
  const some = Array.from({ length: 30 }, (_, i) => i + 1)
  await giveRole(space.db, LIMITED.subject, SPACE_MANAGER, { Projects: some })
  await giveRole(space.db, LIMITED.subject, SPACE_MANAGER, { Environments: some, Tenants: some })
})

afterAll(() => space.close())

async function counts({ field, facets }: (typeof COUNTED)[number], who: Caller, filter?: object): Promise<Counts> {
  const selection = facets.map((facet) => `${facet} { values { name count } truncated }`).join(' ')
  const given = filter ? `(filter: ${literal(filter)})` : ''
  const { data, errors } = await space.ask<Record<string, Counts>>(`{ ${field}${given} { ${selection} } }`, {}, who)
  expect(errors).toEqual([])
  return data[field]!
}

/** How many rows a list has under each of some names of a facet. */
async function totals(list: AskedList, facet: string, names: string[], who: Caller): Promise<number[]> {
  if (names.length === 0) return []
  const asked = names.map(
    (name, i) => `n${i}: ${list.name}(first: 1, filter: ${literal({ has: { [facet]: [name] } })}) { totalCount }`,
  )
  const { data, errors } = await space.ask<Record<string, { totalCount: number }>>(`{ ${asked.join(' ')} }`, {}, who)
  expect(errors).toEqual([])
  return names.map((_, i) => data[`n${i}`]!.totalCount)
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value).map(([key, item]) => `${key}: ${literal(item)}`)} }`
}

/** The first, the last and one between. */
const some = <T>(all: T[]): T[] =>
  [...new Set([all.at(0), all.at(all.length / 2), all.at(-1)])].filter((one) => one !== undefined)

it('knows lists that are counted', () => expect(COUNTED.length).toBeGreaterThan(25))

it.each(COUNTED.map((counted) => [counted.list.name, counted] as const))(
  '%s are found by every name that a facet shows, as many as it says, by nobody who is not shown it, and the facet goes on to show all',
  async (_name, counted) => {
    const { list, facets } = counted
    const all = await counts(counted, MANAGER)
    const seen = await counts(counted, LIMITED)
    for (const facet of facets) {
      for (const [who, { values }] of [
        [MANAGER, all[facet]!],
        [LIMITED, seen[facet]!],
      ] as const) {
        const names = some(values.map(({ name }) => name))
        const expected = names.map((name) =>
          values.reduce((sum, one) => sum + (textKey(one.name) === textKey(name) ? one.count : 0), 0),
        )
        const found = await totals(
          list,
          facet,
          names.map((name) => name.toUpperCase()),
          who,
        )
        expect({ facet, names, found }).toEqual({ facet, names, found: expected })
      }
      const shown = new Set(seen[facet]!.values.map(({ name }) => name))
      const hidden = some(all[facet]!.values.map(({ name }) => name).filter((name) => !shown.has(name)))
      expect(await totals(list, facet, hidden, LIMITED)).toEqual(hidden.map(() => 0))
      const [first] = all[facet]!.values
      if (first) expect((await counts(counted, MANAGER, { has: { [facet]: [first.name] } }))[facet]).toEqual(all[facet])
    }
  },
)
