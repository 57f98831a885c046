import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

/** Lifecycles 1 and 2; projects 1 and 2 with their default channels 1 and 2; tags 1 and 2 of a set. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.lifecycle.create({ data: named('Hotfix') })
  const tags = ['EU', 'US'].map((name, position) => ({ ...named(name), color: '#000000', position }))
  await db.tagSet.create({ data: { ...named('Region'), tags: { create: tags } } })
  for (const name of ['Shop', 'Bank']) {
    const place = { projectGroup: 'Spaces-1/ProjectGroups-1', lifecycle: 'Spaces-1/Lifecycles-1' }
    expect(await mutate(space, 'createProject', { space: 'Spaces-1', name, ...place }, MANAGER)).toEqual({ errors: [] })
  }
})

afterAll(() => space.close())

const PROJECT = 'Spaces-1/Projects-1'
const FIELDS = `channel { id name description isDefault version lifecycle { name } effectiveLifecycle { name }
  rules { versionRange tag actionPackages } tenantTags { canonicalName } project { name } }`

type Channel = { id: string; name: string; isDefault: boolean; version: number; [field: string]: unknown }

async function done(mutation: string, input: Record<string, unknown>): Promise<Channel> {
  const { errors, channel } = await mutate(space, mutation, input, MANAGER, FIELDS)
  expect(errors).toEqual([])
  return channel as Channel
}

async function refused(mutation: string, input: Record<string, unknown>, who = MANAGER) {
  const { errors } = await mutate(space, mutation, input, who)
  return errors[0] && { code: errors[0].code, path: errors[0].path.join('.') }
}

const create = (name: string, more: object = {}) => done('createChannel', { project: PROJECT, name, ...more })

/** The names of the project's default channels. */
async function defaults(): Promise<string[]> {
  const rows = await space.db.channel.findMany({ where: { projectId: 1, isDefault: true } })
  return rows.map(({ name }) => name)
}

let people = 100
async function viewer(...grants: [string[], object?][]) {
  const subject = `Users-${people++}`
  for (const [permissions, scope] of grants) {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, subject, role.id, scope)
  }
  return caller(subject)
}

describe('a channel', () => {
  it('has a lifecycle of its own or its project’s, rules, and the tags of its tenants', async () => {
    const plain = await create('Plain')
    expect(plain).toMatchObject({
      ...{ isDefault: false, lifecycle: null, effectiveLifecycle: { name: 'Standard' } },
      ...{ rules: [], tenantTags: [], project: { name: 'Shop' }, version: 1 },
    })
    const rules = [
      { versionRange: ' [1.0,2.0) ', tag: '^$', actionPackages: ['Deploy', 'Deploy:Web', 'Deploy'] },
      { tag: '^beta' },
    ]
    const whole = await create('Whole', {
      ...{ description: 'For fixes', lifecycle: 'Spaces-1/Lifecycles-2', rules },
      tenantTags: ['Spaces-1/Tags-2', 'Spaces-1/Tags-1'],
    })
    expect(whole).toMatchObject({
      ...{ description: 'For fixes', lifecycle: { name: 'Hotfix' }, effectiveLifecycle: { name: 'Hotfix' } },
      rules: [
        { versionRange: '[1.0,2.0)', tag: '^$', actionPackages: ['Deploy', 'Deploy:Web'] },
        { versionRange: null, tag: '^beta', actionPackages: [] },
      ],
      tenantTags: [{ canonicalName: 'Region/EU' }, { canonicalName: 'Region/US' }],
    })
  })

  it('is changed in what is named, its rules and tags wholly', async () => {
    const rules = [{ versionRange: '1.*' }]
    const lifecycle = 'Spaces-1/Lifecycles-2'
    const made = await create('Change', { rules, lifecycle, tenantTags: ['Spaces-1/Tags-1'] })
    const renamed = await done('updateChannel', { id: made.id, name: 'Changed', expectedVersion: 1 })
    expect(renamed).toEqual({ ...made, name: 'Changed', version: 2 })
    const other = { id: made.id, rules: [{ tag: 'rc' }], lifecycle: null, tenantTags: [] }
    expect(await done('updateChannel', other)).toMatchObject({
      ...{ rules: [{ versionRange: null, tag: 'rc' }], lifecycle: null, tenantTags: [], version: 3 },
    })
    expect(await refused('updateChannel', { id: made.id, name: 'x', expectedVersion: 1 })).toEqual({
      ...{ code: 'VERSION_CONFLICT', path: 'input.expectedVersion' },
    })
    const events = await space.db.auditEvent.findMany({ where: { subject: made.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ after }) => after)).toMatchObject([
      { rules: [{ versionRange: '1.*' }], tenantTagIds: [1], lifecycleId: 2 },
      { name: 'Changed' },
      { rules: [{ tag: 'rc' }], tenantTagIds: [], lifecycleId: null },
    ])
    expect(events.every(({ projectIds }) => projectIds.join() === '1')).toBe(true)
  })

  it.each<[string, object, string, string]>([
    ['a name that another of the project has', { name: 'DEFAULT' }, 'CONFLICT', 'name'],
    ['a blank name', { name: ' ' }, 'BAD_INPUT', 'name'],
    ['a rule that says nothing', { rules: [{ tag: ' ' }] }, 'BAD_INPUT', 'rules.0'],
    [
      'a range that is none',
      { rules: [{ tag: '^$' }, { versionRange: '(1.0)' }] },
      'BAD_INPUT',
      'rules.1.versionRange',
    ],
    ['a tag that is no pattern', { rules: [{ tag: '(?=a)' }] }, 'BAD_INPUT', 'rules.0.tag'],
    [
      'a package without an action',
      { rules: [{ tag: 'a', actionPackages: [':Web'] }] },
      'BAD_INPUT',
      'rules.0.actionPackages',
    ],
    [
      'a package with a line break',
      { rules: [{ tag: 'a', actionPackages: ['a\n'.concat('b')] }] },
      'BAD_INPUT',
      'rules.0.actionPackages',
    ],
    ['more than 100 rules', { rules: Array(101).fill({ tag: 'a' }) }, 'BAD_INPUT', 'rules'],
    [
      'more than 200 packages',
      { rules: [{ tag: 'a', actionPackages: Array(201).fill('a') }] },
      'BAD_INPUT',
      'rules.0.actionPackages',
    ],
    ['a lifecycle that is not there', { lifecycle: 'Spaces-1/Lifecycles-99' }, 'NOT_FOUND', 'lifecycle'],
    ['a tag that is not there', { tenantTags: ['Spaces-1/Tags-99'] }, 'NOT_FOUND', 'tenantTags'],
    ['more than 1,000 tags', { tenantTags: Array(1_001).fill('Spaces-1/Tags-1') }, 'BAD_INPUT', 'tenantTags'],
    ['a project that is not there', { project: 'Spaces-1/Projects-99' }, 'NOT_FOUND', 'project'],
  ])('refuses %s', async (_what, input, code, path) => {
    const before = await space.db.channel.count()
    const refusal = { code, path: `input.${path}` }
    expect(await refused('createChannel', { project: PROJECT, name: 'Refused', ...input })).toEqual(refusal)
    expect(await space.db.channel.count()).toBe(before)
  })

  it('of another project may have the name of one', async () => {
    expect(await done('createChannel', { project: 'Spaces-1/Projects-2', name: 'Plain' })).toMatchObject({
      project: { name: 'Bank' },
    })
  })

  it('takes the permission where its project stands', async () => {
    const who = await viewer([['ProjectView', 'ProcessView']], [['ProcessEdit'], { Projects: [2] }])
    expect(await refused('createChannel', { project: PROJECT, name: 'No' }, who)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused('updateChannel', { id: 'Spaces-1/Channels-1' }, who)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused('deleteChannel', { id: 'Spaces-1/Channels-1' }, who)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused('updateChannel', { id: 'Spaces-1/Channels-2' }, who)).toBeUndefined()
    expect(await refused('updateChannel', { id: 'Spaces-1/Channels-1' }, VIEWER)).toMatchObject({ code: 'FORBIDDEN' })
    const blind = await viewer([['ProcessEdit', 'ProjectView']])
    expect(await refused('updateChannel', { id: 'Spaces-1/Channels-1' }, blind)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the default channel of a project', () => {
  it('is always one: another becomes it by being made it', async () => {
    expect(await defaults()).toEqual(['Default'])
    const made = await create('Next', { isDefault: true })
    expect(await defaults()).toEqual(['Next'])
    const event = await space.db.auditEvent.findFirstOrThrow({
      where: { subject: 'Spaces-1/Channels-1', action: 'createChannel' },
    })
    expect(event).toMatchObject({ before: { isDefault: true }, after: { isDefault: false, version: 2 } })
    expect(await done('updateChannel', { id: 'Spaces-1/Channels-1', isDefault: true })).toMatchObject({
      isDefault: true,
    })
    expect(await defaults()).toEqual(['Default'])
    expect(await refused('updateChannel', { id: 'Spaces-1/Channels-1', isDefault: false })).toEqual({
      ...{ code: 'INVALID_STATE', path: 'input.isDefault' },
    })
    expect(await done('updateChannel', { id: made.id, isDefault: false })).toMatchObject({ isDefault: false })
    expect(await refused('deleteChannel', { id: 'Spaces-1/Channels-1' })).toEqual({
      ...{ code: 'INVALID_STATE', path: 'input.id' },
    })
    expect(await defaults()).toEqual(['Default'])
  })

  it('is one, too, when several are made it at once', async () => {
    const ids = await Promise.all(['A', 'B', 'C'].map(async (name) => (await create(`Race ${name}`)).id))
    await Promise.all(ids.map((id) => done('updateChannel', { id, isDefault: true })))
    expect(await defaults()).toHaveLength(1)
    await done('updateChannel', { id: 'Spaces-1/Channels-1', isDefault: true })
  })
})

describe('deleting a channel', () => {
  it('is refused while releases, processes or variables name it, naming them', async () => {
    const { db } = space
    const made = await create('Used')
    const channelId = Number(made.id.split('-').at(-1))
    const process = await db.deploymentProcess.findUniqueOrThrow({ where: { projectId: 1 } })
    await db.release.create({ data: { projectId: 1, channelId, ...named('1.0') } })
    const action = { ...named('Deploy'), position: 0, actionType: 'x', channelIds: [channelId] }
    const step = { processId: process.id, ...named('Deploy'), position: 0, actions: { create: action } }
    await db.processStep.create({ data: step })
    await db.variable.create({ data: { projectId: 1, ...named('Url'), channelIds: [channelId] } })
    const remove = () => mutate(space, 'deleteChannel', { id: made.id }, MANAGER, 'deletedId')
    const { deletedId, errors } = await remove()
    expect({ deletedId, errors }).toMatchObject({
      deletedId: null,
      errors: [{ code: 'IN_USE', path: ['input', 'id'] }],
    })
    expect(errors[0]?.message).toBe(
      'It is used by 1 release: 1.0; and by 1 process of a project: Shop; and by 1 variable: Url.',
    )
    await Promise.all([db.release.deleteMany(), db.processStep.deleteMany(), db.variable.deleteMany()])
    expect(await remove()).toEqual({ deletedId: made.id, errors: [] })
  })
})
