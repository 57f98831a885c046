import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace
let people = 50

const SEES = ['EnvironmentView', 'ProjectView', 'TenantView']

/** Somebody who sees all, or the part of `seen`, and may freeze what stands in each of some scopes. */
async function somebody(scopes: Partial<Scope>[], seen: Partial<Scope> = {}): Promise<Caller> {
  const who = caller(`Users-${people++}`)
  const give = async (permissions: string[], scope: Partial<Scope>) => {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, who.subject, role.id, scope)
  }
  await give(SEES, seen)
  for (const scope of scopes) await give(['DeploymentFreezeAdminister'], scope)
  return who
}

/** A scope of local ids, as the input has it. */
const scope = ({ p, e, t }: { p?: number; e?: number; t?: number }) => ({
  ...(p ? { project: `Spaces-1/Projects-${p}` } : {}),
  ...(e ? { environment: `Spaces-1/Environments-${e}` } : {}),
  ...(t ? { tenant: `Spaces-1/Tenants-${t}` } : {}),
})
type Named = Parameters<typeof scope>[0]

const WHOLE_SPACE: Named = {}

/** What freezes may hold for. */
const ANYTHING: Named[] = [
  WHOLE_SPACE,
  ...[{ p: 1 }, { p: 2 }, { p: 3 }, { e: 1 }, { e: 4 }, { t: 1 }, { t: 2 }],
  ...[
    { p: 1, e: 1 },
    { p: 3, e: 1 },
    { p: 1, t: 1 },
    { e: 4, t: 1 },
    { p: 1, e: 4, t: 2 },
    { p: 3, e: 4, t: 2 },
  ],
]

async function code(mutation: string, input: object, who: Caller): Promise<string> {
  const { errors } = await mutate(space, mutation, { ...input }, who)
  return errors[0]?.code ?? 'DONE'
}

const create = (who: Caller, ...scopes: Named[]) =>
  code(
    'createDeploymentFreeze',
    {
      ...{ space: 'Spaces-1', name: `Freeze ${people++}`, scopes: scopes.map(scope) },
      ...{ startAt: '2026-01-01T00:00:00Z', endAt: '2026-01-02T00:00:00Z' },
    },
    who,
  )

/** A freeze of scopes: its number. */
async function freeze(...scopes: Named[]): Promise<number> {
  const rows = scopes.map(({ p, e, t }) => ({ projectId: p ?? null, environmentId: e ?? null, tenantId: t ?? null }))
  const dates = { startAt: new Date(0), endAt: new Date(1) }
  const data = { ...named('Freeze'), ...dates, scopes: { createMany: { data: rows } } }
  return (await space.db.deploymentFreeze.create({ data })).id
}
const update = (who: Caller, id: number, input: object) =>
  code('updateDeploymentFreeze', { id: `Spaces-1/DeploymentFreezes-${id}`, ...input }, who)
const remove = (who: Caller, id: number) =>
  code('deleteDeploymentFreeze', { id: `Spaces-1/DeploymentFreezes-${id}` }, who)

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.projectGroup.create({ data: named('Other') })
  for (const name of ['One', 'Two']) await db.project.create({ data: project(name) })
  await db.project.create({ data: { ...project('Three'), projectGroupId: 2 } })
  await db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
})
beforeEach(() => space.db.deploymentFreeze.deleteMany())
afterAll(() => space.close())

describe('whoever may freeze', () => {
  it.each<[string, Partial<Scope>, Named[]]>([
    ['everything', {}, ANYTHING],
    ['a project', { Projects: [1] }, [{ p: 1 }, { p: 1, e: 1 }, { p: 1, t: 1 }, { p: 1, e: 4, t: 2 }]],
    ['a project group', { ProjectGroups: [2] }, [{ p: 3 }, { p: 3, e: 1 }, { p: 3, e: 4, t: 2 }]],
    ['an environment', { Environments: [1] }, [{ e: 1 }, { p: 1, e: 1 }, { p: 3, e: 1 }]],
    ['a tenant', { Tenants: [1] }, [{ t: 1 }, { p: 1, t: 1 }, { e: 4, t: 1 }]],
    ['a project in an environment', { Projects: [1], Environments: [1] }, [{ p: 1, e: 1 }]],
  ])('%s freezes just that, and nothing without that limit', async (_what, limits, reached) => {
    const who = await somebody([limits])
    const done: Named[] = []
    for (const one of ANYTHING) {
      const answer = await create(who, ...(one === WHOLE_SPACE ? [] : [one]))
      if (answer === 'DONE') done.push(one)
      else expect(answer).toBe('FORBIDDEN')
    }
    expect(done).toEqual(reached)
  })

  it('some things freezes them together, by one role or by several, but nothing else with them', async () => {
    const who = await somebody([{ Projects: [1] }, { Environments: [4] }])
    expect(await create(who, { p: 1 }, { e: 4 }, { p: 2, e: 4 })).toBe('DONE')
    expect(await create(who, { p: 1 }, { p: 2 })).toBe('FORBIDDEN')
  })

  it('changes and deletes only what they could have made, before and after', async () => {
    const who = await somebody([{ Environments: [1] }])
    const mine = await freeze({ e: 1 })
    expect(await update(who, mine, { scopes: [scope({ e: 4 })] })).toBe('FORBIDDEN')
    expect(await update(who, mine, { scopes: [] })).toBe('FORBIDDEN')
    expect(await update(who, mine, { scopes: [scope({ e: 1, p: 1 })] })).toBe('DONE')
    expect(await remove(who, mine)).toBe('DONE')
    const shared = await freeze({ e: 1 }, { e: 4 })
    expect(await update(who, shared, { name: 'Mine' })).toBe('FORBIDDEN')
    expect(await remove(who, shared)).toBe('FORBIDDEN')
  })

  it('leaves the scopes that they cannot see as they are', async () => {
    const who = await somebody([{}], { Projects: [1], Environments: [1, 2], Tenants: [1] })
    const id = await freeze({ e: 1 }, { e: 4 }, { p: 2, e: 1 }, { e: 2, t: 2 })
    expect(await update(who, id, { scopes: [scope({ p: 1, e: 2 })] })).toBe('DONE')
    const columns = { projectId: true, environmentId: true, tenantId: true } as const
    expect(await space.db.deploymentFreezeScope.findMany({ orderBy: { id: 'asc' }, select: columns })).toEqual([
      { projectId: 1, environmentId: 2, tenantId: null },
      { projectId: 2, environmentId: 1, tenantId: null },
      { projectId: null, environmentId: 4, tenantId: null },
      { projectId: null, environmentId: 2, tenantId: 2 },
    ])
    const unseen = await somebody([{}], { Environments: [3] })
    expect([await update(unseen, id, { name: 'x' }), await remove(unseen, id)]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  })
})
