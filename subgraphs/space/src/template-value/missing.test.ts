import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import { COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'
import { missingValues } from '../variable-template/missing.js'

let shop: VariableSpace

/** Shop needs Url (per tenant), Size (per environment) and Key (per pair), its set Common needs Pool (per environment); more is given or optional. */
beforeAll(async () => {
  shop = await variableSpace()
  const { db } = shop.space
  const ofShop = [
    { name: 'Url', label: 'Address' },
    { name: 'Size', scope: 'ENVIRONMENT' },
    { name: 'Key', scope: 'TENANT_AND_ENVIRONMENT', control: 'SENSITIVE' },
    { name: 'Optional', isRequired: false },
    { name: 'Given', defaultValue: 'x' },
    { name: 'Kept', control: 'SENSITIVE', defaultSecret: 'x' },
  ]
  const ofCommon = [{ name: 'Pool', scope: 'ENVIRONMENT' }]
  for (const [owner, templates] of [
    [SHOP, ofShop],
    [COMMON, ofCommon],
  ] as const) {
    expect((await mutate(shop.space, 'setVariableTemplates', { owner, templates }, MANAGER)).errors).toEqual([])
  }
  await db.projectLibraryVariableSet.create({ data: { projectId: 1, libraryVariableSetId: 1, position: 0 } })
  await db.tenant.create({ data: { ...named('Nova'), projects: { create: { projectId: 1, environmentIds: [4] } } } })
})

beforeEach(() => shop.space.db.templateValue.deleteMany())

afterAll(() => shop.space.close())

type Value = {
  template: { name: string }
  tenant: { name: string } | null
  environment: { name: string } | null
  isMissing: boolean
}

async function missing(args = '', who: Caller = MANAGER): Promise<string[]> {
  const query = `{ missingValues(project: "${SHOP}"${args}) { truncated values { isMissing template { name } tenant { name } environment { name } } } }`
  const { data, errors } = await shop.space.ask<{ missingValues: { truncated: boolean; values: Value[] } }>(
    query,
    {},
    who,
  )
  expect(errors).toEqual([])
  expect(data.missingValues.truncated).toBe(false)
  expect(data.missingValues.values.every(({ isMissing }) => isMissing)).toBe(true)
  return data.missingValues.values.map(({ template, tenant, environment }) =>
    [template.name, tenant?.name, environment?.name].filter(Boolean).join(' '),
  )
}

/** What a deployment lacks, by the numbers of its environment and tenant. */
async function lacks(environmentId: number, tenantId: number | null): Promise<string[]> {
  const context = await shop.space.contextOf()
  const found = await shop.space.db.$transaction((tx) =>
    missingValues(tx, context, { projectId: 1, environmentId, tenantId }),
  )
  return found.map(
    ({ name, environmentId: e, tenantId: t, libraryVariableSet }) =>
      `${libraryVariableSet ? `${libraryVariableSet.name}: ` : ''}${name} ${t ?? '-'} ${e ?? '-'}`,
  )
}

const number = async (name: string) => (await shop.space.db.variableTemplate.findFirstOrThrow({ where: { name } })).id

async function give(name: string, cell: { tenantId?: number; environmentId?: number }, data: object = { value: 'x' }) {
  await shop.space.db.templateValue.create({ data: { templateId: await number(name), ...cell, ...data } })
}

const PLACES = ['Dev', 'Production', 'Test', 'Test Europe']

describe('what is missing of a project', () => {
  test('is told for each tenant and environment where it is deployed', async () => {
    expect(await missing()).toEqual([
      ...PLACES.map((place) => `Pool ${place}`),
      ...['Url Acme', 'Url Nova'],
      ...PLACES.map((place) => `Size ${place}`),
      ...PLACES.map((place) => `Key Acme ${place}`),
      'Key Nova Production',
    ])
    await give('Url', { tenantId: 1 })
    await give('Url', { tenantId: 2 }, { isNull: true })
    await give('Pool', { environmentId: 1 })
    await give(
      'Key',
      { tenantId: 1, environmentId: 4 },
      { secretId: (await shop.space.db.secret.findFirstOrThrow()).id },
    )
    const left = await missing()
    expect(left).not.toContain('Url Acme')
    expect(left).not.toContain('Url Nova')
    expect(left).not.toContain('Pool Dev')
    expect(left).not.toContain('Key Acme Production')
    expect(left).toHaveLength(11)
  })

  test('only for some environments and tenants', async () => {
    const args = `, environment: ["${id('Environments', 1)}"], tenant: ["${id('Tenants', 1)}"]`
    expect(await missing(args)).toEqual(['Pool Dev', 'Url Acme', 'Size Dev', 'Key Acme Dev'])
  })

  test('only for what the caller can see', async () => {
    const sees = await shop.somebody(
      [['ProjectView', 'LibraryVariableSetView']],
      [['EnvironmentView'], { Environments: [4] }],
      [['TenantView'], { Tenants: [2] }],
    )
    expect(await missing('', sees)).toEqual(['Pool Production', 'Url Nova', 'Size Production', 'Key Nova Production'])
    const few = await shop.somebody([['ProjectView', 'EnvironmentView']])
    expect(await missing('', few)).toEqual(PLACES.map((place) => `Size ${place}`))
    const { errors } = await shop.space.ask(`{ missingValues(project: "${id('Projects', 99)}") { truncated } }`)
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND')
  })

  test('without tenants if it is deployed for none, and in all environments that channels lead to', async () => {
    const { db } = shop.space
    await db.project.update({ where: { id: 1 }, data: { tenantedMode: 'UNTENANTED' } })
    await db.environment.create({ data: named('Lab') })
    await db.lifecycle.create({
      data: {
        ...named('Short'),
        phases: { create: { name: 'Lab', position: 0, environments: { create: { environmentId: 5, position: 0 } } } },
      },
    })
    await db.channel.create({ data: { ...named('Beta'), projectId: 1, lifecycleId: 2 } })
    const all = (places: string[]) => [
      ...places.map((place) => `Pool ${place}`),
      ...places.map((place) => `Size ${place}`),
    ]
    expect(await missing()).toEqual(all(['Dev', 'Lab', ...PLACES.slice(1)]))
    // A phase without environments has all that there are.
    await db.phaseEnvironment.deleteMany({ where: { environmentId: 5 } })
    await db.environment.create({ data: named('Zoo') })
    expect(await missing()).toEqual(all(['Dev', 'Lab', ...PLACES.slice(1), 'Zoo']))
    await db.channel.delete({ where: { id: 3 } })
    expect(await missing()).toEqual(all(PLACES))
    await db.project.update({ where: { id: 1 }, data: { tenantedMode: 'TENANTED_OR_UNTENANTED' } })
  })

  test('in as many statements for a hundred tenants as for two, at most 1,000', async () => {
    const query = `{ missingValues(project: "${SHOP}") { truncated values { template { name } } } }`
    const before = await shop.space.askCounted(query)
    const tenants = await shop.space.db.tenant.createManyAndReturn({
      data: Array.from({ length: 300 }, (_, i) => named(`Many ${i}`)),
    })
    await shop.space.db.projectTenant.createMany({
      data: tenants.map((tenant) => ({ projectId: 1, tenantId: tenant.id })),
    })
    const { result, count } = await shop.space.askCounted<{ missingValues: { truncated: boolean; values: object[] } }>(
      query,
    )
    expect(count).toBe(before.count)
    expect(result.data.missingValues.truncated).toBe(true)
    expect(result.data.missingValues.values).toHaveLength(1_000)
    await shop.space.db.tenant.deleteMany({ where: { name: { startsWith: 'Many' } } })
  })
})

describe('what a deployment lacks', () => {
  test('are the values of its environment, of its tenant, and of both', async () => {
    expect(await lacks(1, 1)).toEqual(['Url 1 -', 'Size - 1', 'Key 1 1', 'Common: Pool - 1'])
    expect(await lacks(2, null)).toEqual(['Size - 2', 'Common: Pool - 2'])
    await give('Url', { tenantId: 1 }, { isNull: true })
    await give('Size', { environmentId: 1 })
    await give('Key', { tenantId: 1, environmentId: 2 })
    await give('Pool', { environmentId: 1 }, {})
    expect(await lacks(1, 1)).toEqual(['Key 1 1', 'Common: Pool - 1'])
    expect(await lacks(2, 1)).toEqual(['Size - 2', 'Common: Pool - 2'])
  })

  test('says how it is called', async () => {
    const context = await shop.space.contextOf()
    const [first] = await missingValues(shop.space.db, context, { projectId: 1, environmentId: 1, tenantId: 1 })
    expect(first).toEqual({
      ...{ templateId: await number('Url'), name: 'Url', label: 'Address', per: 'TENANT' },
      ...{ environmentId: null, tenantId: 1, libraryVariableSet: null },
    })
  })
})
