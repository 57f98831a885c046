import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { closeConnections } from '@spaceport/kit/client'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import type { ZoneContext } from '@spaceport/zone/context'
import { schema } from '@spaceport/zone/schema'
import { ADMINISTRATOR, startFleet, type Fleet } from './fleet.js'
import { round } from './history.js'

const graphql = createGraphQL<ZoneContext>(schema)
const PROJECT = 'Spaces-1/Projects-1'
const [TEST, PRODUCTION] = ['Spaces-1/Environments-1', 'Spaces-1/Environments-2']

let fleet: Fleet
let [home, there]: Fleet['spaces'] = []

beforeAll(async () => {
  fleet = await startFleet()
  ;[home, there] = fleet.spaces
  const zone = await fleet.zone.zone.create({ data: { name: 'Far', nameKey: 'far' } })
  await fleet.zone.placement.create({ data: { instance: 'Instances-2', zoneId: zone.id } })
})
afterAll(async () => {
  await closeConnections()
  await fleet.close()
})
beforeEach(async () => {
  fleet.faults.away.clear()
  await fleet.reset()
  await home?.db.deployment.deleteMany()
  await home?.db.variable.deleteMany({ where: { id: { gt: 1 } } })
  await there?.db.variable.deleteMany()
  await there?.db.project.deleteMany()
  await there?.db.lifecycle.deleteMany()
  await there?.db.environment.deleteMany()
  await there?.db.tenant.deleteMany()
})

async function ask(query: string, variables: object = {}, caller = ADMINISTRATOR): Promise<Record<string, unknown>> {
  const { context } = fleet.begin()
  const { data, errors } = await graphql.execute(graphql.prepare(query), { ...variables }, { ...context, caller })
  if (errors?.[0]) throw new Error(errors[0].message)
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>
}

type Answer = { split: { state: string; fault: string | null } | null; errors: { code: string; message: string }[] }

async function split(input: object = { environments: [TEST] }): Promise<Answer> {
  const mutation = `mutation ($input: SplitProjectInput!) { splitProject(input: $input) {
    split { state fault moveCount remoteProject { id } } errors { code message } } }`
  const whole = { project: PROJECT, space: 'Spaces-2', ...input }
  return (await ask(mutation, { input: whole })).splitProject as Answer
}

const preview = async (environments: string[]) => {
  const query = `query ($environments: [ID!]) { previewSplit(project: "${PROJECT}", space: "Spaces-2", environments: $environments) {
    isPossible environments { id } variables { id } unsplittable { name scope why } running } }`
  return (await ask(query, { environments })).previewSplit
}

const footprint = async (id: string, caller = ADMINISTRATOR) => {
  const query = `{ _entities(representations: [{ __typename: "Project", id: "${id}" }]) { ... on Project { footprint {
    zone { name } instance { id } space { id } remoteSpace environments { id } tenants { id } variableCount } } } }`
  const [project] = (await ask(query, {}, caller))._entities as ({ footprint: unknown[] | null } | null)[]
  return project?.footprint
}

test('a split makes the part in the other Space by name, and its environments, tenants and values live there from then on', async () => {
  expect(await preview([TEST])).toEqual({
    ...{ isPossible: true, environments: [{ id: TEST }], variables: [{ id: 'Spaces-1/Variables-1' }] },
    ...{ unsplittable: [], running: [] },
  })
  const first = await split({ environments: [TEST], tenants: ['Spaces-1/Tenants-1'], idempotencyKey: 'split' })
  expect(first).toMatchObject({ split: { state: 'DONE', fault: null, moveCount: 3 }, errors: [] })
  expect(await split({ environments: [TEST], tenants: ['Spaces-1/Tenants-1'], idempotencyKey: 'split' })).toEqual(first)

  const part = await there?.db.project.findFirstOrThrow({
    include: {
      lifecycle: { include: { phases: { include: { environments: true } } } },
      tenants: true,
      variables: true,
    },
  })
  expect(part).toMatchObject({ name: 'Space 1: App', remoteOf: PROJECT })
  const place = await there?.db.environment.findFirstOrThrow()
  expect(place).toMatchObject({ name: 'Test', remoteOf: null, epoch: 1 })
  expect(part?.lifecycle.phases.flatMap((phase) => phase.environments.map((one) => one.environmentId))).toEqual([
    place?.id,
  ])
  expect(part?.tenants).toHaveLength(1)
  expect(part?.variables).toMatchObject([
    { name: 'Greeting', value: 'hello', environmentIds: [place?.id], remoteOf: null, epoch: 1 },
  ])
  expect(await home?.db.variable.findFirst()).toMatchObject({
    value: null,
    remoteOf: `Spaces-2/Variables-${part?.variables[0]?.id}`,
  })
  expect(await home?.db.environment.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { remoteOf: `Spaces-2/Environments-${place?.id}`, epoch: 1 },
    { remoteOf: null, epoch: 0 },
  ])

  await home?.db.projectTenant.create({ data: { projectId: 1, tenantId: 1 } })
  const parts = [
    {
      ...{ zone: null, instance: { id: 'Instances-1' }, space: { id: 'Spaces-1' }, remoteSpace: null },
      ...{ environments: [{ id: PRODUCTION }], tenants: [], variableCount: 0 },
    },
    {
      ...{ zone: { name: 'Far' }, instance: { id: 'Instances-2' }, space: { id: 'Spaces-2' }, remoteSpace: null },
      ...{ environments: [{ id: TEST }], tenants: [{ id: 'Spaces-1/Tenants-1' }], variableCount: 1 },
    },
  ]
  expect(await footprint(PROJECT)).toEqual(parts)
  expect(await footprint(`Spaces-2/Projects-${part?.id}`)).toEqual(parts)
  await home?.db.projectTenant.deleteMany()

  const owned = `{ _entities(representations: [{ __typename: "Instance", id: "Instances-2" }]) {
    ... on Instance { ownedVariables(first: 9) { id owner { id } } } } }`
  const variable = { id: `Spaces-2/Variables-${part?.variables[0]?.id}`, owner: { id: 'Instances-2' } }
  expect(await ask(owned)).toEqual({ _entities: [{ ownedVariables: [variable] }] })
})

test('a footprint tells of what lies beyond the fleet by its name alone, and is nothing to whoever does not see the project', async () => {
  const beyond = { remoteRoot: 'f'.repeat(64), remoteSpace: 'Plant', remoteName: 'Line' }
  const { id } = await home!.db.environment.create({ data: { name: 'Plant: Line', nameKey: 'plant: line', ...beyond } })
  const release = await home!.db.release.create({ data: { projectId: 1, name: '1.0', nameKey: '1.0' } })
  const place = {
    projectId: 1,
    releaseId: release.id,
    environmentId: id,
    state: 'SUCCESS' as const,
    completedAt: new Date(),
  }
  await home!.db.deployment.create({ data: place })
  const parts = await footprint(PROJECT)
  expect(parts?.[1]).toMatchObject({
    ...{ zone: null, instance: null, space: null, remoteSpace: 'Plant' },
    environments: [{ id: `Spaces-1/Environments-${id}` }],
  })
  expect(await footprint(PROJECT, { ...ADMINISTRATOR, subject: 'Users-9', systemRoles: [] })).toBeNull()
  expect(await footprint(PROJECT, { ...ADMINISTRATOR, groups: [] })).toBeUndefined()
  await home!.db.deployment.deleteMany()
  await home!.db.release.deleteMany()
  await home!.db.environment.delete({ where: { id } })
})

test('values whose scope crosses owners are listed, and nothing is split while there are any', async () => {
  const scope = { environmentIds: [1, 2], isUnscoped: false }
  await home!.db.variable.create({ data: { projectId: 1, name: 'Url', nameKey: 'url', value: 'x', ...scope } })
  const local = { environmentIds: [1], stepIds: [7], isUnscoped: false }
  await home!.db.variable.create({ data: { projectId: 1, name: 'Port', nameKey: 'port', value: 'x', ...local } })
  await home!.db.variable.create({ data: { projectId: 1, name: 'All', nameKey: 'all', value: 'x' } })
  const unsplittable = [
    { name: 'Port', scope: ['Test'], why: 'It holds only for some steps, which stay here.' },
    { name: 'Url', scope: ['Test', 'Production'], why: 'It also holds for Production: its scope crosses owners.' },
  ]
  expect(await preview([TEST])).toMatchObject({ isPossible: false, unsplittable })
  const { errors } = await split()
  expect(errors).toMatchObject([{ code: 'INVALID_STATE', message: expect.stringContaining('Url (Test, Production)') }])
  expect(await there?.db.project.count()).toBe(0)
  expect(await fleet.zone.projectSplit.count()).toBe(0)
})

test('nothing is split while deployments run there, which are named', async () => {
  const release = await home!.db.release.create({ data: { projectId: 1, name: '1.0', nameKey: '1.0' } })
  const { id } = await home!.db.deployment.create({ data: { projectId: 1, releaseId: release.id, environmentId: 1 } })
  expect(await preview([TEST])).toMatchObject({ isPossible: false, running: [`Spaces-1/Deployments-${id} (App 1.0)`] })
  expect(await split()).toMatchObject({ split: null, errors: [{ code: 'INVALID_STATE' }] })
  await home!.db.deployment.deleteMany()
  await home!.db.release.deleteMany()
})

test('a split goes on by itself when the other Instance is back', async () => {
  // Of the three calls to it, `take` comes through; then it is away.
  const { context } = fleet.begin()
  const calls = context.instances
  const away = { ...context.membership.instances.get('Instances-2')!, url: 'http://127.0.0.1:1' }
  const to = calls.to.bind(calls)
  let asked = 0
  calls.to = (member) => {
    if (member.id === 'Instances-2' && ++asked > 1) fleet.faults.away.add(away.id)
    return to(member)
  }
  const { splitProject } = await import('@spaceport/zone/split/split')
  const input = { project: PROJECT, space: 'Spaces-2', environments: [TEST] }
  expect(await splitProject(input, context)).toMatchObject({
    state: 'MOVING',
    fault: expect.stringContaining('on its way'),
  })
  const again = await split()
  expect(again.errors).toMatchObject([{ code: 'INVALID_STATE' }])
  fleet.faults.away.clear()
  await round(fleet)
  expect(await fleet.zone.projectSplit.findFirst()).toMatchObject({ state: 'DONE', fault: null })
  expect(await there?.db.environment.findFirst()).toMatchObject({ remoteOf: null, epoch: 1 })
})

test('the map tells who owns what, and what does not fit', async () => {
  await split()
  const query = `{ ownershipMap { isComplete instances { instance { id } isAnswered owned { subject epoch } }
    gaps { entityId remoteOf reason } duplicates { subject entityIds } underWay { id } } }`
  const map = async () => (await ask(query)).ownershipMap as Record<string, unknown>
  const third = fleet.spaces[2]!.db
  // In the third Space all stand for what has moved on, by hand.
  const gaps = (await map()).gaps
  expect(gaps).toEqual(
    expect.arrayContaining([{ entityId: 'Spaces-3/Environments-1', remoteOf: TEST, reason: 'OWNER_IS_PLACEHOLDER' }]),
  )
  expect(await map()).toMatchObject({
    isComplete: true,
    instances: [
      { instance: { id: 'Instances-1' }, owned: [] },
      { instance: { id: 'Instances-2' }, owned: [{ subject: TEST, epoch: 1 }, { subject: 'Spaces-1/Variables-1' }] },
      { instance: { id: 'Instances-3' }, owned: [] },
    ],
    ...{ duplicates: [], underWay: [] },
  })
  await home!.db.environment.update({ where: { id: 1 }, data: { remoteOf: null } })
  const place = await there!.db.environment.findFirstOrThrow()
  const both = { subject: TEST, entityIds: [TEST, `Spaces-2/Environments-${place.id}`] }
  expect(await map()).toMatchObject({ duplicates: [both] })
  await third.tenant.update({ where: { id: 1 }, data: { remoteOf: 'Spaces-1/Tenants-99' } })
  const gone = { entityId: 'Spaces-3/Tenants-1', remoteOf: 'Spaces-1/Tenants-99', reason: 'OWNER_GONE' }
  expect((await map()).gaps).toContainEqual(gone)
  fleet.faults.away.add('Instances-1')
  const partial = await map()
  expect(partial).toMatchObject({ isComplete: false, instances: [{ isAnswered: false }, {}, {}], duplicates: [] })
  expect(partial.gaps).toContainEqual({ ...gone, reason: 'OWNER_UNKNOWN' })
})
