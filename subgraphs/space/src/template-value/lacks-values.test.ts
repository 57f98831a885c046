import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import fc from 'fast-check'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { lackingProjects, lackingTenants } from './lacking.js'
import { EXAMPLES, fill, required, world, type World } from './testing/world.js'

let space: TestSpace
let callers: Caller[]

/**
 * Projects with a library set of each kind of way: by their own lifecycle, by a channel's, and to everywhere, as a phase without environments
 * leads. What changes from run to run are their templates, sets, tenants and values.
 */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['Lab', 'Zoo']) await db.environment.create({ data: named(name) })
  const phase = (environmentIds: number[]) => ({
    phases: {
      create: {
        ...{ name: 'Only', position: 0 },
        environments: { create: environmentIds.map((environmentId, position) => ({ environmentId, position })) },
      },
    },
  })
  await db.lifecycle.create({ data: { ...named('Lab'), ...phase([3]) } })
  await db.lifecycle.create({ data: { ...named('Everywhere'), ...phase([]) } })
  for (const n of [1, 2, 3, 4]) {
    await db.project.create({ data: { ...project(`Project ${n}`), lifecycleId: n === 4 ? 3 : n === 3 ? 2 : 1 } })
    await db.tenant.create({ data: named(`Tenant ${n}`) })
  }
  await db.channel.create({ data: { ...named('To the lab'), projectId: 2, lifecycleId: 2 } })
  await db.libraryVariableSet.createMany({ data: ['One', 'Two'].map(named) })
  callers = [
    MANAGER,
    await somebody(50, ['ProjectView', 'TenantView', 'EnvironmentView']),
    await somebody(51, ['TenantView', 'LibraryVariableSetView'], {}, [
      [['ProjectView'], { Projects: [1, 3] }],
      [['EnvironmentView'], { Environments: [2, 3] }],
    ]),
  ]
})

afterAll(() => space.close())

type Grant = [permissions: Permission[], scope: Partial<Scope>]

async function somebody(n: number, permissions: Permission[], scope: Partial<Scope> = {}, more: Grant[] = []) {
  const who = caller(`Users-${n}`)
  for (const [some, within] of [[permissions, scope] as Grant, ...more]) {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${n} ${some.join()}`), permissions: some } })
    await giveRole(space.db, who.subject, role.id, within)
  }
  return who
}

type Listed = { id: string; templateValues: { values: object[] } }
type Found = Record<'all' | 'lacking' | 'others', { totalCount: number; nodes: Listed[] }>

async function found(list: 'projects' | 'tenants', who: Caller) {
  const one = (filter: string) =>
    `${list}(first: 9, filter: { ${filter} }) { totalCount nodes { id templateValues(onlyMissing: true) { values { isMissing } } } }`
  const query = `{ all: ${one('')} lacking: ${one('lacksValues: true')} others: ${one('lacksValues: false')} }`
  const { data, errors } = await space.ask<Found>(query, {}, who)
  expect(errors).toEqual([])
  const ids = ({ nodes }: { nodes: Listed[] }) => nodes.map(({ id }) => id)
  const lacks = ({ templateValues }: Listed) => templateValues.values.length > 0
  return {
    told: [ids(data.lacking), ids(data.others), data.lacking.totalCount],
    expected: [
      ids({ nodes: data.all.nodes.filter(lacks) }),
      ids({ nodes: data.all.nodes.filter((one) => !lacks(one)) }),
      data.all.nodes.filter(lacks).length,
    ],
  }
}

describe('lacksValues', () => {
  const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
  const runs = {
    seed,
    numRuns: process.env.SPACEPORT_LONG === '1' ? 300 : 8,
    examples: EXAMPLES.map((one): [World] => [one]),
  }

  it(`finds those of whose values some must be given and are not, for whomever asks (seed ${seed})`, async () => {
    let lacking = 0
    await fc.assert(
      fc.asyncProperty(world, async (one) => {
        await fill(space, one)
        for (const who of callers) {
          for (const list of ['projects', 'tenants'] as const) {
            const { told, expected } = await found(list, who)
            expect(told).toEqual(expected)
            lacking += Number(expected[2])
          }
        }
      }),
      runs,
    )
    expect(lacking).toBeGreaterThan(0)
  })

  it('is looked up once for a list and all its facets, among those that are named, and says where it cannot be asked', async () => {
    await fill(space, {
      ...{ sets: [], links: [1, 2, 3].map((tenantId) => ({ projectId: 1, tenantId, environmentIds: [] })) },
      templates: [{ owner: { projectId: 1 }, scope: 'TENANT', isRequired: true, defaultValue: null }],
      values: ['no'],
    })
    const query = `query ($filter: TenantFilter) { tenants(first: 9, filter: $filter) { nodes { name } }
      tenantFacets(filter: $filter) { space { values { name count } } } }`
    const filter = { lacksValues: true, id: [1, 2, 4].map((n) => `Spaces-1/Tenants-${n}`) }
    const { result, statements } = await space.askCounted(query, { filter })
    expect(result).toEqual({
      errors: [],
      data: {
        tenants: { nodes: [{ name: 'Tenant 1' }, { name: 'Tenant 2' }] },
        tenantFacets: { space: { values: [{ name: 'Spaces-1', count: 2 }] } },
      },
    })
    expect(statements.filter((text) => text.includes('variable_template'))).toHaveLength(1)
    const nested =
      '{ projectGroups(first: 1) { nodes { projects(first: 1, filter: { lacksValues: true }) { totalCount } } } }'
    expect((await space.ask(nested)).errors[0]?.extensions.code).toBe('BAD_INPUT')
  })

  it('is told of all and, where none is named, of none in one request', async () => {
    await fill(space, EXAMPLES[1]!)
    const query = `{ none: tenants(first: 9, filter: { lacksValues: true, id: [] }) { totalCount }
      all: tenants(first: 9, filter: { lacksValues: true }) { totalCount } }`
    const { data, errors } = await space.ask(query)
    expect(errors).toEqual([])
    expect(data).toEqual({ none: { totalCount: 0 }, all: { totalCount: 1 } })
  })

  it('is looked up only of what exists for the caller, and of the values of these', async () => {
    const links = [1, 2, 4].map((tenantId) => ({ projectId: 1, tenantId, environmentIds: [] }))
    const templates = [
      { owner: { projectId: 1 }, scope: 'TENANT' as const, ...required },
      { owner: { libraryVariableSetId: 1 }, scope: 'ENVIRONMENT' as const, ...required },
    ]
    const sets: [number, number][] = [1, 2, 3].map((projectId) => [projectId, 1])
    await fill(space, { sets, links, templates, values: ['no'] })
    const few = await somebody(52, ['EnvironmentView', 'LibraryVariableSetView'], {}, [
      [['ProjectView'], { Projects: [1, 2] }],
      [['TenantView'], { Tenants: [1, 3, 4] }],
    ])
    const context = await space.contextOf(few)
    const told = (numbers: number[]) => numbers.toSorted((one, other) => one - other)
    expect(told(await lackingProjects(context, { most: 9 }))).toEqual([1, 2])
    expect(told(await lackingProjects(context, { most: 9, among: [2, 3] }))).toEqual([2])
    expect(told(await lackingTenants(context, { most: 9 }))).toEqual([1, 4])
    expect(told(await lackingTenants(context, { most: 9, among: [1, 2] }))).toEqual([1])
    const { statements } = await space.askCounted(
      '{ tenants(first: 9, filter: { lacksValues: true }) { totalCount } }',
      {},
      few,
    )
    const given = /given AS \([^;]*v\."environmentId" IS NOT NULL AND "tenantId" = ANY/
    expect(statements.filter((text) => given.test(text))).toHaveLength(1)
  })
})
