import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { ACME, DEV, meaningSpace, TEST, type MeaningSpace } from '../testing/effective-variables.js'
import { mutate } from '../testing/mutate.js'
import { BANK, COMMON, id, SHOP } from '../testing/variables.js'

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

describe('what a caller is told of it', () => {
  const SEES = ['ProjectView', 'EnvironmentView', 'LibraryVariableSetView'] as const

  test('holds no value that they cannot see, and yet no wrong one', async () => {
    await level('everywhere')
    await level('dev', scope({ environments: [DEV] }))
    await shop.made({ name: 'Secret', value: 'x' })
    const unscoped = await shop.somebody([[...SEES, 'VariableViewUnscoped']])
    expect(await variables({ name: ['level'] }, unscoped)).toMatchObject([
      {
        ...{ value: null, winner: null, hidden: true, decidedBy: null, ambiguous: false },
        losers: [{ why: 'HIDDEN_WINNER', value: { value: 'everywhere' } }],
      },
    ])
    expect(await values({ environment: TEST, name: ['LEVEL'] }, unscoped)).toEqual({ Level: 'everywhere' })
    const scoped = await shop.somebody([[...SEES, 'VariableView']])
    expect(await variables({}, scoped)).toMatchObject([
      { name: 'Level', value: 'dev', decidedBy: 'ONLY_VALUE', losers: [] },
    ])
    expect(await variables({}, await shop.somebody([[...SEES]]))).toEqual([])
  })

  test('hides the name of a set that they cannot see, and what it says for tenants', async () => {
    await level('library', { owner: COMMON })
    const templates = [{ name: 'Level', defaultValue: 'default' }]
    await mutate(shop.space, 'setVariableTemplates', { owner: COMMON, templates }, MANAGER)
    const blind = await shop.somebody([['ProjectView', 'EnvironmentView', 'TenantView', 'VariableViewUnscoped']])
    expect(await variables({}, blind)).toMatchObject([{ value: 'library', winner: { sourceName: null } }])
    expect(await variables({ tenant: ACME }, blind)).toMatchObject([{ value: null, hidden: true }])
  })

  test.each([
    ['a project', { project: id('Projects', 99) }, 'NOT_FOUND'],
    ['an environment', { environment: id('Environments', 99) }, 'NOT_FOUND'],
    ['an environment that is none', { environment: SHOP }, 'BAD_ID'],
    ['a tenant', { tenant: id('Tenants', 99) }, 'NOT_FOUND'],
    ['a target of another Space', { target: 'Spaces-2/Machines-1' }, 'NOT_FOUND'],
    ['a channel of another project', { channel: id('Channels', 2) }, 'NOT_FOUND'],
    ['a step of another project', { step: 2 }, 'NOT_FOUND'],
    ['a step of another process', { step: 1, process: id('Runbooks', 1) }, 'NOT_FOUND'],
    ['a process of another project', { process: BANK }, 'NOT_FOUND'],
    ['a process that is none', { process: DEV }, 'BAD_ID'],
    ['a target and roles', { target: id('Machines', 1), roles: [] }, 'BAD_INPUT'],
  ])('is an error for %s that is not there', async (_what, args, code) => {
    const { data, errors } = await ask(args)
    expect(data.effectiveVariables).toBeNull()
    expect(errors[0]?.extensions.code).toBe(code)
  })
})
