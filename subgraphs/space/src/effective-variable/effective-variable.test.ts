import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { ACME, DEV, meaningSpace, PRODUCTION, TEST, type MeaningSpace } from '../testing/effective-variables.js'
import { mutate } from '../testing/mutate.js'
import { COMMON, id, SHOP } from '../testing/variables.js'

let shop: MeaningSpace

beforeAll(async () => {
  shop = await meaningSpace()
})

beforeEach(async () => {
  await shop.space.db.variable.deleteMany()
  await shop.space.db.variableTemplate.deleteMany()
})

afterAll(() => shop.space.close())

const scope = (more: object) => ({ scope: more })
const ask: MeaningSpace['ask'] = (...given) => shop.ask(...given)
const variables: MeaningSpace['variables'] = (...given) => shop.variables(...given)
const values: MeaningSpace['values'] = (...given) => shop.values(...given)
const level: MeaningSpace['level'] = (...given) => shop.level(...given)

describe('what a variable means', () => {
  test('depends on where it is asked for', async () => {
    await level('everywhere')
    await level('dev', scope({ environments: [DEV] }))
    await level('target', scope({ targets: [id('Machines', 1)] }))
    await level('role', scope({ roles: ['Web'] }))
    await level('step', scope({ steps: [1] }))
    await level('channel', scope({ channels: [id('Channels', 1)] }))
    await level('tag', scope({ tenantTags: [id('Tags', 1)] }))
    await level('restart', scope({ processes: [id('Runbooks', 1)] }))
    const of = async (args: Record<string, unknown>) => (await values({ environment: TEST, ...args })).Level
    expect(await of({})).toBe('everywhere')
    expect(await of({ environment: DEV })).toBe('dev')
    expect(await of({ target: id('Machines', 1) })).toBe('target')
    expect(await of({ roles: ['web'] })).toBe('role')
    expect(await of({ step: 1, roles: ['web'] })).toBe('step')
    expect(await of({ channel: id('Channels', 1) })).toBe('channel')
    expect(await of({ tenant: ACME })).toBe('tag')
    expect(await of({ process: id('Runbooks', 1) })).toBe('restart')
    expect(await of({ process: SHOP })).toBe('everywhere')
  })

  test('is told with why it counts, and why the others do not', async () => {
    const project = await level('project')
    await level('library', { owner: COMMON })
    await level('spare', { owner: id('LibraryVariableSets', 2) })
    await level('test', scope({ environments: [TEST] }))
    const [variable] = await variables()
    expect(variable).toMatchObject({
      ...{ name: 'Level', value: 'project', hidden: false, ambiguous: false, circular: false, decidedBy: 'PROJECT' },
      reason: expect.stringContaining('project says it'),
      winner: { source: 'PROJECT', sourceName: 'Shop', current: { id: project }, scope: { isEmpty: true } },
      losers: [
        { why: 'LIBRARY_AFTER_PROJECT', value: { value: 'library', source: 'LIBRARY', sourceName: 'Common' } },
        { why: 'LIBRARY_AFTER_PROJECT', value: { value: 'spare', sourceName: 'Spare' } },
        { why: 'NOT_IN_SCOPE', reason: 'It is scoped, but not to this environment.', value: { value: 'test' } },
      ],
    })
    await shop.space.db.variable.deleteMany({ where: { projectId: 1 } })
    expect(await variables()).toMatchObject([{ value: 'library', decidedBy: 'LIBRARY_ORDER' }])
  })

  test('may be ambiguous, or nothing at all', async () => {
    await level('first')
    await level('second')
    await shop.made({ name: 'Elsewhere', value: 'x', ...scope({ environments: [PRODUCTION] }) })
    expect(await variables()).toMatchObject([
      {
        name: 'Elsewhere',
        value: null,
        winner: null,
        hidden: false,
        decidedBy: null,
        reason: null,
        losers: [{ why: 'NOT_IN_SCOPE' }],
      },
      { name: 'Level', value: 'first', ambiguous: true, decidedBy: 'LOWEST_ID', losers: [{ why: 'AMBIGUOUS' }] },
    ])
  })

  test('is what a tenant or an environment says of a template, by default what the template says', async () => {
    const templates = [
      { name: 'Level', defaultValue: 'default' },
      { name: 'Size', scope: 'ENVIRONMENT' },
      { name: 'Key', scope: 'TENANT_AND_ENVIRONMENT', control: 'SENSITIVE' },
    ]
    const set = await mutate(shop.space, 'setVariableTemplates', { owner: COMMON, templates }, MANAGER)
    expect(set.errors).toEqual([])
    await level('project')
    const numbers = new Map(
      (await shop.space.db.variableTemplate.findMany()).map((one) => [one.name, id('VariableTemplates', one.id)]),
    )
    const give = async (...given: object[]) => {
      const { errors } = await mutate(shop.space, 'setTemplateValues', { space: 'Spaces-1', values: given }, MANAGER)
      expect(errors).toEqual([])
    }
    expect(await values()).toEqual({ Level: 'project' })
    expect(await values({ tenant: ACME })).toEqual({ Level: 'default' })
    await give(
      { template: numbers.get('Level'), tenant: ACME, value: 'acme' },
      { template: numbers.get('Size'), environment: DEV, value: 'big' },
      { template: numbers.get('Key'), environment: DEV, tenant: ACME, secret: 'hunter2' },
    )
    expect(await values()).toEqual({ Level: 'project', Size: 'big' })
    expect(await variables({ tenant: ACME })).toMatchObject([
      {
        name: 'Key',
        value: null,
        winner: { hasValue: true, isSensitive: true, source: 'TENANT_LIBRARY', sourceName: 'Acme' },
      },
      {
        name: 'Level',
        value: 'acme',
        decidedBy: 'TENANT',
        winner: { source: 'TENANT_LIBRARY' },
        losers: [{ value: { value: 'project' } }],
      },
      {
        name: 'Size',
        value: 'big',
        winner: { source: 'LIBRARY', sourceName: 'Common', templateValue: { version: 1 }, variable: null },
      },
    ])
    await give({ template: numbers.get('Level'), tenant: ACME, isNull: true })
    expect(await variables({ tenant: ACME, name: ['level'] })).toMatchObject([
      { value: null, winner: { isNull: true, hasValue: false } },
    ])
    expect(await values({ tenant: ACME, environment: TEST })).toEqual({ Level: null })
  })

  test('of a release is what it froze', async () => {
    const { db } = shop.space
    await level('then')
    const made = await mutate(shop.space, 'createRelease', { project: SHOP, version: '1.0' }, MANAGER, 'release { id }')
    expect(made.errors).toEqual([])
    const release = (made.release as { id: string }).id
    await db.variable.updateMany({ data: { value: 'now' } })
    await level('channel', scope({ channels: [id('Channels', 1)] }))
    expect(await values()).toEqual({ Level: 'now' })
    expect(await values({ release })).toEqual({ Level: 'then' })
    await db.release.updateMany({ data: { variableSnapshotId: null } })
    expect(await values({ release })).toEqual({})
    const other = await db.release.create({ data: { projectId: 2, name: '2.0', nameKey: '2.0' } })
    expect((await ask({ release: id('Releases', other.id) })).errors[0]?.extensions.code).toBe('NOT_FOUND')
  })

  test('may go round in a circle', async () => {
    await shop.made({ name: 'A', value: '#{B}' })
    await shop.made({ name: 'B', value: 'x#{if A}#{C}#{/if}' })
    await shop.made({ name: 'C', value: 'fine' })
    await shop.made({ name: 'Self', value: '#{self}' })
    await shop.made({ name: 'Leads', value: '#{A}' })
    await shop.made({ name: 'B', value: 'unused', owner: COMMON })
    const circular = (await variables()).filter((one) => one.circular).map(({ name }) => name)
    expect(circular).toEqual(['A', 'B', 'Self'])
  })
})
