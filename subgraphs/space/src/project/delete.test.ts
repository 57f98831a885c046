import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { freezeProcess, processOf } from '../process/snapshot.js'
import { keepSecret } from '../secret/keep.js'
import { freezeVariables } from '../variable/snapshot.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.libraryVariableSet.create({ data: named('Shared') })
})

afterAll(() => space.close())

async function create(name: string): Promise<number> {
  const input = {
    ...{ space: 'Spaces-1', name },
    ...{ projectGroup: 'Spaces-1/ProjectGroups-1', lifecycle: 'Spaces-1/Lifecycles-1' },
  }
  const { project, errors } = await mutate(space, 'createProject', input, MANAGER, 'project { id }')
  expect(errors).toEqual([])
  return Number((project as { id: string }).id.split('-').at(-1))
}

const secret = async (text: string) => {
  const context = await space.contextOf()
  return space.db.$transaction((tx) => keepSecret(tx, context, text))
}

/** A project with something of everything that belongs to one, and the numbers of its sensitive values. */
async function full(name: string): Promise<{ id: number; secrets: number[] }> {
  const { db } = space
  const id = await create(name)
  const [old, now, step, action, template, value, prompt] = await Promise.all(
    ['old', 'now', 'step', 'action', 'template', 'value', 'prompt'].map((text) => secret(`${name} ${text}`)),
  )
  await db.projectLibraryVariableSet.create({ data: { projectId: id, libraryVariableSetId: 1, position: 0 } })
  const sensitive = { ...named('Password'), type: 'SENSITIVE' as const }
  const variable = await db.variable.create({ data: { ...sensitive, projectId: id, secretId: old! } })
  const process = await db.deploymentProcess.findUniqueOrThrow({ where: { projectId: id } })
  const inProperties = (secretId?: number) => JSON.stringify({ Plain: '{"secretId":1}', Secret: { secretId } })
  await db.processStep.create({
    data: {
      ...{ ...named('Deploy'), processId: process.id, position: 0, properties: inProperties(step) },
      actions: { create: { ...named('Deploy'), position: 0, actionType: 'x', properties: inProperties(action) } },
    },
  })
  const frozen = await db.$transaction(async (tx) => ({
    processSnapshotId: await freezeProcess(tx, (await processOf(tx, { projectId: id }))?.id ?? 0),
    variableSnapshotId: await freezeVariables(tx, id),
  }))
  // The value changes, and the release goes on meaning the old one.
  await db.variable.update({ where: { id: variable.id }, data: { secretId: now! } })
  const channel = await db.channel.findFirstOrThrow({ where: { projectId: id } })
  const release = await db.release.create({
    data: { projectId: id, ...named('1.0'), channelId: channel.id, ...frozen },
  })
  const over = { state: 'SUCCESS' as const, completedAt: new Date() }
  const deployed = { projectId: id, environmentId: 1, ...over }
  const deployment = await db.deployment.create({
    data: { ...deployed, releaseId: release.id, prompts: { create: { name: 'Pin', secretId: prompt! } } },
  })
  await db.serverTask.create({
    data: {
      ...{ ...named('Deploy'), description: 'Deploy', ...deployed, deploymentId: deployment.id, logLines: 1 },
      log: { create: { number: 1, at: new Date(), level: 'INFO', text: 'Done' } },
    },
  })
  await db.$executeRaw`SELECT refresh_deployment_cell(${id}::int, 1, NULL)`
  const runbook = await db.runbook.create({ data: { projectId: id, ...named('Restart'), process: { create: {} } } })
  const snapshot = {
    ...named('Snapshot 1'),
    projectId: id,
    runbookId: runbook.id,
    variableSnapshotId: frozen.variableSnapshotId,
  }
  const { id: published } = await db.runbookSnapshot.create({ data: snapshot })
  await db.runbook.update({ where: { id: runbook.id }, data: { publishedSnapshotId: published } })
  await db.variableTemplate.create({
    data: {
      ...{ ...named('Pin'), projectId: id, position: 0, control: 'SENSITIVE', defaultSecretId: template! },
      values: { create: { projectId: id, environmentId: 1, secretId: value! } },
    },
  })
  const freeze = { ...named(`Freeze ${name}`), startAt: new Date(0), endAt: new Date(1) }
  await db.deploymentFreeze.create({ data: { ...freeze, scopes: { create: { projectId: id } } } })
  return { id, secrets: [old, now, step, action, template, value, prompt].map((one) => one ?? 0) }
}

const remove = (id: number) => mutate(space, 'deleteProject', { id: `Spaces-1/Projects-${id}` }, MANAGER, 'deletedId')

describe('deleting a project', () => {
  it('takes along all that is only its own, snapshots and sensitive values too, and nothing of others', async () => {
    const { db } = space
    const shared = await secret('shared')
    const sharing = { ...named('Key'), type: 'SENSITIVE' as const, libraryVariableSetId: 1, secretId: shared }
    await db.variable.create({ data: sharing })
    const [gone, other] = [await full('Gone'), await full('Other')]
    // An old value of the library set that the project's snapshot still names is not the project's.
    await db.variable.updateMany({ where: { libraryVariableSetId: 1 }, data: { secretId: await secret('newer') } })
    expect(await remove(gone.id)).toEqual({ deletedId: `Spaces-1/Projects-${gone.id}`, errors: [] })
    const kept = await db.secret.findMany({ select: { id: true } })
    const ids = new Set(kept.map((one) => one.id))
    expect(gone.secrets.filter((one) => ids.has(one))).toEqual([])
    expect(other.secrets.filter((one) => !ids.has(one))).toEqual([])
    expect(ids.has(shared)).toBe(true)
    const counts = async () =>
      Promise.all([
        ...[db.project.count(), db.channel.count(), db.release.count(), db.deployment.count()],
        ...[db.serverTask.count(), db.taskLogLine.count(), db.deploymentCell.count(), db.runbook.count()],
        ...[db.deploymentProcess.count({ where: { projectId: { not: null } } }), db.processSnapshot.count()],
        ...[db.variableSnapshot.count(), db.variableTemplate.count(), db.deploymentFreezeScope.count()],
        db.searchDocument.count({ where: { kind: 'Projects' } }),
      ])
    expect(await counts()).toEqual(Array(14).fill(1))
    expect(await remove(other.id)).toMatchObject({ errors: [] })
    expect(await counts()).toEqual(Array(14).fill(0))
    expect(await db.secret.count()).toBe(2)
  })

  it('waits until its deployments and other tasks are over', async () => {
    const { db } = space
    const id = await create('Busy')
    const release = await db.release.create({ data: { projectId: id, ...named('1.0') } })
    const deployment = await db.deployment.create({ data: { projectId: id, releaseId: release.id, environmentId: 1 } })
    const refusal = { deletedId: null, errors: [{ code: 'IN_USE', path: ['input', 'id'] }] }
    expect(await remove(id)).toMatchObject(refusal)
    const over = { state: 'CANCELED' as const, completedAt: new Date() }
    await db.deployment.update({ where: { id: deployment.id }, data: over })
    const task = await db.serverTask.create({ data: { ...named('Health'), description: 'Check', projectId: id } })
    expect(await remove(id)).toMatchObject(refusal)
    await db.serverTask.update({ where: { id: task.id }, data: over })
    expect(await remove(id)).toMatchObject({ deletedId: `Spaces-1/Projects-${id}`, errors: [] })
  })
})
