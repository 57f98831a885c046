import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { made, mutate } from '../testing/changes.js'
import { ada, testDirectory, type TestDirectory } from '../testing/directory.js'

let directory: TestDirectory
let robot: string

beforeAll(async () => {
  directory = await testDirectory()
  robot = await made(directory, 'createServiceAccount', { name: 'Robot' })
})
afterAll(() => directory.close())

const rule = () => ({
  ...{ name: 'Rule', issuer: 'https://ci.example', audience: 'spaceport', subjectPattern: 'repo:acme/*' },
  account: robot,
})
const faults = async (name: 'createTokenIssuer' | 'updateTokenIssuer', input: Record<string, unknown>) =>
  (await mutate(directory, name, input)).errors.map(({ code, path }) => [code, path.at(-1)])

test.each([
  ['issuer', { issuer: 'http://ci.example' }],
  ['jwksUri', { jwksUri: 'http://ci.example/keys' }],
  ['audience', { audience: '' }],
  ['subjectPattern', { subjectPattern: '*' }],
  ['subjectPattern', { subjectPattern: '' }],
  ['algorithms', { algorithms: ['HS256'] }],
  ['algorithms', { algorithms: ['RS256', 'none'] }],
  ['algorithms', { algorithms: [] }],
  ['types', { types: [] }],
  [
    'requiredClaims',
    {
      requiredClaims: [
        { name: 'a', value: 'b' },
        { name: 'a', value: 'c' },
      ],
    },
  ],
  ['permissions', { permissions: [] }],
  ['spaces', { spaces: [] }],
])('a rule is refused with a wrong %s: %j', async (field, input) => {
  expect(await faults('createTokenIssuer', { ...rule(), ...input })).toEqual([['BAD_INPUT', field]])
})

test('a rule is for a service account that is there', async () => {
  expect(await faults('createTokenIssuer', { ...rule(), account: 'Users-1' })).toEqual([['INVALID_STATE', 'account']])
  expect(await faults('createTokenIssuer', { ...rule(), account: 'Users-99' })).toEqual([['NOT_FOUND', 'account']])
  expect(await faults('createTokenIssuer', { ...rule(), spaces: ['Spaces-99'] })).toEqual([['NOT_FOUND', 'spaces']])
})

test('a rule is made, shown, changed and removed, each time with a row in the audit', async () => {
  const made = await mutate(directory, 'createTokenIssuer', {
    ...rule(),
    ...{ types: ['JWT', 'application/at+jwt'], requiredClaims: [{ name: 'environment', value: 'production' }] },
    ...{ readOnly: true, permissions: ['ProjectView'] },
  })
  expect(made).toMatchObject({ errors: [], tokenIssuer: { id: 'TokenIssuers-1', types: ['jwt', 'at+jwt'] } })
  const query = `{ tokenIssuers {
    name issuer audience jwksUri subjectPattern requiredClaims { name value } account { name } readOnly permissions spaces enabled
  } }`
  expect((await directory.ask(ada, query)).data).toEqual({
    tokenIssuers: [
      {
        ...{ name: 'Rule', issuer: 'https://ci.example', audience: 'spaceport', jwksUri: null },
        ...{ subjectPattern: 'repo:acme/*', requiredClaims: [{ name: 'environment', value: 'production' }] },
        ...{ account: { name: 'Robot' }, readOnly: true, permissions: ['ProjectView'], spaces: null, enabled: true },
      },
    ],
  })
  expect(await faults('createTokenIssuer', rule())).toEqual([['CONFLICT', 'name']])
  const change = { id: 'TokenIssuers-1', enabled: false, expectedVersion: 1 }
  expect(await mutate(directory, 'updateTokenIssuer', change)).toMatchObject({
    tokenIssuer: { version: 2, enabled: false },
  })
  expect(await faults('updateTokenIssuer', change)).toEqual([['VERSION_CONFLICT', 'expectedVersion']])
  expect(await mutate(directory, 'removeTokenIssuer', { id: 'TokenIssuers-1' })).toMatchObject({
    removed: 'TokenIssuers-1',
  })
  expect(await faults('updateTokenIssuer', { id: 'TokenIssuers-1' })).toEqual([['NOT_FOUND', 'id']])
  const rows = await directory.database.client.auditEvent.findMany({
    where: { subject: 'TokenIssuers-1', NOT: { action: { startsWith: 'refused:' } } },
    orderBy: { id: 'asc' },
  })
  expect(rows.map(({ action }) => action)).toEqual(['createTokenIssuer', 'updateTokenIssuer', 'removeTokenIssuer'])
})

test('a rule goes with its account', async () => {
  await made(directory, 'createTokenIssuer', rule())
  await mutate(directory, 'removeUser', { id: robot })
  expect(await directory.database.client.tokenIssuer.count()).toBe(0)
})
