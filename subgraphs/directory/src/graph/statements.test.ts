import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { countStatements } from '@spaceport/database/cancel'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import type { Caller } from '@spaceport/kit/caller'
import type { DirectoryContext } from '../context.js'
import { Attempts } from '../rate-limit/attempts.js'
import { counterStore } from '../rate-limit/store.js'
import { schema } from '../schema.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'

const graphql = createGraphQL<DirectoryContext>(schema)
const SPACES = 60
let directory: TestDirectory

beforeAll(async () => {
  directory = await testDirectory()
  const { client } = directory.database
  const { id: groupId } = await client.group.create({ data: { name: 'All', nameKey: 'all' } })
  await client.groupMember.create({ data: { groupId, userId: 1 } })
  for (let n = 1; n <= 3; n++) {
    await client.instance.create({ data: { name: `I${n}`, nameKey: `i${n}`, url: `http://i${n}`, publicKey: `${n}` } })
  }
  for (let n = 1; n <= SPACES; n++) {
    const data = { name: `S${n}`, nameKey: `s${n}`, slug: `s${n}`, instanceId: 1 + (n % 3), state: 'ACTIVE' as const }
    await client.space.create({ data: { ...data, entries: { create: { groupId } } } })
  }
})
afterAll(() => directory.close())

/** Executes an operation here and counts the statements that it takes. */
async function counted(query: string, caller: Caller, variables: Record<string, unknown> = {}) {
  const context: DirectoryContext = {
    db: directory.database.client,
    signer: new AssertionSigner({ issuer: 'directory', privateKey: generateKeyPair().privateKey }),
    secret: '',
    instanceAddresses: LOOPBACK_ONLY,
    now: () => new Date(),
    lifetimes: { idle: 1, absolute: 1 },
    attempts: new Attempts(counterStore(directory.database.client), 1),
    caller,
    requestId: 'test',
    signal: new AbortController().signal,
    remaining: () => 1_000,
  }
  const { result, count } = await countStatements(() => graphql.execute(graphql.prepare(query), variables, context))
  expect(result.errors).toBeUndefined()
  return { data: result.data as Record<string, unknown[]>, count }
}

const member = somebody('Users-1', ['Groups-1'])

describe('the statements of an operation', () => {
  test.each([ada, member])('are one for each type of reference, however many references', async (caller) => {
    const representations = [
      ...Array.from({ length: SPACES }, (_, n) => ({ __typename: 'Space', id: `Spaces-${n + 1}` })),
      ...Array.from({ length: SPACES }, (_, n) => ({ __typename: 'Instance', id: `Instances-${1 + (n % 3)}` })),
    ]
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Space { id name instance { id name } } ... on Instance { id name version spaces { id slug } }
    } }`
    const { data, count } = await counted(query, caller, { representations })
    expect(count).toBe(2)
    const expected = representations.map(({ id }) => expect.objectContaining({ id, name: expect.any(String) }))
    expect(data._entities).toEqual(expected)
  })

  test('are one for a page with all that is nested in it, and one for its total', async () => {
    const nested = 'nodes { id name instance { name spaces { name } } }'
    expect((await counted(`{ spaces(first: 50) { ${nested} } }`, member)).count).toBe(1)
    expect((await counted(`{ spaces(first: 50) { ${nested} edges { cursor } totalCount } }`, member)).count).toBe(2)
    expect((await counted('{ spaces(first: 50) { totalCount } }', member)).count).toBe(1)
    const groups =
      '{ groups(first: 9) { nodes { name members { name groups { name } } spaces { name instance { name } } } } }'
    expect((await counted(groups, ada)).count).toBe(1)
  })
})
