import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CALLER } from '../testing/credentials.js'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { cookie, json, key, post, QUESTION, subgraphCalls } from '../testing/post.js'
import { openRaw } from '../testing/raw.js'

let fleet: TestFleet

beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }, { 'Spaces-2': { 1: 'Gemini' } }])
})

afterAll(() => fleet.close())

describe('what is refused before any subgraph is called', () => {
  const introspection = (fields: string) => `{ __schema { types { ${fields} } } }`
  test.each([
    ['an array of requests', `[${QUESTION}]`, 400, 'BAD_INPUT'],
    ['no JSON', '{', 400, 'BAD_INPUT'],
    ['no query', '{}', 400, 'BAD_INPUT'],
    ['a query that is no text', '{"query":{}}', 400, 'BAD_INPUT'],
    ['variables that are no object', '{"query":"{ me { name } }","variables":[]}', 400, 'BAD_INPUT'],
    ['an unknown entry', '{"query":"{ me { name } }","x":1}', 400, 'BAD_INPUT'],
    ['a syntax error', JSON.stringify({ query: '{ me {' }), 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'a directive a hundred times',
      JSON.stringify({ query: `{ me { name${' @skip(if: true)'.repeat(100)} } }` }),
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'thousands of equal fields',
      JSON.stringify({ query: `{ me { ${'name '.repeat(3_000)} } }` }),
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
    ['thousands of braces', JSON.stringify({ query: '{'.repeat(5_000) }), 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'more than may be asked for at once',
      JSON.stringify({ query: '{ projects(first: 100) { nodes { space { name } } } }', variables: null }).replace(
        '100',
        '101',
      ),
      400,
      'BAD_PAGE',
    ],
    ['an unknown field', JSON.stringify({ query: '{ nope }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', JSON.stringify({ query: 'subscription { me }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['too many tokens', JSON.stringify({ query: `{ ${'me { name } '.repeat(300)} }` }), 400, 'GRAPHQL_PARSE_FAILED'],
    ['thousands of nested braces', JSON.stringify({ query: '{a'.repeat(5_000) }), 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'too deep an operation',
      JSON.stringify({ query: `${'{a'.repeat(13)}${'}'.repeat(13)}` }),
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['no page size', JSON.stringify({ query: '{ projects { totalCount } }' }), 400, 'BAD_PAGE'],
    ['a wrong variable', '{"query":"query ($id: ID!) { space(id: $id) { id } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an unnamed operation of two',
      '{"query":"query A { me { id } } query B { me { id } }"}',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'introspection mixed with data',
      JSON.stringify({ query: '{ me { id } __schema { types { name } } }' }),
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'introspection in circles',
      JSON.stringify({
        query: introspection('fields { type { fields { type { fields { type { fields { name } } } } } } }'),
      }),
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'an endless list',
      JSON.stringify({ query: '{ me { name } }', variables: { ids: Array.from({ length: 5_001 }, () => 'x') } }),
      400,
      'BAD_INPUT',
    ],
    [
      'a megabyte',
      JSON.stringify({ query: '{ me { name } }', variables: { x: 'x'.repeat(1024 * 1024) } }),
      413,
      'TOO_LARGE',
    ],
  ])('%s', async (_, text, status, code) => {
    const before = subgraphCalls(fleet)
    expect(await post(fleet, '/graphql', { ...json, ...key }, text)).toMatchObject({ status, code })
    expect(subgraphCalls(fleet)).toBe(before)
  })

  test.each([
    ['text', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a compressed body', { ...json, 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a cookie from another site', { ...json, ...cookie, origin: 'https://evil.example' }, 400, 'CSRF'],
    ['a deadline that is none', { ...json, 'spaceport-deadline': 'soon' }, 400, 'BAD_INPUT'],
  ])('%s', async (_, headers, status, code) => {
    const credential = 'cookie' in headers ? {} : key
    expect(await post(fleet, '/graphql', { ...credential, ...headers })).toMatchObject({ status, code })
  })

  test.each([
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/plain;charset=UTF-8',
    'application/json; charset=utf-7',
    '',
  ])('a body of type "%s"', async (type) => {
    const headers = { 'content-type': type }
    for (const path of ['/graphql', '/auth/sign-in', '/auth/invitation', '/auth/password-reset', '/auth/first-run']) {
      expect(await post(fleet, path, { ...key, ...headers })).toMatchObject({ status: 415 })
    }
  })

  test.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'x-unknown'])('a body in %s', async (encoding) => {
    const headers = { ...json, ...key, 'content-encoding': encoding }
    for (const path of ['/graphql', '/auth/sign-in', '/auth/sign-out', '/auth/first-run']) {
      expect(await post(fleet, path, headers)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' })
    }
  })

  test('a GET that brings a body or names its type', async () => {
    const url = `${fleet.gateway.url}/graphql?query=${encodeURIComponent('{ me { name } }')}`
    for (const type of ['text/plain', 'application/json', 'multipart/form-data']) {
      expect((await fetch(url, { headers: { ...key, 'content-type': type } })).status).toBe(415)
    }
    const { closed } = openRaw(
      fleet.gateway.url,
      'GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}',
    )
    expect(await closed).toMatch(/^HTTP\/1.1 415 /)
  })

  test('anything but POST', async () => {
    const response = await fetch(
      `${fleet.gateway.url}/graphql?query=${encodeURIComponent('mutation { renameMe(name: "x") { id } }')}`,
      { headers: key },
    )
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect((await fetch(`${fleet.gateway.url}/graphql`, { method: 'OPTIONS' })).status).toBe(405)
    expect((await fetch(`${fleet.gateway.url}/graphql`, { method: 'DELETE', headers: key })).status).toBe(405)
  })

  test('a mutation with a key that may only read', async () => {
    const token = `spk_${'d'.repeat(43)}`
    fleet.directory.callers.set(token, { ...CALLER, cap: { spaces: null, readOnly: true, permissions: null } })
    const headers = { ...json, authorization: `Bearer ${token}` }
    const mutation = JSON.stringify({ query: 'mutation { renameMe(name: "x") { id } }' })
    expect(await post(fleet, '/graphql', headers, mutation)).toMatchObject({ status: 403, code: 'READ_ONLY_KEY' })
    expect((await post(fleet, '/graphql', headers)).status).toBe(200)
  })
})
