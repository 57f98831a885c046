import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import { COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'

let shop: VariableSpace

/** The numbers of the templates, by name: Shop has Url (tenant), Size (environment), Key (pair, sensitive); Common has Logo (tenant) and Pool (environment). */
const templates = new Map<string, number>()

beforeAll(async () => {
  shop = await variableSpace()
  const { db } = shop.space
  const ofShop = [
    { name: 'Url' },
    { name: 'Size', scope: 'ENVIRONMENT', defaultValue: 'small' },
    { name: 'Key', scope: 'TENANT_AND_ENVIRONMENT', control: 'SENSITIVE' },
  ]
  const options = [{ value: 'a', label: 'A' }]
  const ofCommon = [
    { name: 'Logo', isRequired: false },
    { name: 'Pool', scope: 'ENVIRONMENT', control: 'SELECT', options },
  ]
  for (const [owner, list] of [
    [SHOP, ofShop],
    [COMMON, ofCommon],
  ] as const) {
    expect((await mutate(shop.space, 'setVariableTemplates', { owner, templates: list }, MANAGER)).errors).toEqual([])
  }
  for (const { id: local, name } of await db.variableTemplate.findMany()) templates.set(name, local)
  await db.projectLibraryVariableSet.create({ data: { projectId: 1, libraryVariableSetId: 1, position: 0 } })
  await db.tenant.create({ data: { ...named('Nova'), projects: { create: { projectId: 1, environmentIds: [4] } } } })
  await db.tenant.create({ data: named('Stranger') })
  await db.tenant.create({
    data: { ...named('Away'), remoteOf: 'Spaces-2/Tenants-1', projects: { create: { projectId: 1 } } },
  })
})

beforeEach(() => shop.space.db.templateValue.deleteMany())

afterAll(() => shop.space.close())

const [ACME, NOVA] = [id('Tenants', 1), id('Tenants', 2)]
const [DEV, TEST, PRODUCTION] = [id('Environments', 1), id('Environments', 2), id('Environments', 4)]
const of = (name: string, more: object = {}) => ({
  template: id('VariableTemplates', templates.get(name) ?? 0),
  ...more,
})

const FIELDS =
  'template { name } value hasValue isNull isDefault isMissing hidden version tenant { name } environment { name } project { name } libraryVariableSet { name }'

const set = (values: object[], who: Caller = MANAGER, more: object = {}) =>
  mutate(shop.space, 'setTemplateValues', { space: 'Spaces-1', values, ...more }, who, `values { ${FIELDS} }`)

type Shown = { template: { name: string }; [field: string]: unknown }

/** The values of a tenant, each as `Name@Environment: text`. */
async function ofTenant(tenant: string, args = '', who: Caller = MANAGER): Promise<string[]> {
  type Data = { node: { templateValues: { values: Shown[]; truncated: boolean } } }
  const query = `{ node(id: "${tenant}") { ... on Tenant { templateValues${args} { truncated values { ${FIELDS} } } } } }`
  const { data, errors } = await shop.space.ask<Data>(query, {}, who)
  expect(errors).toEqual([])
  expect(data.node.templateValues.truncated).toBe(false)
  return data.node.templateValues.values.map(line)
}

function line({ template, environment, tenant: _tenant, ...value }: Shown): string {
  const at = environment ? `@${(environment as { name: string }).name}` : ''
  const state = value.hidden ? '(hidden)' : value.isNull ? 'null' : (value.value ?? (value.hasValue ? '(secret)' : '-'))
  return `${template.name}${at}: ${String(state)}${value.isDefault ? ' by default' : ''}${value.isMissing ? ' missing' : ''}`
}

const value = { isNull: false, isDefault: false, isMissing: false, hidden: false, hasValue: true, version: 1 }

describe('values of templates', () => {
  test('are given per tenant, environment or both, changed and taken away', async () => {
    const answer = await set([
      of('Url', { tenant: ACME, value: 'https://acme' }),
      of('Size', { environment: DEV, value: '#{Small}' }),
      of('Key', { tenant: ACME, environment: DEV, secret: 'hunter2' }),
      of('Logo', { tenant: ACME, isNull: true }),
      of('Pool', { environment: TEST, value: 'a' }),
    ])
    const acme = { tenant: { name: 'Acme' }, environment: null }
    const ofShop = { project: { name: 'Shop' }, libraryVariableSet: null }
    const ofCommon = { project: null, libraryVariableSet: { name: 'Common' } }
    expect(answer).toEqual({
      errors: [],
      values: [
        { ...value, ...acme, ...ofShop, template: { name: 'Url' }, value: 'https://acme' },
        {
          ...value,
          ...ofShop,
          template: { name: 'Size' },
          value: '#{Small}',
          tenant: null,
          environment: { name: 'Dev' },
        },
        { ...value, ...acme, ...ofShop, template: { name: 'Key' }, value: null, environment: { name: 'Dev' } },
        { ...value, ...acme, ...ofCommon, template: { name: 'Logo' }, value: null, hasValue: false, isNull: true },
        { ...value, ...ofCommon, template: { name: 'Pool' }, value: 'a', tenant: null, environment: { name: 'Test' } },
      ],
    })
    const again = await set([
      of('Url', { tenant: ACME, value: 'http://acme', expectedVersion: 1 }),
      of('Size', { environment: DEV, isUnset: true }),
      of('Logo', { tenant: ACME, isUnset: true }),
    ])
    expect(again.values).toMatchObject([
      { value: 'http://acme', version: 2 },
      { value: 'small', isDefault: true, version: 0 },
      { value: null, hasValue: false, isNull: false, version: 0 },
    ])
  })

  test('of a tenant are all that there may be, for the environments that it is deployed to', async () => {
    await set([
      of('Url', { tenant: NOVA, value: 'https://nova' }),
      of('Key', { tenant: ACME, environment: TEST, secret: 'hunter2' }),
    ])
    expect(await ofTenant(NOVA)).toEqual(['Logo: -', 'Url: https://nova', 'Key@Production: - missing'])
    const acme = [
      'Logo: -',
      'Url: - missing',
      'Key@Dev: - missing',
      'Key@Production: - missing',
      'Key@Test: (secret)',
      'Key@Test Europe: - missing',
    ]
    expect(await ofTenant(ACME)).toEqual(acme)
    expect(await ofTenant(ACME, `(onlyMissing: true)`)).toEqual(acme.filter((one) => one.endsWith('missing')))
    expect(await ofTenant(ACME, `(project: ["${id('Projects', 2)}"])`)).toEqual([])
    expect(await ofTenant(id('Tenants', 3))).toEqual([])
  })

  test('of a project are those per environment', async () => {
    await set([of('Size', { environment: TEST, value: 'big' })])
    type Data = { projects: { nodes: { templateValues: { values: Shown[] } }[] } }
    const { data } = await shop.space.ask<Data>(
      `{ projects(first: 9) { nodes { templateValues { values { ${FIELDS} } } } } }`,
    )
    const [bank, ofShop] = data.projects.nodes.map(({ templateValues }) => templateValues.values.map(line))
    expect(bank).toEqual([])
    expect(ofShop).toEqual([
      ...['Pool@Dev', 'Pool@Production', 'Pool@Test', 'Pool@Test Europe'].map((one) => `${one}: - missing`),
      ...[
        'Size@Dev: small by default',
        'Size@Production: small by default',
        'Size@Test: big',
        'Size@Test Europe: small by default',
      ],
    ])
  })

  test('take as many statements for all tenants as for one', async () => {
    const count = async (first: number) => {
      const query = `{ tenants(first: ${first}) { nodes { templateValues { values { template { name } } } } } }`
      return (await shop.space.askCounted(query)).count
    }
    expect(await count(4)).toBe(await count(1))
  })

  test('are refused together, and all that is wrong is told', async () => {
    const { errors } = await set([
      of('Url', { tenant: ACME, value: 'good' }),
      of('Url', { tenant: ACME, value: 'twice' }),
      of('Url', { value: 'of nobody' }),
      of('Url', { tenant: ACME, environment: DEV, value: 'too narrow' }),
      of('Size', { tenant: ACME, value: 'of a tenant' }),
      { template: id('VariableTemplates', 999), tenant: ACME, value: 'x' },
      { template: SHOP, tenant: ACME, value: 'x' },
      of('Logo', { tenant: id('Tenants', 99), value: 'x' }),
      of('Size', { environment: id('Environments', 99), value: 'x' }),
      of('Logo', { tenant: id('Tenants', 3), value: 'of no project' }),
      of('Url', { tenant: id('Tenants', 3), value: 'of another project' }),
      of('Url', { tenant: id('Tenants', 4), value: 'of a placeholder' }),
      of('Url', { tenant: NOVA, value: '' }),
      of('Key', { tenant: NOVA, environment: DEV, value: 'plain' }),
      of('Logo', { tenant: NOVA, secret: 'sensitive' }),
      of('Pool', { environment: DEV, value: 'b' }),
      of('Size', { environment: TEST, value: 'x', isNull: true }),
      of('Size', { environment: DEV }),
      of('Size', { environment: PRODUCTION, value: 'x', expectedVersion: 1 }),
    ])
    expect(
      errors
        .map(({ code, path }) => [code, path.slice(2).join('.')])
        .sort(([, a], [, b]) => parseFloat(a!) - parseFloat(b!)),
    ).toEqual([
      ['BAD_INPUT', '1'],
      ['BAD_INPUT', '2.tenant'],
      ['BAD_INPUT', '3.environment'],
      ['BAD_INPUT', '4.tenant'],
      ['NOT_FOUND', '5.template'],
      ['BAD_ID', '6.template'],
      ['NOT_FOUND', '7.tenant'],
      ['NOT_FOUND', '8.environment'],
      ['INVALID_STATE', '9.tenant'],
      ['INVALID_STATE', '10.tenant'],
      ['NOT_OWNER', '11.tenant'],
      ['BAD_INPUT', '12.value'],
      ['BAD_INPUT', '13.value'],
      ['BAD_INPUT', '14.secret'],
      ['BAD_INPUT', '15.value'],
      ['BAD_INPUT', '16'],
      ['BAD_INPUT', '17'],
      ['VERSION_CONFLICT', '18.expectedVersion'],
    ])
    expect(await shop.space.db.templateValue.count()).toBe(0)
    const many = Array.from({ length: 501 }, () => of('Url', { tenant: ACME, value: 'x' }))
    expect((await set(many)).errors).toMatchObject([{ code: 'BAD_INPUT', path: ['input', 'values'] }])
  })

  test('do not change for what is archived', async () => {
    const { db } = shop.space
    for (const model of [db.tenant, db.project] as { updateMany(data: object): Promise<unknown> }[]) {
      await model.updateMany({ data: { archivedAt: new Date() } })
      expect((await set([of('Url', { tenant: ACME, value: 'x' })])).errors).toMatchObject([{ code: 'INVALID_STATE' }])
      await model.updateMany({ data: { archivedAt: null } })
    }
  })

  test('are noted with the tenant, or with what has the template', async () => {
    const { db } = shop.space
    const last = (await db.auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0
    await set([
      of('Url', { tenant: ACME, value: 'x' }),
      of('Logo', { tenant: ACME, isNull: true }),
      of('Size', { environment: DEV, value: 'y' }),
      of('Pool', { environment: DEV, value: 'a' }),
      of('Logo', { tenant: NOVA, isUnset: true }),
    ])
    const events = await db.auditEvent.findMany({ where: { id: { gt: last } }, orderBy: { id: 'asc' } })
    expect(
      events.map(({ subject, projectIds, environmentIds, tenantIds }) => [
        subject,
        projectIds,
        environmentIds,
        tenantIds,
      ]),
    ).toEqual([
      [ACME, [1], [], [1]],
      [ACME, [], [], [1]],
      [SHOP, [1], [1], []],
      [COMMON, [], [1], []],
    ])
    expect(events[0]).toMatchObject({
      before: { templateValues: [{ name: 'Url', value: null }] },
      after: { templateValues: [{ name: 'Url', value: 'x', tenantId: 1, projectId: 1 }] },
    })
  })
})

describe('whoever gives a value', () => {
  const SEES = ['ProjectView', 'TenantView', 'EnvironmentView', 'LibraryVariableSetView'] as const
  const codes = async (who: Caller, one: object) => (await set([one], who)).errors.map(({ code }) => code).join()

  test('may edit the tenant whose it is, and variables in the environment that it is for', async () => {
    const tenant = await shop.somebody([[...SEES, 'TenantEdit'], { Tenants: [1] }])
    const dev = await shop.somebody([[...SEES]], [['VariableEdit'], { Environments: [1] }])
    const both = await shop.somebody([[...SEES, 'TenantEdit']], [['VariableEdit'], { Environments: [1] }])
    const library = await shop.somebody([[...SEES, 'LibraryVariableSetEdit']])
    expect(await codes(tenant, of('Url', { tenant: ACME, value: 'x' }))).toBe('')
    expect(await codes(tenant, of('Logo', { tenant: ACME, value: 'x' }))).toBe('')
    expect(await codes(tenant, of('Url', { tenant: NOVA, value: 'x' }))).toBe('NOT_FOUND')
    expect(await codes(tenant, of('Key', { tenant: ACME, environment: DEV, secret: 'x' }))).toBe('FORBIDDEN')
    expect(await codes(dev, of('Size', { environment: DEV, value: 'x' }))).toBe('')
    expect(await codes(dev, of('Size', { environment: TEST, value: 'x' }))).toBe('FORBIDDEN')
    expect(await codes(dev, of('Pool', { environment: DEV, value: 'a' }))).toBe('FORBIDDEN')
    expect(await codes(dev, of('Key', { tenant: ACME, environment: DEV, secret: 'x' }))).toBe('FORBIDDEN')
    expect(await codes(both, of('Key', { tenant: ACME, environment: DEV, secret: 'x' }))).toBe('')
    expect(await codes(library, of('Pool', { environment: DEV, value: 'a' }))).toBe('')
    expect(await codes(library, of('Logo', { tenant: ACME, value: 'x' }))).toBe('FORBIDDEN')
    expect(await codes(await shop.somebody([[...SEES]]), of('Url', { tenant: ACME, value: 'x' }))).toBe('FORBIDDEN')
  })

  test('reads those of tenants that they see, and those of environments where they see variables', async () => {
    await set([
      of('Url', { tenant: NOVA, value: 'x' }),
      of('Key', { tenant: NOVA, environment: PRODUCTION, secret: 'y' }),
      of('Logo', { tenant: NOVA, value: 'z' }),
    ])
    const all = ['Logo: z', 'Url: x', 'Key@Production: (secret)']
    expect(await ofTenant(NOVA, '', await shop.somebody([[...SEES]]))).toEqual([
      ...all.slice(0, 2),
      'Key@Production: (hidden)',
    ])
    const sees = await shop.somebody([[...SEES]], [['VariableView'], { Environments: [4] }])
    expect(await ofTenant(NOVA, '', sees)).toEqual(all)
    const few = await shop.somebody([['ProjectView', 'TenantView']], [['EnvironmentView'], { Environments: [1] }])
    expect(await ofTenant(NOVA, '', few)).toEqual(['Url: x'])
    expect(await ofTenant(NOVA, '', await shop.somebody([['TenantView']]))).toEqual([])
  })
})
