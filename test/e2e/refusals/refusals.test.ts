import { beforeAll, describe, expect, test } from '@jest/globals'
import { commonFleet } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

let fleet: Fleet
beforeAll(async () => {
  fleet = await commonFleet()
})

type Refusal = { status: number; codes: string[]; text: string }

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Refusal> {
  const answer = await fetch(new URL(path, fleet.gateway), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  const { errors = [] } = JSON.parse(text || '{}') as { errors?: { extensions: { code: string } }[] }
  return { status: answer.status, codes: errors.map(({ extensions }) => extensions.code), text }
}

const ask = (query: string) => post('/graphql', { query }, { authorization: `Bearer ${fleet.adminKey}` })

describe('who are you', () => {
  test('a wrong password and an unknown e-mail get the same answer', async () => {
    const { email } = fleet.admin
    const wrong = await post('/auth/sign-in', { email, password: 'not the password' })
    const unknown = await post('/auth/sign-in', { email: 'nobody@spaceport.example', password: 'not the password' })
    expect(wrong).toMatchObject({ status: 401, codes: ['BAD_CREDENTIALS'] })
    expect(unknown).toEqual(wrong)
  })

  test.each([
    ['no credential', {}],
    ['an unknown key', { authorization: `Bearer spk_${'a'.repeat(43)}` }],
    ['an unknown session', { cookie: `spaceport=sps_${'a'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('%s is 401 before the document is read', async (_what, headers) => {
    const refusal = await post('/graphql', { query: '{ noSuchField { this is no GraphQL' }, headers)
    expect(refusal).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] })
    expect(refusal.text).not.toMatch(/noSuchField|Cannot query|Did you mean/)
  })

  test('a session begins with the right password and ends with the sign-out', async () => {
    const signIn = await fetch(new URL('/auth/sign-in', fleet.gateway), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fleet.admin),
    })
    expect(signIn.status).toBe(200)
    const [cookie = ''] = signIn.headers.getSetCookie()
    expect(cookie).toMatch(/^spaceport=sps_[\w-]{43};.*HttpOnly/)
    const session = { cookie: cookie.split(';')[0]! }
    const me = () => post('/graphql', { query: '{ me { email } }' }, session)
    expect((await me()).text).toContain(fleet.admin.email)
    expect((await post('/auth/sign-out', {}, session)).status).toBe(204)
    expect(await me()).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] })
  })
})

describe('what cannot be asked', () => {
  test('a cursor of another order, another filter, another list', async () => {
    const { text } = await ask('{ projects(first: 1) { pageInfo { endCursor } } }')
    const { endCursor } = (JSON.parse(text) as { data: { projects: { pageInfo: { endCursor: string } } } }).data
      .projects.pageInfo
    for (const list of [
      `projects(first: 1, after: "${endCursor}", orderBy: { field: CREATED_AT, direction: ASC }) { totalCount }`,
      `projects(first: 1, after: "${endCursor}", orderBy: { field: NAME, direction: DESC }) { totalCount }`,
      `projects(first: 1, after: "${endCursor}", filter: { text: "a" }) { totalCount }`,
      `environments(first: 1, after: "${endCursor}") { totalCount }`,
      `projects(first: 1, after: "nonsense") { totalCount }`,
    ]) {
      expect(await ask(`{ ${list} }`)).toMatchObject({ codes: ['BAD_CURSOR'] })
    }
  })

  test.each([
    'projects { totalCount }',
    'projects(first: 101) { totalCount }',
    'projects(first: 1, last: 1) { totalCount }',
  ])('%s has no sound page size', async (list) =>
    expect(await ask(`{ ${list} }`)).toMatchObject({ codes: ['BAD_PAGE'] }),
  )

  test.each(['x', 'Spaces-1', 'Spaces-1/Projects-0', 'Spaces-1/Projects-1 ', 'Users-1'])(
    '%p is no entity id',
    async (id) => {
      expect(await ask(`{ node(id: ${JSON.stringify(id)}) { id } }`)).toMatchObject({ codes: ['BAD_ID'] })
    },
  )

  test('an unknown Space', async () => {
    expect(await ask('{ node(id: "Spaces-999/Projects-1") { id } }')).toMatchObject({ codes: ['NOT_FOUND'] })
    expect(await ask('{ node(id: "Spaces-1/Projects-999") { id } }')).toMatchObject({ codes: ['NOT_FOUND'] })
  })

  test('what is no GraphQL, or does not fit the graph', async () => {
    expect(await ask('{')).toMatchObject({ status: 400, codes: ['GRAPHQL_PARSE_FAILED'] })
    expect(await ask('{ nothing }')).toMatchObject({ status: 400, codes: ['GRAPHQL_VALIDATION_FAILED'] })
    expect(await post('/graphql', '[]', { authorization: `Bearer ${fleet.adminKey}` })).toMatchObject({ status: 400 })
  })
})

describe('a subgraph that is called directly', () => {
  test.each([
    '/batch',
    '/spaces/Spaces-1/graphql',
    '/internal/spaces',
    '/internal/sdl',
    '/internal/ownership',
    '/nowhere',
  ])('%s answers nobody without an assertion', async (path) => {
    const { url } = fleet.instances[0]!
    const answer = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${fleet.adminKey}` },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
    })
    expect(answer.status).toBe(401)
    expect(await answer.text()).toContain('UNAUTHENTICATED')
  })

  test('an assertion of the caller is not passed on by the gateway', async () => {
    const refusal = await post('/graphql', { query: '{ me { id } }' }, { 'spaceport-assertion': 'e30.e30' })
    expect(refusal).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] })
  })
})
