import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { TaskState } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import fc from 'fast-check'
import type { SpaceContext } from '../context.js'
import { createDeployment } from '../deployment/create.js'
import { deleteDeployment } from '../deployment/delete.js'
import { reportDeployment } from '../deployment/report.js'
import { deleteRelease } from '../release/delete.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace
let context: SpaceContext

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  // So that a release may go anywhere.
  await db.phase.updateMany({ data: { isOptional: true } })
  for (const name of ['One', 'Two']) await db.project.create({ data: project(name) })
  await db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
  await db.projectTenant.createMany({
    data: [1, 2].flatMap((projectId) => [1, 2].map((tenantId) => ({ projectId, tenantId }))),
  })
  context = await space.contextOf()
})

afterAll(() => space.close())

type Act =
  | { act: 'create'; project: number; environment: number; tenant: number | null; at: number }
  | { act: 'report'; which: number; state: TaskState }
  | { act: 'delete'; which: number }
  | { act: 'delete release'; project: number }
  | { act: 'rename'; project: number; name: string }

const projectId = fc.integer({ min: 1, max: 2 })
const which = fc.nat(20)
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constant('create' as const),
        project: projectId,
        environment: fc.integer({ min: 1, max: 2 }),
        tenant: fc.constantFrom(null, null, 1, 2),
        // Few, so that some are asked for at the same time, and later ones before earlier ones.
        at: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constant('report' as const),
        which,
        state: fc.constantFrom<TaskState>('EXECUTING', 'SUCCESS', 'SUCCESS', 'FAILED', 'CANCELED'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('delete' as const), which }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('delete release' as const), project: projectId }) },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('rename' as const),
        project: projectId,
        name: fc.constantFrom('x', 'y', 'z'),
      }),
    },
  ),
  { minLength: 1, maxLength: 25 },
)

const id = (kind: string, local: number) => `Spaces-1/${kind}-${local}`

/** The release of a project that the acts are about, made anew where it was deleted. */
async function releaseOf(of: number): Promise<string> {
  const found = await space.db.release.findFirst({ where: { projectId: of } })
  const { id: local } = found ?? (await space.db.release.create({ data: { projectId: of, ...named('1.0') } }))
  return id('Releases', local)
}

async function perform(one: Act): Promise<void> {
  const { db } = space
  switch (one.act) {
    case 'create': {
      const tenant = one.tenant === null ? null : id('Tenants', one.tenant)
      const input = { release: await releaseOf(one.project), environment: id('Environments', one.environment), tenant }
      await createDeployment(context, input, () => new Date(one.at * 1_000))
      return
    }
    case 'rename':
      await db.project.update({ where: { id: one.project }, data: { nameKey: `${one.name}${one.project}` } })
      return
    case 'delete release':
      await deleteRelease(context, { id: await releaseOf(one.project) })
      return
  }
  const all = await db.deployment.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  const local = all[one.which % Math.max(1, all.length)]?.id
  if (local === undefined) return
  const deployment = id('Deployments', local)
  await (one.act === 'report'
    ? reportDeployment(context, { deployment, state: one.state })
    : deleteDeployment(context, { id: deployment }))
}

/** Performs an act; one that is refused as it should be changes nothing. */
async function tryTo(one: Act, ...codes: string[]): Promise<void> {
  try {
    await perform(one)
  } catch (error) {
    if (!(error instanceof SpaceportError) || !['INVALID_STATE', ...codes].includes(error.code)) throw error
  }
}

/** What the cells should be: by a look at every deployment. */
async function expected() {
  const rows = await space.db.deployment.findMany({ include: { project: { select: { nameKey: true } } } })
  const newestFirst = rows.toSorted((a, b) => b.queuedAt.getTime() - a.queuedAt.getTime() || b.id - a.id)
  const keys = new Set(rows.map((row) => JSON.stringify([row.projectId, row.environmentId, row.tenantId])))
  return [...keys].toSorted().map((key) => {
    const [current, ...before] = newestFirst.filter(
      (row) => JSON.stringify([row.projectId, row.environmentId, row.tenantId]) === key,
    )
    const previous = before.find(({ state }) => state === 'SUCCESS')
    return {
      key,
      currentId: current?.id,
      previousId: previous?.id ?? null,
      projectKey: current?.project.nameKey,
      state: current?.state,
      changedAt: current?.queuedAt,
    }
  })
}

async function actual() {
  const rows = await space.db.deploymentCell.findMany()
  const cells = rows.map(({ currentId, previousId, projectKey, state, changedAt, ...of }) => {
    const key = JSON.stringify([of.projectId, of.environmentId, of.tenantId])
    return { key, currentId, previousId, projectKey, state, changedAt }
  })
  return cells.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

describe('the deployment matrix', () => {
  const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
  const runs = { seed, numRuns: process.env.SPACEPORT_LONG === '1' ? 500 : 30 }

  it(`is what its deployments say, whatever was done, and rebuilt it is the same (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (some) => {
        await space.db.deployment.deleteMany()
        for (const one of some) {
          await tryTo(one)
          expect(await actual()).toEqual(await expected())
        }
        const before = await actual()
        await space.db.deploymentCell.deleteMany({ where: { id: { gt: 0 } } })
        await space.db.$queryRaw`SELECT rebuild_deployment_cells()::text`
        expect(await actual()).toEqual(before)
      }),
      runs,
    )
  })

  it('is what its deployments say when all happens at the same time, and nobody waits for each other', async () => {
    await space.db.deployment.deleteMany()
    const create = (n: number): Act => ({
      act: 'create',
      project: 1,
      environment: 1 + (n % 2),
      tenant: null,
      at: 9 - n,
    })
    await Promise.all([0, 1, 2, 3, 4, 5].map((n) => perform(create(n))))
    expect(await actual()).toEqual(await expected())
    const ends = [0, 1, 2, 3, 4, 5].map((n): Act => ({ act: 'report', which: n, state: n % 2 ? 'SUCCESS' : 'FAILED' }))
    await Promise.all([...ends, create(6), create(7)].map(perform))
    expect(await actual()).toEqual(await expected())
    const rename: Act = { act: 'rename', project: 1, name: 'x' }
    const mixed: Act[] = [{ act: 'delete release', project: 1 }, rename, create(8), ...ends]
    // What comes after the release or a deployment is gone does not find it.
    await Promise.all(mixed.map((one) => tryTo(one, 'INVALID_STATE', 'NOT_FOUND')))
    expect(await actual()).toEqual(await expected())
  })

  it('is rebuilt right over a long history of failures', async () => {
    const { db } = space
    await db.deployment.deleteMany()
    const releaseId = Number((await releaseOf(1)).split('-').at(-1))
    const rows = Array.from({ length: 1_500 }, (_, n) => ({
      ...{ projectId: 1, releaseId, environmentId: 1, tenantId: n % 2 === 0 ? null : 1 },
      state: n < 2 ? ('SUCCESS' as const) : ('FAILED' as const),
      queuedAt: new Date(n),
      completedAt: new Date(n),
    }))
    await db.deployment.createMany({ data: rows })
    await db.$queryRaw`SELECT rebuild_deployment_cells()::text`
    const cells = await actual()
    expect(cells.every(({ previousId }) => previousId !== null)).toBe(true)
    expect(cells).toEqual(await expected())
  })
})
