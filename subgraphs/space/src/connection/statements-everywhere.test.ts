import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { getNamedType, isObjectType } from 'graphql'
import { schema } from '../schema.js'
import { caller, MANAGER } from '../testing/callers.js'
import { boundOf } from '../testing/everywhere/bounds.js'
import { fillEverything } from '../testing/everywhere/fill.js'
import { freezeTheFirst } from '../testing/everywhere/frozen.js'
import { listsOf, ROOT_LISTS, type AskedList } from '../testing/everywhere/lists.js'
import { columnsOf, questionsOf, taking, typeNamed } from '../testing/everywhere/steps.js'
import { giveRole } from '../testing/grants.js'
import { testSpace, type TestSpace } from '../testing/space.js'

/** Every way of two steps for everybody; or one in so many, and one in three ways of one step for each of them: which ones, the seed tells. */
const LONG = process.env.SPACEPORT_LONG === '1'
const ONE_IN = LONG ? 1 : 30
const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
const LIMITED = caller('Users-50')

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await fillEverything(space, { rows: () => 120, spread: 'evenly' })
  await freezeTheFirst(space)
  const some = Array.from({ length: 90 }, (_, i) => i + 1)
  await giveRole(space.db, LIMITED.subject, SPACE_MANAGER, { Projects: some })
  await giveRole(space.db, LIMITED.subject, SPACE_MANAGER, { Environments: some, Tenants: some })
})

afterAll(() => space.close())

const CALLERS = [
  ['somebody who sees everything', MANAGER],
  ['somebody who sees some projects, environments and tenants', LIMITED],
] as const

/** How many statements an operation takes, and the types of which things stand in its answer. Throws for one that is refused. */
async function asked(query: string, who: Caller): Promise<{ count: number; types: number }> {
  const { result, count } = await space.askCounted(query, {}, who)
  if (result.errors[0]) throw new Error(`${query}: ${result.errors[0].message}`)
  const types = new Set(JSON.stringify(result.data).match(/"__typename":"\w+"/g))
  return { count, types: types.size }
}

function pageOf({ name, required }: AskedList, size: number, selection: string): string {
  return `{ ${name}(${required()}first: ${size}) { nodes ${selection} } }`
}

/** What is wrong with how many statements pages of 2 and of 100 rows take: nothing, unless the greater one takes more than the bound. */
async function faultOf(
  list: AskedList,
  what: string,
  selection: string,
  who: Caller,
  bound: (kinds: number) => number,
) {
  const few = await asked(pageOf(list, 2, selection), who)
  const many = await asked(pageOf(list, 100, selection), who)
  const most = bound(many.types)
  if (many.count <= most && few.count <= most) return []
  return [`${what} takes ${few.count} statements for 2 rows and ${many.count} for 100, not at most ${most}`]
}

describe.each(CALLERS)(`for %s (seed ${SEED})`, (_who, who) => {
  const turn = SEED + (who === MANAGER ? 0 : 1)

  it.each(ROOT_LISTS.map((list) => [list.name, list] as const))(
    '%s take as many statements for 100 rows as for 2, whatever is asked of them',
    async (_name, list) => {
      const context = await space.contextOf(who)
      const faults: string[] = []
      for (const [n, question] of questionsOf(typeNamed(list.type)).entries()) {
        if (!LONG && (n + turn) % 3 !== 0) continue
        const bound = (kinds: number) => 2 + boundOf(context, list.type, question, kinds)
        faults.push(...(await faultOf(list, question.what, question.selection, who, bound)))
      }
      expect(faults).toEqual([])
    },
  )

  it('so does what is asked two steps away', async () => {
    const context = await space.contextOf(who)
    const faults: string[] = []
    let n = turn
    for (const list of ROOT_LISTS) {
      for (const first of questionsOf(typeNamed(list.type))) {
        if (!first.step) continue
        for (const second of questionsOf(first.step.type)) {
          if (n++ % ONE_IN !== 0) continue
          const bound = (kinds: number) =>
            2 + boundOf(context, list.type, first, kinds) + boundOf(context, first.step?.type.name ?? '', second, kinds)
          const what = `${list.name}.${first.what}.${second.what}`
          faults.push(...(await faultOf(list, what, `{ ${taking(first.step, second.selection)} }`, who, bound)))
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('totals take one more each', async () => {
    const faults: string[] = []
    for (const list of ROOT_LISTS) {
      const { count } = await asked(`{ ${list.name}(${list.required()}first: 1) { totalCount } }`, who)
      if (count > (TOTALS[list.name] ?? 1)) faults.push(`${list.name} is counted by ${count} statements`)
    }
    expect(faults).toEqual([])
  })

  it('the lists of a Space take as many as those of the fleet', async () => {
    const faults: string[] = []
    for (const list of listsOf('Space')) {
      const selection = columnsOf(typeNamed(list.type))
      const one = `${list.name}(first: 100) { nodes ${selection} }`
      const references = '[{ __typename: "Space", id: "Spaces-1" }]'
      const { count } = await asked(`{ _entities(representations: ${references}) { ... on Space { ${one} } } }`, who)
      if (count > 1) faults.push(`${list.name} takes ${count}`)
    }
    expect(faults).toEqual([])
  })

  it('facets take one each, one for all names, and one for whether what is named is seen', async () => {
    const faults: string[] = []
    for (const { name, fields, given } of FACETS) {
      const selectionOf = (field: string) => `${field} { values { name count } truncated }`
      let sum = 0
      for (const field of fields) {
        const one = await asked(`{ ${name}${given} { ${selectionOf(field)} } }`, who)
        sum += one.count
        const most = CONDITIONS[`${name}.${field}`] ?? (who === MANAGER ? 2 : 3)
        if (one.count > most) faults.push(`${name}.${field} takes ${one.count} statements, not at most ${most}`)
      }
      const all = await asked(`{ ${name}${given} { ${fields.map(selectionOf).join(' ')} } }`, who)
      if (all.count > sum) faults.push(`${name} take ${all.count} statements together, and ${sum} one by one`)
    }
    expect(faults).toEqual([])
  })
})

/** What is counted by several statements: uses of something are in several tables. */
const TOTALS: Readonly<Record<string, number>> = { whereUsed: 6, packageUsage: 6 }

/** Facets that no column holds take one for each of their values (`facet/by-condition.ts`). */
const CONDITIONS: Readonly<Record<string, number>> = {
  'certificateFacets.validity': 3,
  'deploymentFreezeFacets.state': 3,
  'projectFacets.state': 3,
  'runbookFacets.state': 3,
  'tenantFacets.state': 3,
}

/** All root fields that count rows by what they have in common. */
const FACETS = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type, args }) => {
  const facets = getNamedType(type)
  if (!name.endsWith('Facets') || !isObjectType(facets)) return []
  const given = args.some((arg) => arg.name === 'text') ? '(text: "a")' : ''
  return [{ name, fields: Object.keys(facets.getFields()), given }]
})
