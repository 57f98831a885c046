import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  ACME,
  DEV,
  FIELDS,
  line,
  NOVA,
  PRODUCTION,
  templateSpace,
  TEST,
  type ShownValue,
  type TemplateSpace,
} from '../testing/template-values.js'
import { COMMON, id, SHOP } from '../testing/variables.js'

let shop: TemplateSpace

beforeAll(async () => {
  shop = await templateSpace()
})

beforeEach(() => shop.space.db.templateValue.deleteMany())

afterAll(() => shop.space.close())

const of: TemplateSpace['of'] = (...one) => shop.of(...one)
const set: TemplateSpace['set'] = (...given) => shop.set(...given)
const ofTenant: TemplateSpace['ofTenant'] = (...asked) => shop.ofTenant(...asked)

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
    type Data = { projects: { nodes: { templateValues: { values: ShownValue[] } }[] } }
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
