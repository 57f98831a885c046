import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { BANK, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
})

afterAll(() => shop.space.close())

const set = (input: Record<string, unknown>) =>
  mutate(
    shop.space,
    'setVariables',
    { owner: SHOP, ...input },
    MANAGER,
    'variables { id name value version } deletedIds',
  )

const kept = () =>
  shop.space.db.variable.findMany({ orderBy: { id: 'asc' }, select: { name: true, value: true, version: true } })

const events = async () => {
  const rows = await shop.space.db.auditEvent.findMany({ where: { kind: 'Variables' }, orderBy: { id: 'asc' } })
  return rows.map(({ action, before, after, environmentIds, projectIds }) => ({
    ...{ action, made: before === null, gone: after === null, environmentIds, projectIds },
  }))
}

describe('many values at once', () => {
  test('are made, changed and deleted, each with an event of its own', async () => {
    const changed = await shop.made({ name: 'Changed', value: 'a', scope: { environments: [id('Environments', 1)] } })
    const gone = await shop.made({ name: 'Gone', value: 'a' })
    const before = (await events()).length
    const answer = await set({
      set: [
        { name: 'New', value: 'n' },
        { id: changed, value: 'b', scope: { environments: [id('Environments', 2)] }, expectedVersion: 1 },
      ],
      delete: [gone],
    })
    expect(answer).toEqual({
      errors: [],
      variables: [
        { id: id('Variables', 3), name: 'New', value: 'n', version: 1 },
        { id: changed, name: 'Changed', value: 'b', version: 2 },
      ],
      deletedIds: [gone],
    })
    expect(await kept()).toEqual([
      { name: 'Changed', value: 'b', version: 2 },
      { name: 'New', value: 'n', version: 1 },
    ])
    const event = { action: 'setVariables', made: false, gone: false, environmentIds: [] as number[], projectIds: [1] }
    expect((await events()).slice(before)).toEqual([
      { ...event, made: true },
      { ...event, environmentIds: [1, 2] },
      { ...event, gone: true },
    ])
  })

  test('are refused together, and all that is wrong is told', async () => {
    const mine = await shop.made({ name: 'Mine', value: 'a' })
    const other = await shop.made({ name: 'Other', value: 'a', owner: BANK })
    const before = await kept()
    const { errors, variables, deletedIds } = await set({
      set: [
        { name: 'Good', value: 'x' },
        { value: 'nameless' },
        { id: mine, value: 'x', expectedVersion: 7 },
        { id: other, value: 'x' },
        { name: 'Lost', scope: { environments: [id('Environments', 9)] } },
        { name: 'Bad', scope: { environments: ['Environments-9'] } },
        { id: '', name: 'x' },
      ],
      delete: [id('Variables', 99), mine, SHOP],
    })
    expect(errors.map(({ code, path }) => [code, path.slice(1).join('.')])).toEqual([
      ['BAD_ID', 'set.6.id'],
      ['BAD_INPUT', 'delete.1'],
      ['BAD_ID', 'delete.2'],
      ['NOT_FOUND', 'set.3.id'],
      ['NOT_FOUND', 'delete.0'],
      ['BAD_ID', 'set.5.scope.environments'],
      ['BAD_INPUT', 'set.1.name'],
      ['VERSION_CONFLICT', 'set.2.expectedVersion'],
      ['NOT_FOUND', 'set.4.scope.environments'],
    ])
    expect({ variables, deletedIds }).toEqual({ variables: [], deletedIds: [] })
    expect(await kept()).toEqual(before)
  })

  test('are at most 500', async () => {
    const { errors } = await set({ set: Array.from({ length: 501 }, (_, i) => ({ name: `Many ${i}` })) })
    expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['input'] }])
  })

  test('are looked up by as many statements for two as for fifty', async () => {
    const scope = {
      environments: [id('Environments', 1)],
      targets: [id('Machines', 1)],
      steps: [1],
      tenantTags: [id('Tags', 1)],
    }
    const reads = async (count: number) => {
      const values = Array.from({ length: count }, (_, i) => ({ name: `Counted ${i}`, scope }))
      const { result, count: statements } = await shop.space.askCounted<{ setVariables: { errors: object[] } }>(
        'mutation ($input: SetVariablesInput!) { setVariables(input: $input) { errors { message } } }',
        { input: { owner: SHOP, set: values } },
      )
      expect(result.data.setVariables.errors).toEqual([])
      // Two for each value: its row, and its event.
      return statements - 2 * count
    }
    expect(await reads(50)).toBe(await reads(2))
  })

  test('once, however often they are asked for with one key', async () => {
    const input = { set: [{ name: 'Once' }], idempotencyKey: 'once' }
    const first = await set(input)
    expect(await set(input)).toEqual(first)
    expect(await shop.space.db.variable.count({ where: { name: 'Once' } })).toBe(1)
  })
})
