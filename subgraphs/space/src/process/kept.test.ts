import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openSecret } from '../secret/open.js'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { action, processSpace, SHOWN, step, type ProcessSpace } from '../testing/processes.js'
import type { TestSpace } from '../testing/space.js'
import { named } from '../testing/rows.js'

let world: ProcessSpace
let space: TestSpace

beforeAll(async () => {
  world = await processSpace()
  space = world.space
})

afterAll(() => space.close())

describe('what the caller cannot see', () => {
  it('stays where it was, for it was not theirs to take away', async () => {
    const { id, local } = await world.newProject()
    const links = {
      environments: ['Spaces-1/Environments-1', 'Spaces-1/Environments-2'],
      accounts: ['Spaces-1/Accounts-1'],
      tenantTags: ['Spaces-1/Tags-1'],
      workerPool: 'Spaces-1/WorkerPools-1',
      stepTemplate: 'Spaces-1/StepTemplates-1',
      stepTemplateVersion: 2,
      packages: [{ packageId: 'x', feed: 'Spaces-1/Feeds-1' }],
    }
    await world.updated(id, [step('A', { name: 'a', ...links })])
    const editor = caller('Users-41')
    const permissions = ['ProjectView', 'ProcessView', 'ProcessEdit', 'EnvironmentView']
    const role = await space.db.userRole.create({ data: { ...named('Editor of some'), permissions } })
    await giveRole(space.db, editor.subject, role.id, { Environments: [1] })
    const seen = (await world.read(id, SHOWN, editor))!.steps[0]!.actions[0]
    expect(seen).toMatchObject({
      environments: [{ id: 'Spaces-1/Environments-1' }],
      accounts: [],
      tenantTags: [],
      workerPool: null,
      stepTemplate: null,
      packages: [{ feed: null }],
    })
    // Takes away all that they see.
    const after = await world.updated(id, [step('A', action('a', { packages: [{ packageId: 'y' }] }))], editor)
    expect(after.steps[0]?.actions[0]).toMatchObject({ environments: [] })
    expect(
      await space.db.processAction.findFirst({
        where: { step: { process: { projectId: local } } },
        include: { packages: true },
      }),
    ).toMatchObject({
      environmentIds: [2],
      accountIds: [1],
      tenantTagIds: [1],
      workerPoolId: 1,
      stepTemplateId: 1,
      stepTemplateVersion: 2,
      packages: [{ packageId: 'y', feedId: 1 }],
    })
    const stranger = await world.update(id, [step('A', action('a', { accounts: ['Spaces-1/Accounts-1'] }))], {}, editor)
    expect(stranger.errors[0]).toMatchObject({ code: 'NOT_FOUND', message: 'There is no "Spaces-1/Accounts-1".' })
  })
})

describe('what goes while an action is to refer to it', () => {
  it('is not there any more', async () => {
    const { db } = space
    const account = `Spaces-1/Accounts-${(await db.account.create({ data: { ...named('Leaves'), type: 'TOKEN' } })).id}`
    const { id } = await world.newProject()
    const { updating } = await db.$transaction(
      async (tx) => {
        await tx.account.deleteMany({ where: { name: 'Leaves' } })
        const steps = [step('A', action('a', { accounts: [account] }))]
        const racing = { updating: world.update(id, steps) }
        for (let waiting = 0; waiting === 0;) {
          const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`
          waiting = row?.count ?? 0
        }
        return racing
      },
      { timeout: 30_000 },
    )
    expect((await updating).errors[0]).toMatchObject({ code: 'NOT_FOUND', message: `There is no "${account}".` })
  })
})

describe('a sensitive property', () => {
  const secret = 'correct horse battery staple'
  const steps = (...sensitiveProperties: object[]) => [
    step('A', action('a', { properties: { User: 'u' }, sensitiveProperties })),
  ]
  const keptOf = async (local: number) =>
    JSON.parse(
      (await space.db.processAction.findFirstOrThrow({ where: { step: { process: { projectId: local } } } }))
        .properties,
    ) as Record<string, { secretId: number }>

  it('goes in and never comes out; the same value keeps its row, and none keeps what was there', async () => {
    const { id, local } = await world.newProject()
    const process = await world.updated(id, steps({ name: 'Password', value: secret }))
    expect(process.steps[0]?.actions[0]).toMatchObject({
      properties: { User: 'u' },
      sensitivePropertyNames: ['Password'],
    })
    const kept = await keptOf(local)
    expect(Object.keys(kept)).toEqual(['User', 'Password'])
    const { secretId } = kept.Password!
    expect(await openSecret(space.db, await space.contextOf(), secretId)).toBe(secret)

    await world.updated(id, steps({ name: 'Password', value: secret }))
    await world.updated(id, steps({ name: 'Password' }))
    expect((await keptOf(local)).Password).toEqual({ secretId })
    await world.updated(id, steps({ name: 'Password', value: 'another' }))
    expect((await keptOf(local)).Password?.secretId).not.toBe(secretId)
    // What was frozen goes on meaning what it meant.
    expect(await openSecret(space.db, await space.contextOf(), secretId)).toBe(secret)
    await world.updated(id, steps())
    expect(Object.keys(await keptOf(local))).toEqual(['User'])

    const events = await space.db.auditEvent.findMany({
      where: { action: 'updateDeploymentProcess', projectIds: { has: local } },
    })
    expect(JSON.stringify(events)).toContain(`secretId\\":${secretId}`)
    expect(JSON.stringify([events, process])).not.toContain(secret)
  })
})

describe('a lost race', () => {
  it('tells which steps somebody else changed, and the audit holds those alone', async () => {
    const { id, local } = await world.newProject()
    const [a] = (await world.updated(id, [step('Alpha'), step('Omega')])).steps
    await world.updated(id, [
      step('Alpha', action('Alpha', { notes: 'New', properties: { Token: 'x', Odd: '\0' } })),
      step('Omega'),
    ])
    const { errors } = await world.update(id, [], { expectedVersion: 2 })
    expect(errors).toEqual([
      {
        code: 'VERSION_CONFLICT',
        message: `It was changed meanwhile: it has version 3, not 2. Users-1 changed step ${a!.number} (Alpha).`,
        path: ['input', 'expectedVersion'],
      },
    ])
    expect((await world.update(id, [step('Alpha')], { expectedVersion: 3 })).errors).toEqual([])
    const event = await space.db.auditEvent.findFirstOrThrow({
      where: { projectIds: { has: local } },
      orderBy: { id: 'desc' },
      skip: 1,
    })
    expect(event).toMatchObject({ kind: 'DeploymentProcesses', projectIds: [local] })
    expect(Object.keys(event.after as object).filter((key) => key.startsWith('step '))).toEqual([
      `step ${a!.number} (Alpha)`,
    ])
    expect(JSON.stringify(event.after)).toContain('(secret)')
  })

  it('a retry with its key has no second effect', async () => {
    const { id } = await world.newProject()
    const ask = () => world.update(id, [step('A')], { idempotencyKey: 'once', expectedVersion: 1 })
    expect((await ask()).errors).toEqual([])
    expect((await ask()).project?.deploymentProcess.version).toBe(2)
  })
})
