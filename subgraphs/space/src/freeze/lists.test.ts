import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const FAR = new Date(Date.UTC(2990, 0, 1))
const FARTHER = new Date(Date.UTC(2991, 0, 1))

/** By name: when, and for what. */
const FREEZES = {
  everything: { startAt: day(1), endAt: day(3), scopes: [] },
  dev: { startAt: day(2), endAt: FAR, scopes: [{ environmentId: 1 }] },
  shop: { startAt: day(4), endAt: FAR, scopes: [{ projectId: 1 }, { projectId: 1, environmentId: 4 }] },
  acme: { startAt: FAR, endAt: FARTHER, scopes: [{ projectId: 2, environmentId: 4, tenantId: 1 }] },
  later: { startAt: FAR, endAt: FARTHER, scopes: [] },
}

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['Shop', 'Accounts']) await db.project.create({ data: project(name) })
  await db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
  for (const [name, { startAt, endAt, scopes }] of Object.entries(FREEZES)) {
    await db.deploymentFreeze.create({
      data: { ...named(name), startAt, endAt, scopes: { createMany: { data: scopes } } },
    })
  }
})
afterAll(() => space.close())

async function found(filter: string, who = MANAGER): Promise<string[]> {
  type Data = { deploymentFreezes: { nodes: { name: string }[]; totalCount: number } }
  const order = 'orderBy: { field: START_AT, direction: ASC }'
  const query = `{ deploymentFreezes(first: 9, filter: { ${filter} }, ${order}) { nodes { name } totalCount } }`
  const { data, errors } = await space.ask<Data>(query, {}, who)
  expect(errors).toEqual([])
  expect(data.deploymentFreezes.totalCount).toBe(data.deploymentFreezes.nodes.length)
  return data.deploymentFreezes.nodes.map(({ name }) => name)
}

describe('deployment freezes', () => {
  it.each([
    ['activeAt: "2026-01-02T00:00:00Z"', ['everything', 'dev']],
    ['activeAt: "2026-01-03T00:00:00Z"', ['dev']],
    ['activeAt: "2026-01-02T23:59:59.999Z"', ['everything', 'dev']],
    ['state: [PAST]', ['everything']],
    ['state: [ACTIVE]', ['dev', 'shop']],
    ['state: [PAST, FUTURE]', ['everything', 'acme', 'later']],
    ['state: []', []],
    ['environment: ["Spaces-1/Environments-4"]', ['everything', 'shop', 'acme', 'later']],
    ['environment: ["Spaces-1/Environments-2"]', ['everything', 'shop', 'later']],
    ['project: ["Spaces-1/Projects-2"]', ['everything', 'dev', 'acme', 'later']],
    ['project: ["Spaces-1/Projects-2"], environment: ["Spaces-1/Environments-2"]', ['everything', 'later']],
    ['tenant: ["Spaces-1/Tenants-2"]', ['everything', 'dev', 'shop', 'later']],
    ['startAt: { from: "2026-01-02T00:00:00Z", to: "2026-01-04T00:00:00Z" }', ['dev']],
    ['endAt: { from: "2990-01-01T00:00:00Z", to: "2990-01-01T00:00:00.001Z" }', ['dev', 'shop']],
    ['text: "SHOP"', ['shop']],
  ])('with %s are %j', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  it.each([
    'activeAt: "0000-01-01T00:00:00Z"',
    'startAt: { from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" }',
  ])('are refused with %s', async (filter) => {
    const { errors } = await space.ask(`{ deploymentFreezes(first: 1, filter: { ${filter} }) { totalCount } }`)
    expect(errors[0]?.extensions.code).toBe('BAD_INPUT')
  })

  it('are counted by whether they are over, in force or to come', async () => {
    const { data } = await space.ask('{ deploymentFreezeFacets { state { values { name count } } } }')
    expect(data).toEqual({
      deploymentFreezeFacets: {
        state: {
          values: [
            { name: 'ACTIVE', count: 2 },
            { name: 'FUTURE', count: 2 },
            { name: 'PAST', count: 1 },
          ],
        },
      },
    })
  })

  it('that are not over are told of what they hold for, however many rows in two statements', async () => {
    const query = (list: string) => `{ ${list}(first: 9) { nodes { name freezes { name state } } } }`
    const of = async (list: string) => {
      type Data = Record<string, { nodes: { name: string; freezes: { name: string; state: string }[] }[] }>
      const { result, count } = await space.askCounted<Data>(query(list))
      expect(result.errors).toEqual([])
      expect(count).toBe(3)
      const nodes = result.data[list]?.nodes ?? []
      return Object.fromEntries(nodes.map(({ name, freezes }) => [name, freezes.map((freeze) => freeze.name)]))
    }
    expect(await of('environments')).toEqual({
      Dev: ['dev', 'shop', 'later'],
      Production: ['shop', 'acme', 'later'],
      Test: ['shop', 'later'],
      'Test Europe': ['shop', 'later'],
    })
    expect(await of('projects')).toEqual({ Accounts: ['dev', 'acme', 'later'], Shop: ['dev', 'shop', 'later'] })
    expect(await of('tenants')).toEqual({ Acme: ['dev', 'shop', 'acme', 'later'], Mars: ['dev', 'shop', 'later'] })
  })

  it('are seen in some environments alone, and say nothing of what else they hold for', async () => {
    const who = caller('Users-30')
    await giveRole(space.db, who.subject, PROJECT_VIEWER, { Environments: [4], Projects: [2], Tenants: [2] })
    expect(await found('', who)).toEqual(['shop', 'acme'])
    expect(await found('project: ["Spaces-1/Projects-1"]', who)).toEqual([])
    const scopes = '{ isAnyProject project { name } environment { name } isAnyTenant tenant { name } }'
    const { data } = await space.ask(
      `{ deploymentFreezes(first: 9, orderBy: { field: NAME, direction: ASC }) { nodes { scopes ${scopes} } } }`,
      {},
      who,
    )
    const production = { environment: { name: 'Production' } }
    expect(data).toEqual({
      deploymentFreezes: {
        nodes: [
          {
            scopes: [
              { isAnyProject: false, project: { name: 'Accounts' }, ...production, isAnyTenant: false, tenant: null },
            ],
          },
          {
            scopes: [
              { isAnyProject: false, project: null, environment: null, isAnyTenant: true, tenant: null },
              { isAnyProject: false, project: null, ...production, isAnyTenant: true, tenant: null },
            ],
          },
        ],
      },
    })
  })
})
