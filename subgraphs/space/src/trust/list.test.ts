import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { testSpace, type TestSpace } from '../testing/space.js'
import { pending, trusted } from '../testing/trusts.js'

describe('the list of trusts', () => {
  let listed: TestSpace
  const roots = new Map<string, string>()

  beforeAll(async () => {
    listed = await testSpace()
    for (const name of ['Beta', 'alpha', 'Gamma']) {
      const { identity } = generateSpaceKeys(name)
      roots.set(name, identity.root)
      await (name === 'Gamma' ? trusted : pending)(listed, identity, name === 'Beta' ? 'RECEIPTS' : 'RELEASES')
    }
  })
  afterAll(() => listed.close())

  const names = async (args: string) => {
    const { data, errors } = await listed.ask<{ trusts: { nodes: { name: string }[] } }>(
      `{ trusts(first: 9, ${args}) { nodes { name } } }`,
    )
    expect(errors).toEqual([])
    return data.trusts.nodes.map(({ name }) => name)
  }

  it('is ordered by name, or by when they were made', async () => {
    expect(await names('orderBy: { field: NAME, direction: ASC }')).toEqual(['alpha', 'Beta', 'Gamma'])
    expect(await names('orderBy: { field: CREATED_AT, direction: ASC }')).toEqual(['Beta', 'alpha', 'Gamma'])
  })

  it('is chosen from by text, purpose, state and root', async () => {
    expect(await names('filter: { text: "ALPH" }')).toEqual(['alpha'])
    expect(await names('filter: { purpose: [RELEASES] }')).toEqual(['alpha', 'Gamma'])
    expect(await names('filter: { state: [PENDING] }')).toEqual(['alpha', 'Beta'])
    expect(await names(`filter: { root: ["${roots.get('Beta')?.toUpperCase()}", "nothing"] }`)).toEqual(['Beta'])
    expect(await names('filter: { state: [ACTIVE], purpose: [RECEIPTS] }')).toEqual([])
  })

  it('is counted by purpose and state', async () => {
    const { data } = await listed.ask(
      '{ trustFacets { purpose { values { name count } } state { values { name count } } } }',
    )
    const [releases, receipts] = [
      { name: 'RELEASES', count: 2 },
      { name: 'RECEIPTS', count: 1 },
    ]
    const [waiting, active] = [
      { name: 'PENDING', count: 2 },
      { name: 'ACTIVE', count: 1 },
    ]
    expect(data).toEqual({
      trustFacets: { purpose: { values: [releases, receipts] }, state: { values: [waiting, active] } },
    })
  })
})
