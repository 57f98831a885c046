import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { ACME, DEV, NOVA, PRODUCTION, templateSpace, TEST, type TemplateSpace } from '../testing/template-values.js'

let shop: TemplateSpace

beforeAll(async () => {
  shop = await templateSpace()
})

beforeEach(() => shop.space.db.templateValue.deleteMany())

afterAll(() => shop.space.close())

const of: TemplateSpace['of'] = (...one) => shop.of(...one)
const set: TemplateSpace['set'] = (...given) => shop.set(...given)
const ofTenant: TemplateSpace['ofTenant'] = (...asked) => shop.ofTenant(...asked)

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
