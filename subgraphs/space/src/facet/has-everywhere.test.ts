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
      name.endsWith('Facets') && args.some((arg) => arg.name === 'filter' && String(arg.type) === list.filterType),
  )
  const type = field ? getNamedType(field.type) : null
  if (!field || !isObjectType(type) || list.filterType === 'SearchFilter') return []
  // `filter.space` chooses Spaces, of which there is one here.
  const facets = Object.keys(type.getFields()).filter((facet) => facet !== 'space')
  return [{ list, field: field.name, facets }]
})

type Counts = Record<string, { values: { name: string; count: number }[]; truncated: boolean }>

/** A name of a facet, and how many rows are to be found by it. */
type Sought = { facet: string; name: string; count: number }

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await fillEverything(space, { rows: () => 40, spread: 'evenly' })
  const some = Array.from({ length: 20 }, (_, i) => i + 1)
  await giveRole(space.db, LIMITED.subject, SPACE_MANAGER, { Projects: some })
  await giveRole(space.db, LIMITED.subject, SPACE_MANAGER, { Environments: some, Tenants: some })
})

afterAll(() => space.close())

async function answer<T>(query: string, who: Caller): Promise<Record<string, T>> {
  const { data, errors } = await space.ask<Record<string, T>>(query, {}, who)
  expect(errors).toEqual([])
  return data
}

const one = (facet: string) => `${facet} { values { name count } truncated }`

/** What a list's facets count. */
async function counts({ field, facets }: (typeof COUNTED)[number], who: Caller): Promise<Counts> {
  return (await answer<Counts>(`{ ${field} { ${facets.map(one).join(' ')} } }`, who))[field] ?? {}
}

/** The same, each facet while a name of its own is chosen. */
async function countsOfChosen({ field, facets }: (typeof COUNTED)[number], all: Counts): Promise<Counts> {
  const chosen = facets.map(
    (facet) =>
      `${facet}: ${field}(filter: { has: { ${facet}: [${JSON.stringify(all[facet]?.values[0]?.name ?? '')}] } }) { ${one(facet)} }`,
  )
  const answers = await answer<Counts>(`{ ${chosen.join(' ')} }`, MANAGER)
  return Object.fromEntries(facets.map((facet) => [facet, answers[facet]?.[facet] ?? { values: [], truncated: false }]))
}

/** How many rows a list has under each of some names. */
async function found(list: AskedList, sought: readonly Sought[], who: Caller): Promise<Sought[]> {
  if (sought.length === 0) return []
  const asked = sought.map(({ facet, name }, i) => {
    const names = `[${JSON.stringify(name.toUpperCase())}]`
    return `n${i}: ${list.name}(first: 1, filter: { has: { ${facet}: ${names} } }) { totalCount }`
  })
  const totals = await answer<{ totalCount: number }>(`{ ${asked.join(' ')} }`, who)
  return sought.map((one, i) => ({ ...one, count: totals[`n${i}`]?.totalCount ?? -1 }))
}

/** One of the names that each facet shows, and how many rows are counted under it, whatever its case. */
function soughtIn(shown: Counts): Sought[] {
  return Object.entries(shown).flatMap(([facet, { values }]) => {
    const name = values.at(values.length / 2)?.name
    if (name === undefined) return []
    const same = values.filter((value) => textKey(value.name) === textKey(name))
    return [{ facet, name, count: same.reduce((sum, { count }) => sum + count, 0) }]
  })
}

/** One name of each facet that somebody is not shown. */
function hiddenIn(all: Counts, shown: Counts): Sought[] {
  return Object.entries(all).flatMap(([facet, { values }]) => {
    const names = new Set(shown[facet]?.values.map(({ name }) => name))
    const hidden = values.find(({ name }) => !names.has(name))
    return hidden ? [{ facet, name: hidden.name, count: 0 }] : []
  })
}

it.each(COUNTED.map((counted) => [counted.list.name, counted] as const))(
  '%s are found by the names that facets show, as many as are counted, and by no others; a facet of which a name is chosen shows all',
  async (_name, counted) => {
    const [all, shown] = [await counts(counted, MANAGER), await counts(counted, LIMITED)]
    expect(await countsOfChosen(counted, all)).toEqual(all)
    const sought = soughtIn(all)
    expect(await found(counted.list, sought, MANAGER)).toEqual(sought)
    const own = [...soughtIn(shown), ...hiddenIn(all, shown)]
    expect(await found(counted.list, own, LIMITED)).toEqual(own)
  },
)

it('tries lists of most kinds, and names that somebody is not shown', async () => {
  expect(COUNTED.length).toBeGreaterThan(25)
  const deployments = COUNTED.find(({ list }) => list.name === 'deployments')
  if (!deployments) throw new Error('deployments are not counted')
  const hidden = hiddenIn(await counts(deployments, MANAGER), await counts(deployments, LIMITED))
  expect(hidden.map(({ facet }) => facet)).toEqual(expect.arrayContaining(['project', 'environment']))
})
