import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { basics, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.project.create({ data: project('App') })
})

afterAll(() => space.close())

type Deployment = { id: string; state: string; startedAt: string | null; completedAt: string | null; version: number }

async function release(version: string) {
  const { data } = await space.ask<{ createRelease: { release: { id: string } | null; errors: { code: string }[] } }>(
    `mutation ($version: String!) { createRelease(input: { project: "Spaces-1/Projects-1", version: $version }) {
      release { id version revision project { name } } errors { code } } }`,
    { version },
  )
  return data.createRelease
}

async function deploy(of: string) {
  const { data } = await space.ask<{ createDeployment: { deployment: Deployment; errors: object[] } }>(
    `mutation ($release: ID!) { createDeployment(input: { release: $release, environment: "Spaces-1/Environments-1" }) {
      deployment { id state startedAt completedAt version } errors { code } } }`,
    { release: of },
  )
  expect(data.createDeployment.errors).toEqual([])
  return data.createDeployment.deployment
}

async function report(deployment: string, state: string) {
  const { data } = await space.ask<{ reportDeployment: { deployment: Deployment | null; errors: { code: string }[] } }>(
    `mutation ($deployment: ID!, $state: TaskState!) { reportDeployment(input: { deployment: $deployment, state: $state }) {
      deployment { id state startedAt completedAt version } errors { code } } }`,
    { deployment, state },
  )
  return data.reportDeployment.errors[0]?.code ?? data.reportDeployment.deployment
}

describe('a release', () => {
  it('has a version that is unique in its project', async () => {
    expect((await release('1.0')).errors).toEqual([])
    expect(await release('1.0')).toEqual({ release: null, errors: [{ code: 'CONFLICT' }] })
  })
})

describe('a deployment', () => {
  it('goes only forwards, and tells its project when it is over', async () => {
    const id = (await deploy((await release('2.0')).release!.id)).id
    expect(await report(id, 'EXECUTING')).toMatchObject({
      state: 'EXECUTING',
      startedAt: expect.any(String),
      completedAt: null,
    })
    expect(await report(id, 'QUEUED')).toBe('INVALID_STATE')
    expect(await report(id, 'EXECUTING')).toMatchObject({ version: 2 })
    const before = await space.db.project.findUniqueOrThrow({ where: { id: 1 } })
    const done = await report(id, 'SUCCESS')
    expect(done).toMatchObject({ state: 'SUCCESS', completedAt: expect.any(String), version: 3 })
    expect(await report(id, 'FAILED')).toBe('INVALID_STATE')
    expect(await report(id, 'SUCCESS')).toEqual(done)
    const after = await space.db.project.findUniqueOrThrow({ where: { id: 1 } })
    expect(after.lastDeployedAt?.toISOString()).toBe((done as Deployment).completedAt)
    expect(after.version).toBe(before.version)
  })

  it('that never ran has no start', async () => {
    const id = (await deploy((await release('3.0')).release!.id)).id
    expect(await report(id, 'CANCELED')).toMatchObject({
      state: 'CANCELED',
      startedAt: null,
      completedAt: expect.any(String),
    })
  })

  it('keeps its project from being deleted until it is over', async () => {
    const id = (await deploy((await release('4.0')).release!.id)).id
    const remove = async () => {
      const query = `mutation { deleteProject(input: { id: "Spaces-1/Projects-1" }) { deletedId errors { code } } }`
      return (await space.ask<{ deleteProject: object }>(query)).data.deleteProject
    }
    expect(await remove()).toEqual({ deletedId: null, errors: [{ code: 'IN_USE' }] })
    await report(id, 'TIMED_OUT')
    expect(await remove()).toEqual({ deletedId: 'Spaces-1/Projects-1', errors: [] })
    expect(await space.db.deployment.count()).toBe(0)
    expect((await space.ask('{ node(id: "Spaces-1/Projects-1") { id } }')).errors[0]?.extensions.code).toBe('NOT_FOUND')
  })
})
