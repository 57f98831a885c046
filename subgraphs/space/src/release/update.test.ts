import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFrozenVariables } from '../variable/snapshot.js'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.project.create({ data: project('App') })
  await db.channel.create({ data: { projectId: 1, ...named('Default'), isDefault: true } })
  const rules = { create: { position: 0, tag: '^beta' } }
  await db.channel.create({ data: { projectId: 1, ...named('Beta'), rules } })
  const action = (name: string, position: number, packageId: string, channelIds: number[]) => {
    const packages = { create: { packageId, packageKey: packageId, feedId: 1 } }
    return { ...named(name), position, actionType: 'Octopus.Script', channelIds, packages }
  }
  const actions = { create: [action('Web', 0, 'web', []), action('Api', 1, 'api', [2])] }
  const steps = { create: { ...named('Deploy'), position: 0, actions } }
  await db.deploymentProcess.create({ data: { projectId: 1, steps } })
})

afterAll(() => space.close())

const FIELDS = 'release { id version notes revision packages { action version } }'

const act = (mutation: string, input: Record<string, unknown>, who = MANAGER) =>
  mutate(space, mutation, input, who, FIELDS)

async function release(version: string): Promise<string> {
  const input = { project: 'Spaces-1/Projects-1', version, packages: [{ action: 'Web', version: '1.0' }] }
  const payload = await act('createRelease', input)
  expect(payload.errors).toEqual([])
  return (payload.release as { id: string }).id
}

const code = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
  errors[0] && [errors[0].code, errors[0].path.join('.')]

const numberOf = (id: string) => Number(id.split('-').at(-1))

describe('a release', () => {
  it('changes its version and notes, with whoever changes it at the same time told', async () => {
    const [id, other] = [await release('1.0.0'), await release('1.1.0')]
    expect(await act('updateRelease', { id, version: '1.0.1-rc.1', notes: 'New.', expectedVersion: 1 })).toMatchObject({
      release: { version: '1.0.1-rc.1', notes: 'New.', revision: 2, packages: [{ action: 'Web', version: '1.0' }] },
      errors: [],
    })
    const { versionKey } = await space.db.release.findUniqueOrThrow({ where: { id: numberOf(id) } })
    const second = await space.db.release.findUniqueOrThrow({ where: { id: numberOf(other) } })
    expect(versionKey < second.versionKey).toBe(true)
    expect(code(await act('updateRelease', { id, notes: null, expectedVersion: 1 }))).toEqual([
      'VERSION_CONFLICT',
      'input.expectedVersion',
    ])
    expect(code(await act('updateRelease', { id, version: '1.1.0' }))).toEqual(['CONFLICT', 'input.version'])
    expect(code(await act('updateRelease', { id, version: 'new' }))).toEqual(['BAD_INPUT', 'input.version'])
    expect((await act('updateRelease', { id, version: '1.0.1-RC.1', notes: null })).release).toMatchObject({
      notes: null,
    })
  })

  it('changes its channel and packages until it is deployed', async () => {
    const id = await release('2.0.0')
    const web = (version: string) => ({ action: 'Web', version })
    const channel = 'Spaces-1/Channels-2'
    expect(code(await act('updateRelease', { id, channel }))).toEqual(['BAD_INPUT', 'input.packages'])
    const api = { action: 'Api', version: '1.0-beta' }
    expect(code(await act('updateRelease', { id, channel, packages: [web('2.0'), api] }))).toEqual([
      'CHANNEL_MISMATCH',
      'input.packages',
    ])
    expect(await act('updateRelease', { id, channel, packages: [web('2.0-beta'), api] })).toMatchObject({
      release: { packages: [api, web('2.0-beta')] },
      errors: [],
    })
    expect(code(await act('updateRelease', { id, channel: 'Spaces-1/Channels-1' }))).toBeUndefined()
    expect(code(await act('updateRelease', { id, packages: [web('3.0')] }))).toBeUndefined()
    const { before, after } = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(before).toMatchObject({ packages: [{ packageId: 'api' }, { packageId: 'web', version: '2.0-beta' }] })
    expect(after).toMatchObject({ packages: [{ packageId: 'web', version: '3.0' }] })
    const data = {
      projectId: 1,
      releaseId: numberOf(id),
      environmentId: 1,
      completedAt: new Date(),
      state: 'FAILED' as const,
    }
    await space.db.deployment.create({ data })
    expect(code(await act('updateRelease', { id, packages: [web('3.1')] }))).toEqual([
      'INVALID_STATE',
      'input.packages',
    ])
    expect(code(await act('updateRelease', { id, channel }))).toEqual(['INVALID_STATE', 'input.channel'])
    expect((await act('updateRelease', { id, notes: 'Still.' })).release).toMatchObject({ notes: 'Still.' })
  })

  it('keeps its variables until they are taken anew', async () => {
    const values = async (id: string) => {
      const { variableSnapshot } = await space.db.release.findUniqueOrThrow({
        where: { id: numberOf(id) },
        include: { variableSnapshot: true },
      })
      return variableSnapshot && readFrozenVariables(variableSnapshot.content).variables.map(({ value }) => value)
    }
    const id = await release('3.0.0')
    const { id: variable } = await space.db.variable.create({ data: { projectId: 1, ...named('A'), value: 'old' } })
    expect(await values(id)).toBeNull()
    expect((await act('updateReleaseVariables', { id })).release).toMatchObject({ revision: 2 })
    expect(await values(id)).toEqual(['old'])
    await space.db.variable.update({ where: { id: variable }, data: { value: 'new' } })
    expect(await values(id)).toEqual(['old'])
    expect((await act('updateReleaseVariables', { id })).release).toMatchObject({ revision: 3 })
    expect(await values(id)).toEqual(['new'])
    // What nothing else has frozen is not kept.
    expect(await space.db.variableSnapshot.count()).toBe(1)
    const events = await space.db.auditEvent.count()
    expect((await act('updateReleaseVariables', { id })).release).toMatchObject({ revision: 3 })
    expect(await space.db.auditEvent.count()).toBe(events)
    expect(code(await act('updateReleaseVariables', { id, expectedVersion: 1 }))?.[0]).toBe('VERSION_CONFLICT')
  })

  it('of an archived project is read-only', async () => {
    const id = await release('3.1.0')
    await act('reportDefect', { release: id, description: 'x' })
    const archivedAt = new Date()
    await space.db.project.update({ where: { id: 1 }, data: { archivedAt } })
    for (const [mutation, input] of [
      ['updateRelease', { id, notes: 'x' }],
      ['updateReleaseVariables', { id }],
      ['reportDefect', { release: id, description: 'x' }],
      ['resolveDefect', { release: id }],
    ] as const) {
      expect(code(await act(mutation, input))?.[0]).toBe('INVALID_STATE')
    }
    expect(code(await mutate(space, 'deleteRelease', { id }, MANAGER))?.[0]).toBe('INVALID_STATE')
    await space.db.project.update({ where: { id: 1 }, data: { archivedAt: null } })
  })

  it('is deleted when no deployment of it runs, and what it had replaced shows again', async () => {
    const [first, second] = [await release('4.0.0'), await release('4.1.0')]
    const deploy = async (id: string, day: number, completedAt: Date | null) => {
      const data = {
        projectId: 1,
        releaseId: numberOf(id),
        environmentId: 3,
        queuedAt: new Date(Date.UTC(2026, 1, day)),
      }
      const state = completedAt ? ('SUCCESS' as const) : ('EXECUTING' as const)
      const { id: local } = await space.db.deployment.create({ data: { ...data, state, completedAt } })
      await space.db.$queryRaw`SELECT refresh_deployment_cell(1, 3, NULL)::text`
      return local
    }
    const done = await deploy(first, 1, new Date())
    const snapshots = await space.db.processSnapshot.count()
    const { id: secretId } = await space.db.secret.create({ data: { keyId: 'k', sealed: new Uint8Array(1) } })
    const running = await deploy(second, 2, null)
    await space.db.deploymentPrompt.create({ data: { deploymentId: running, name: 'Pin', secretId } })
    const remove = (input: object) => mutate(space, 'deleteRelease', { id: second, ...input }, MANAGER, 'deletedId')
    expect(code(await remove({}))).toEqual(['INVALID_STATE', 'input.id'])
    await space.db.deployment.update({ where: { id: running }, data: { state: 'FAILED', completedAt: new Date() } })
    expect(code(await remove({ expectedVersion: 9 }))?.[0]).toBe('VERSION_CONFLICT')
    expect(await remove({})).toEqual({ deletedId: second, errors: [] })
    const cells = await space.db.deploymentCell.findMany({ where: { environmentId: 3 } })
    expect(cells).toMatchObject([{ currentId: done, previousId: null }])
    expect(await space.db.secret.findUnique({ where: { id: secretId } })).toBeNull()
    // The other releases have the same process.
    expect(await space.db.processSnapshot.count()).toBe(snapshots)
    await space.db.deployment.deleteMany()
    for (const { id } of await space.db.release.findMany({ where: { id: { not: numberOf(first) } } })) {
      await space.db.release.delete({ where: { id } })
    }
    expect((await mutate(space, 'deleteRelease', { id: first }, MANAGER)).errors).toEqual([])
    expect([await space.db.processSnapshot.count(), await space.db.variableSnapshot.count()]).toEqual([0, 0])
    expect(code(await remove({}))).toEqual(['NOT_FOUND', 'input.id'])
  })

  it('is changed by nobody who may only see it', async () => {
    const viewer = caller('Users-30')
    await giveRole(space.db, viewer.subject, PROJECT_VIEWER)
    const id = await release('5.0.0')
    for (const mutation of ['updateRelease', 'updateReleaseVariables']) {
      expect(code(await act(mutation, { id }, viewer))?.[0]).toBe('FORBIDDEN')
    }
    expect(code(await mutate(space, 'deleteRelease', { id }, viewer))?.[0]).toBe('FORBIDDEN')
  })
})
