import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { BANK, COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
  const environments = (...locals: number[]) => locals.map((local) => id('Environments', local))
  await shop.made({ name: 'Url', value: 'http://#{Host}:#{Port}', scope: { environments: environments(1, 2) } })
  await shop.made({ name: 'url', value: 'x', owner: BANK, scope: { environments: environments(1), roles: ['web'] } })
  await shop.made({ name: 'Host', value: 'h', prompt: {}, scope: { targets: [id('Machines', 1)], steps: [1] } })
  await shop.made({ name: 'Key', type: 'SENSITIVE', secret: 'hunter2', scope: { channels: [id('Channels', 1)] } })
  await shop.made({ name: 'Cloud', type: 'AZURE_ACCOUNT', account: id('Accounts', 2) })
  await shop.made({ name: 'Port', value: '80', owner: COMMON, scope: { tenantTags: [id('Tags', 1)] } })
})

afterAll(() => shop.space.close())

async function names(filter: object, who = MANAGER): Promise<string[]> {
  const query = `query ($filter: VariableFilter) { variables(first: 50, filter: $filter) { totalCount nodes { name } } }`
  const { data, errors } = await shop.space.ask<{ variables: { totalCount: number; nodes: { name: string }[] } }>(
    query,
    { filter },
    who,
  )
  expect(errors).toEqual([])
  expect(data.variables.totalCount).toBe(data.variables.nodes.length)
  return data.variables.nodes.map(({ name }) => name)
}

const ALL = ['Cloud', 'Host', 'Key', 'Port', 'Url', 'url']

describe('values of variables are found', () => {
  test.each([
    ['by nothing', {}, ALL],
    ['by project', { project: [SHOP] }, ['Cloud', 'Host', 'Key', 'Url']],
    ['by library set', { libraryVariableSet: [COMMON] }, ['Port']],
    ['by name', { name: ['URL', 'host'] }, ['Host', 'Url', 'url']],
    ['by no name', { name: [] }, []],
    ['by text', { text: 'o' }, ['Cloud', 'Host', 'Port']],
    ['by type', { type: ['SENSITIVE', 'AZURE_ACCOUNT'] }, ['Cloud', 'Key']],
    ['by environment', { environment: [id('Environments', 2), id('Environments', 3)] }, ['Url']],
    ['by target', { target: [id('Machines', 1)] }, ['Host']],
    ['by role', { role: ['web'] }, ['url']],
    ['by channel', { channel: [id('Channels', 1)] }, ['Key']],
    ['by tag', { tenantTag: [id('Tags', 1)] }, ['Port']],
    ['by step', { step: [1] }, ['Host']],
    ['by account', { account: [id('Accounts', 2)] }, ['Cloud']],
    ['that are sensitive', { isSensitive: true }, ['Key']],
    ['that are not', { isSensitive: false, project: [SHOP] }, ['Cloud', 'Host', 'Url']],
    ['that are asked for', { isPrompted: true }, ['Host']],
    ['with a scope', { hasScope: true }, ['Host', 'Key', 'Port', 'Url', 'url']],
    ['without a scope', { hasScope: false }, ['Cloud']],
    ['by what they use', { usesVariable: 'PORT' }, ['Url']],
    ['by when they changed', { updated: { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' } }, []],
    ['not by U+0000', { name: ['a\0'], usesVariable: '\0', role: ['\0'] }, []],
  ])('%s', async (_what, filter, expected) => {
    expect(await names(filter)).toEqual(expected)
  })

  test('not by what the caller cannot see, even where they see the value', async () => {
    const sees = await shop.somebody(
      [['VariableView', 'VariableViewUnscoped', 'ProjectView']],
      [['EnvironmentView'], { Environments: [2] }],
    )
    expect(await names({}, sees)).toEqual(ALL)
    expect(await names({ environment: [id('Environments', 1)] }, sees)).toEqual([])
    expect(await names({ environment: [id('Environments', 2)] }, sees)).toEqual(['Url'])
    for (const filter of [
      { target: [id('Machines', 1)] },
      { channel: [id('Channels', 1)] },
      { tenantTag: [id('Tags', 1)] },
      { step: [1] },
      { account: [id('Accounts', 2)] },
      { libraryVariableSet: [COMMON] },
    ]) {
      expect(await names(filter, sees)).toEqual([])
    }
    const machines = await shop.somebody(
      [['VariableView', 'VariableViewUnscoped']],
      [['MachineView'], { Environments: [4] }],
    )
    const target = id('Machines', 1)
    expect(await names({ target: [target] }, machines)).toEqual([])
    await shop.space.db.targetEnvironment.create({ data: { targetId: 1, environmentId: 4 } })
    expect(await names({ target: [target] }, machines)).toEqual(['Host'])
    const bank = await shop.somebody(
      [['VariableView', 'VariableViewUnscoped']],
      [['ProcessView', 'RunbookView'], { Projects: [2] }],
    )
    expect(await names({ channel: [id('Channels', 1)] }, bank)).toEqual([])
    expect(await names({ step: [1] }, bank)).toEqual([])
  })

  test('under their owners, with totals, in few statements', async () => {
    const query = `{ projects(first: 9) { nodes { name variables(first: 9) { totalCount nodes { name scope { isEmpty } } } } }
      libraryVariableSets(first: 9) { nodes { name variables(first: 1, filter: { name: ["port"] }) { nodes { name } } } } }`
    const { result, count } = await shop.space.askCounted<{
      projects: { nodes: { name: string; variables: { totalCount: number } }[] }
      libraryVariableSets: { nodes: object[] }
    }>(query)
    expect(result.errors).toEqual([])
    expect(result.data.projects.nodes.map(({ name, variables }) => [name, variables.totalCount])).toEqual([
      ['Bank', 1],
      ['Shop', 4],
    ])
    expect(result.data.libraryVariableSets.nodes).toEqual([
      { name: 'Common', variables: { nodes: [{ name: 'Port' }] } },
      { name: 'Spare', variables: { nodes: [] } },
    ])
    expect(count).toBe(2)
  })

  test('with their scopes in one statement for each kind, however many there are', async () => {
    const { result, count } = await shop.space.askCounted(`{ variables(first: 50) { nodes { name scope {
      environments { name } targets { name } channels { name } steps { name } tenantTags { name } processes { id } } } } }`)
    expect(result.errors).toEqual([])
    // The values, and what they are scoped to of five kinds; none is scoped to a process.
    expect(count).toBe(6)
  })
})

describe('values of variables are counted', () => {
  test('by what they have in common', async () => {
    const list = '{ values { name count } truncated }'
    const { data, errors } = await shop.space.ask(
      `{ variableFacets { type ${list} owner ${list} project ${list} libraryVariableSet ${list} environment ${list} } }`,
    )
    expect(errors).toEqual([])
    const counted = (values: Record<string, number>) => ({
      values: Object.entries(values).map(([name, count]) => ({ name, count })),
      truncated: false,
    })
    expect(data).toEqual({
      variableFacets: {
        type: counted({ STRING: 4, AZURE_ACCOUNT: 1, SENSITIVE: 1 }),
        owner: counted({ project: 5, 'library variable set': 1 }),
        project: counted({ Shop: 4, Bank: 1 }),
        libraryVariableSet: counted({ Common: 1 }),
        environment: counted({ Dev: 2, Test: 1 }),
      },
    })
  })

  test('of those that a filter leaves and the caller sees, by names that they see', async () => {
    const sees = await shop.somebody([['VariableView']], [['EnvironmentView'], { Environments: [2] }])
    const { data } = await shop.space.ask(
      '{ variableFacets(filter: { text: "url" }) { owner { values { name count } } environment { values { name count } } project { values { name } } } }',
      {},
      sees,
    )
    expect(data).toEqual({
      variableFacets: {
        owner: { values: [{ name: 'project', count: 2 }] },
        environment: { values: [{ name: 'Test', count: 1 }] },
        project: { values: [] },
      },
    })
  })
})
