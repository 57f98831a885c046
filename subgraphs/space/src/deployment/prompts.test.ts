import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { appSpace, id, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import { freezeVariables } from '../variable/snapshot.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
afterAll(() => app.space.close())

describe('prompts', () => {
  beforeAll(async () => {
    const { db } = app.space
    const prompted = { projectId: 1, isPrompted: true }
    await db.variable.create({
      data: { ...prompted, ...named('Reason'), promptLabel: 'Why?', promptHelp: 'Be brief.', isPromptRequired: true },
    })
    await db.variable.create({ data: { ...prompted, ...named('Password'), type: 'SENSITIVE' } })
    const scope = { environmentIds: [4], isUnscoped: false }
    await db.variable.create({ data: { ...prompted, ...named('Ticket'), isPromptRequired: true, ...scope } })
    await db.variable.create({ data: { projectId: 1, ...named('Plain'), value: 'x' } })
    const variableSnapshotId = await db.$transaction((tx) => freezeVariables(tx, 1))
    await db.release.update({ where: { id: 1 }, data: { variableSnapshotId } })
  })
  afterAll(() => app.space.db.release.update({ where: { id: 1 }, data: { variableSnapshotId: null } }))

  const reason = { name: 'REASON', value: 'New.' }

  it('are told by a check, as the release froze them', async () => {
    await app.space.db.variable.updateMany({ data: { isPrompted: false } })
    expect((await app.check(1)).prompts).toEqual([
      { name: 'Password', label: null, helpText: null, isRequired: false, isSensitive: true },
      { name: 'Reason', label: 'Why?', helpText: 'Be brief.', isRequired: true, isSensitive: false },
    ])
    expect((await app.check(4)).prompts.map(({ name }) => name)).toEqual(['Password', 'Reason', 'Ticket'])
  })

  it('must be answered where they are required', async () => {
    expect(await app.deploy(1)).toMatchObject({ code: 'VALUES_MISSING', path: ['input', 'prompts'] })
    expect((await app.deploy(1, { prompts: [{ name: 'Reason', value: ' ' }] }))?.message).toMatch(/: Reason\.$/)
    expect(await app.deploy(1, { prompts: [reason] })).toBeNull()
  })

  it.each([
    ['an unknown name', [{ name: 'Nothing', value: 'x' }]],
    ['one that is not asked for there', [reason, { name: 'Ticket', value: '1' }]],
    ['one that nobody is asked for', [reason, { name: 'Plain', value: '1' }]],
    ['two answers to one', [reason, { name: 'Reason', value: 'x' }]],
    ['a sensitive one in the open', [reason, { name: 'Password', value: 'x' }]],
    ['a secret where none is asked for', [{ name: 'Reason', secret: 'x' }]],
    ['no answer', [{ name: 'Reason' }]],
    ['two in one', [{ name: 'Reason', value: 'x', secret: 'y' }]],
    ['U+0000', [{ name: 'Reason', value: 'x\0' }]],
    ['too long a text', [{ name: 'Reason', value: 'x'.repeat(20_001) }]],
  ])('refuse %s', async (_what, prompts) => {
    expect(await app.deploy(1, { prompts })).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('are kept, secrets sealed and never told', async () => {
    const input = {
      release: id('Releases', 1),
      environment: id('Environments', 1),
      prompts: [reason, { name: 'Password', secret: 'hush-hush' }],
    }
    const fields = 'deployment { id prompts { name value hasValue isSensitive } }'
    const made = await mutate(app.space, 'createDeployment', input, MANAGER, fields)
    expect(made.deployment).toMatchObject({
      prompts: [
        { name: 'Password', value: null, hasValue: true, isSensitive: true },
        { name: 'Reason', value: 'New.', hasValue: true, isSensitive: false },
      ],
    })
    const [{ texts } = { texts: '' }] = await app.space.db.$queryRaw<{ texts: string }[]>`
      SELECT concat((SELECT json_agg(a) FROM audit_event a), (SELECT json_agg(d) FROM deployment_prompt d),
        (SELECT json_agg(i) FROM idempotent_answer i)) AS texts`
    expect(texts).toContain('New.')
    expect(texts).not.toContain('hush-hush')
    const watches = await app.somebody([['EventView']])
    const looks = await app.somebody([['EventView', 'DeploymentView']])
    const told = async (who: typeof MANAGER) => {
      const query = `{ events(first: 9, filter: { action: ["createDeployment"] }) { nodes { after } } }`
      return JSON.stringify((await app.space.ask(query, {}, who)).data)
    }
    expect(await told(looks)).toContain('New.')
    expect(await told(watches)).toContain('Reason')
    expect(await told(watches)).not.toContain('New.')
    // With the deployment goes what only it knew.
    const { id: deployment } = made.deployment as { id: string }
    await mutate(app.space, 'reportDeployment', { deployment, state: 'CANCELED' }, MANAGER)
    await mutate(app.space, 'deleteDeployment', { id: deployment }, MANAGER)
    expect(await app.space.db.secret.count()).toBe(0)
  })
})
