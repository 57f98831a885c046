import { request as httpRequest } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { API_KEY, CALLER, PASSWORD, SESSION } from '../testing/directory.js'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { gate } from '../testing/gate.js'

let fleet: TestFleet
let url: string

beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }, { 'Spaces-2': { 1: 'Gemini' } }])
  url = fleet.gateway.url
})

afterEach(() => {
  fleet.directory.before = () => {}
  for (const instance of fleet.instances) instance.before = () => {}
})

afterAll(() => fleet.close())

const json = { 'content-type': 'application/json' }
const key = { authorization: `Bearer ${API_KEY}` }
const cookie = { cookie: `spaceport=${SESSION}` }
const body = JSON.stringify({ query: '{ me { name } }' })

async function post(path: string, headers: Record<string, string>, text = body) {
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: text })
  const answer = (await response.json().catch(() => null)) as {
    data?: unknown
    errors?: { message: string; extensions: { code: string } }[]
  } | null
  return { response, status: response.status, code: answer?.errors?.[0]?.extensions.code, answer }
}

/** How many GraphQL requests all subgraphs have seen. */
function subgraphCalls(): number {
  const all = [fleet.directory, fleet.zone, ...fleet.instances].flatMap(({ requests }) => requests)
  return all.filter(({ path }) => path === '/graphql' || path === '/batch').length
}

describe('who may ask', () => {
  test('an API key and a session both answer', async () => {
    expect((await post('/graphql', { ...json, ...key })).answer).toEqual({ data: { me: { name: 'Ada' } } })
    expect((await post('/graphql', { ...json, ...cookie })).answer).toEqual({ data: { me: { name: 'Ada' } } })
  })

  test('nobody else does, and learns nothing: 401 before the document is read', async () => {
    const nobody: Record<string, string>[] = [
      {},
      { authorization: `Bearer spk_${'z'.repeat(43)}` },
      { cookie: `spaceport=sps_${'z'.repeat(43)}` },
    ]
    for (const headers of nobody) {
      for (const query of ['{ me { nmae } }', '{', '{ __schema { types { name } } }']) {
        const { status, answer } = await post('/graphql', { ...json, ...headers }, JSON.stringify({ query }))
        expect(status).toBe(401)
        expect(answer).toEqual({
          errors: [{ message: expect.stringContaining('Sign in'), extensions: { code: 'UNAUTHENTICATED' } }],
        })
      }
    }
    expect((await post('/graphql', {}, 'no JSON at all')).status).toBe(401)
  })

  test('a credential is checked for every request', async () => {
    const token = `spk_${'c'.repeat(43)}`
    fleet.directory.callers.set(token, CALLER)
    const headers = { ...json, authorization: `Bearer ${token}` }
    expect((await post('/graphql', headers)).status).toBe(200)
    fleet.directory.callers.delete(token)
    expect((await post('/graphql', headers)).status).toBe(401)
  })

  test('subgraphs never see the credential or what else a client made up', async () => {
    const forged = {
      'spaceport-assertion': 'forged',
      'spaceport-request-id': 'forged',
      'spaceport-completeness': 'forged',
      'x-user': 'root',
      'x-forwarded-for': '10.0.0.1',
    }
    fleet.instances[0]!.requests.length = 0
    const { response, status } = await post(
      '/graphql',
      { ...json, ...key, ...forged },
      JSON.stringify({ query: '{ projectCount }' }),
    )
    expect(status).toBe(200)
    expect(response.headers.get('spaceport-request-id')).not.toBe('forged')
    const [seen] = fleet.instances[0]!.requests
    expect(seen?.caller).toEqual(CALLER)
    expect(seen?.requestId).toBe(response.headers.get('spaceport-request-id'))
    expect(JSON.stringify(seen?.headers)).not.toMatch(/forged|root|10\.0\.0\.1|spk_/)
  })
})

describe('sign-in and sign-out', () => {
  test('set and clear the cookie, and never show the token in the body', async () => {
    const credentials = JSON.stringify({ email: 'ada@example.com', password: PASSWORD })
    const { response, status, answer } = await post('/auth/sign-in', json, credentials)
    expect(status).toBe(200)
    expect(answer).toEqual({ user: { id: 'Users-1', name: 'Ada', email: 'ada@example.com' } })
    expect(response.headers.get('set-cookie')).toBe(
      `spaceport=${SESSION}; Expires=Fri, 01 Jan 2100 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax`,
    )
    const out = await fetch(`${url}/auth/sign-out`, { method: 'POST', headers: { ...json, ...cookie } })
    expect(out.status).toBe(204)
    expect(out.headers.get('set-cookie')).toMatch(/^spaceport=; Expires=Thu, 01 Jan 1970/)
    expect(fleet.directory.requests.at(-1)?.path).toBe('/internal/sign-out')
  })

  test('a wrong password is BAD_CREDENTIALS, without a cookie', async () => {
    const { response, status, code } = await post(
      '/auth/sign-in',
      json,
      JSON.stringify({ email: 'a@b.c', password: 'x' }),
    )
    expect([status, code]).toEqual([401, 'BAD_CREDENTIALS'])
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test.each([
    ['another site', { ...json, origin: 'https://evil.example' }, 400, 'CSRF'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['other JSON', json, 400, 'BAD_INPUT'],
  ])('%s is refused', async (_, headers, status, code) => {
    expect(await post('/auth/sign-in', headers)).toMatchObject({ status, code })
  })

  test('a body over 32 kB is refused', async () => {
    const text = JSON.stringify({ email: 'a@b.c', password: 'x'.repeat(40_000) })
    expect(await post('/auth/sign-in', json, text)).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  })
})

describe('what is refused before any subgraph is called', () => {
  const introspection = (fields: string) => `{ __schema { types { ${fields} } } }`
  test.each([
    ['an array of requests', `[${body}]`, 400, 'BAD_INPUT'],
    ['no JSON', '{', 400, 'BAD_INPUT'],
    ['no query', '{}', 400, 'BAD_INPUT'],
    ['a query that is no text', '{"query":{}}', 400, 'BAD_INPUT'],
    ['variables that are no object', '{"query":"{ me { name } }","variables":[]}', 400, 'BAD_INPUT'],
    ['an unknown entry', '{"query":"{ me { name } }","x":1}', 400, 'BAD_INPUT'],
    ['a syntax error', JSON.stringify({ query: '{ me {' }), 400, 'GRAPHQL_PARSE_FAILED'],
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
      'a megabyte',
      JSON.stringify({ query: '{ me { name } }', variables: { x: 'x'.repeat(1024 * 1024) } }),
      413,
      'TOO_LARGE',
    ],
  ])('%s', async (_, text, status, code) => {
    const before = subgraphCalls()
    expect(await post('/graphql', { ...json, ...key }, text)).toMatchObject({ status, code })
    expect(subgraphCalls()).toBe(before)
  })

  test.each([
    ['text', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a compressed body', { ...json, 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a cookie from another site', { ...json, ...cookie, origin: 'https://evil.example' }, 400, 'CSRF'],
    ['a deadline that is none', { ...json, 'spaceport-deadline': 'soon' }, 400, 'BAD_INPUT'],
  ])('%s', async (_, headers, status, code) => {
    const credential = 'cookie' in headers ? {} : key
    expect(await post('/graphql', { ...credential, ...headers })).toMatchObject({ status, code })
  })

  test('anything but POST', async () => {
    const response = await fetch(
      `${url}/graphql?query=${encodeURIComponent('mutation { renameMe(name: "x") { id } }')}`,
      { headers: key },
    )
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect((await fetch(`${url}/graphql`, { method: 'OPTIONS' })).status).toBe(405)
    expect((await fetch(`${url}/graphql`, { method: 'DELETE', headers: key })).status).toBe(405)
  })

  test('a mutation with a key that may only read', async () => {
    const token = `spk_${'d'.repeat(43)}`
    fleet.directory.callers.set(token, { ...CALLER, cap: { spaces: null, readOnly: true } })
    const headers = { ...json, authorization: `Bearer ${token}` }
    const mutation = JSON.stringify({ query: 'mutation { renameMe(name: "x") { id } }' })
    expect(await post('/graphql', headers, mutation)).toMatchObject({ status: 403, code: 'READ_ONLY_KEY' })
    expect((await post('/graphql', headers)).status).toBe(200)
  })
})

describe('what is answered', () => {
  test('introspection, without a subgraph', async () => {
    const { getIntrospectionQuery, buildClientSchema } = await import('graphql')
    const before = subgraphCalls()
    const answer = await fleet.ask(getIntrospectionQuery())
    expect(answer.errors).toEqual([])
    const schema = buildClientSchema(answer.data as unknown as Parameters<typeof buildClientSchema>[0])
    expect(schema.getQueryType()?.getFields()).toHaveProperty('projects')
    expect(schema.getType('_Any')).toBeUndefined()
    expect(subgraphCalls()).toBe(before)
  })

  test('a mutation', async () => {
    const answer = await fleet.ask('mutation { renameProject(id: "Spaces-1/Projects-1", name: "Artemis") { name } }')
    expect(answer).toMatchObject({ status: 200, data: { renameProject: { name: 'Artemis' } }, errors: [] })
  })

  test('in both media types of GraphQL over HTTP, never cached', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json, application/json;q=0.9']) {
      const { headers } = await fleet.ask('{ me { name } }', {}, { accept })
      expect(headers.get('content-type')).toBe(`${accept.split(',')[0]}; charset=utf-8`)
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  test('names such as __proto__ are plain data', async () => {
    const answer = await fleet.ask('{ constructor: me { __proto__: name toString: id } }')
    expect(JSON.stringify(answer.data)).toBe('{"constructor":{"__proto__":"Ada","toString":"Users-1"}}')
    const variables = JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>
    expect((await fleet.ask('{ me { name } }', variables)).status).toBe(200)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('a directory that fails is one coded error beside the other data', async () => {
    fleet.directory.before = () => {
      throw new Error('password authentication failed for user "spaceport" at /srv/directory.js')
    }
    const answer = await fleet.ask('{ me { name } projectCount }')
    expect(answer).toMatchObject({ status: 200, data: { me: null, projectCount: 2 } })
    expect(answer.errors).toEqual([
      {
        message: 'The directory did not answer.',
        extensions: { code: 'UNAVAILABLE', component: 'directory', retry: true },
      },
    ])
  })

  test('a Space that did not answer is named in the header', async () => {
    fleet.instances[1]!.before = () => {
      throw new Error('down')
    }
    const answer = await fleet.ask('{ projectCount }')
    expect(answer.data).toEqual({ projectCount: 1 })
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['SPACE_UNAVAILABLE'])
    expect(answer.headers.get('spaceport-completeness')).toBe('asked=2, answered=1')
  })

  test('health to anybody, and nothing at other paths', async () => {
    const health = await fetch(`${url}/health`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', quarantined: 0 }])
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    expect((await fetch(`${url}/internal/membership`)).status).toBe(404)
    expect((await fetch(`${url}/__proto__`)).status).toBe(404)
  })
})

describe('time', () => {
  test('the deadline ends what runs behind the request', async () => {
    const aborted = new Promise<void>((resolve) => {
      fleet.directory.before = (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => {
            resolve()
            reject(request.signal.reason)
          })
        })
    })
    const answer = await fleet.ask('{ me { name } projectCount }', {}, { 'spaceport-deadline': '300' })
    await aborted
    expect(answer.data).toEqual({ me: null, projectCount: 2 })
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['DEADLINE_EXCEEDED'])
  })

  test('a caller who hangs up ends every call behind the request', async () => {
    let arrived = 0
    const both = gate()
    const ended: Promise<void>[] = []
    const hang = (request: { signal: AbortSignal }) => {
      const end = new Promise<void>((resolve) => request.signal.addEventListener('abort', () => resolve()))
      ended.push(end)
      if (++arrived === 3) both.resolve()
      return end
    }
    fleet.directory.before = hang
    for (const instance of fleet.instances) instance.before = hang
    const query = JSON.stringify({ query: '{ me { name } projectCount }' })
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers: { ...json, ...key } })
    request.on('error', () => {})
    request.end(query)
    await both.promise
    request.destroy()
    await Promise.all(ended)
  })

  test('a request waits until the gateway knows the fleet as the directory does', async () => {
    fleet.directory.revision += 1
    expect((await post('/graphql', { ...json, ...key })).status).toBe(200)
    expect(fleet.gateway.membership.revision).toBeGreaterThanOrEqual(fleet.directory.revision)
  })
})

test('a full gateway refuses early and says when to come back; health still answers', async () => {
  const small = await startFleet([], { settings: { inFlight: 1 } })
  try {
    const entered = gate()
    const leave = gate()
    small.directory.before = () => {
      entered.resolve()
      return leave.promise
    }
    const first = small.ask('{ me { name } }')
    await entered.promise
    const second = await small.ask('{ me { name } }')
    expect([second.status, second.errors[0]?.extensions.code]).toEqual([503, 'OVERLOADED'])
    expect(second.headers.get('retry-after')).toBe('1')
    expect((await fetch(`${small.gateway.url}/health`)).status).toBe(200)
    leave.resolve()
    expect((await first).status).toBe(200)
    expect((await small.ask('{ me { name } }')).status).toBe(200)
  } finally {
    await small.close()
  }
})
