import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { composeServices } from '@apollo/composition'
import { closeConnections } from '@spaceport/kit/client'
import { parse } from 'graphql'
import { caller, MANAGER, STRANGER } from '../testing/callers.js'
import { testInstance, type Component, type TestInstance } from '../testing/instance.js'

let instance: TestInstance

beforeAll(async () => {
  instance = await testInstance()
})

afterAll(async () => {
  await instance.close()
  await closeConnections()
})

const members = [{ subject: 'Users-1', role: 16 }]
const create = (space: unknown, more: object = { members }) =>
  instance.as('directory').call({ method: 'POST', path: '/internal/spaces', json: { space, ...more } })
const graphql = (space: string, query: string, variables: object = {}, who: typeof MANAGER | null = MANAGER) =>
  instance
    .as('gateway')
    .call({ method: 'POST', path: `/spaces/${space}/graphql`, json: { query, variables }, caller: who })

async function batch(json: object, who: typeof MANAGER | null = MANAGER) {
  const lines: unknown[] = []
  const stream = instance.as('gateway').stream({ method: 'POST', path: '/batch', json, caller: who })
  for await (const line of stream) lines.push(line)
  return lines as { space?: string; data?: unknown; errors?: { extensions: { code: string } }[]; done?: number }[]
}

describe('an Instance', () => {
  it('makes Spaces, each once, and knows them after a restart', async () => {
    const list = () => instance.as('directory').ask({ method: 'GET', path: '/internal/spaces' })
    expect(await list()).toEqual({ spaces: [] })
    const [first, second] = await Promise.all([create('Spaces-12'), create('Spaces-12')])
    expect([first.status, second.status].sort()).not.toContain(500)
    expect(first.json).toEqual({ space: 'Spaces-12' })
    expect((await create('Spaces-2')).status).toBe(201)
    expect((await create('Spaces-2')).status).toBe(200)
    expect(await list()).toEqual({ spaces: ['Spaces-2', 'Spaces-12'] })
    await instance.restart()
    expect(await list()).toEqual({ spaces: ['Spaces-2', 'Spaces-12'] })
    const roles = await graphql(
      'Spaces-12',
      '{ myPermissions(among: [ProjectView]) { space { id } permissions { permission everywhere } } }',
    )
    const permissions = [{ permission: 'ProjectView', everywhere: true }]
    expect(roles.json).toEqual({ data: { myPermissions: [{ space: { id: 'Spaces-12' }, permissions }] } })
    const teams = await graphql(
      'Spaces-12',
      '{ teams(first: 9) { nodes { name members { subject } roles { role { id } } } } }',
    )
    const roles16 = [{ role: { id: 'Spaces-12/UserRoles-16' } }]
    expect(teams.json).toEqual({
      data: { teams: { nodes: [{ name: 'Space Managers', members: [{ subject: 'Users-1' }], roles: roles16 }] } },
    })
  })

  it('gives the first members their roles once only', async () => {
    await create('Spaces-2', { members: [{ subject: 'Users-66', role: 16 }] })
    const { json } = await graphql(
      'Spaces-2',
      '{ myPermissions { permissions { permission } } }',
      {},
      caller('Users-66'),
    )
    expect(json).toEqual({ data: { myPermissions: [] } })
  })

  it.each([['Space-1'], ['Spaces-0'], [7], [undefined]])('makes no Space called %p', async (id) => {
    expect((await create(id)).status).toBe(400)
  })

  it('refuses members that are none', async () => {
    for (const member of [
      { subject: 'Users-1', role: 17 },
      { subject: 'root', role: 16 },
    ]) {
      expect((await create('Spaces-3', { members: [member] })).status).toBe(400)
    }
  })

  it('answers each route only to the components that need it', async () => {
    const allowed: Record<string, Component[]> = {
      'POST /spaces/Spaces-2/graphql': ['gateway'],
      'POST /batch': ['gateway'],
      'GET /internal/sdl': ['gateway', 'directory'],
      'GET /internal/spaces': ['gateway', 'directory'],
      'POST /internal/spaces': ['directory'],
      'POST /internal/identities': ['zone'],
      'POST /internal/ownership': ['zone'],
      'POST /internal/journeys': ['zone'],
      'POST /internal/rights/explain': ['directory'],
      'POST /internal/rights/who-can': ['directory'],
    }
    for (const [route, components] of Object.entries(allowed)) {
      const [method, path] = route.split(' ') as ['GET' | 'POST', string]
      for (const component of ['gateway', 'directory', 'zone'] as const) {
        const json = method === 'POST' ? { json: {} } : {}
        const { status } = await instance.as(component).text({ method, path, ...json, caller: MANAGER })
        expect({ route, component, refused: status === 401 }).toEqual({
          route,
          component,
          refused: !components.includes(component),
        })
      }
      const bare = await fetch(`${instance.url()}${path}`, { method, body: method === 'POST' ? '{}' : null })
      expect({ route, status: bare.status }).toEqual({ route, status: 401 })
    }
  })
})

describe('a Space', () => {
  it('is by itself a valid subgraph, whose SDL is the committed one', async () => {
    const { json } = await graphql('Spaces-2', '{ _service { sdl } }')
    const { sdl } = (json as { data: { _service: { sdl: string } } }).data._service
    const composed = composeServices([{ name: 'space', typeDefs: parse(sdl), url: 'http://localhost' }])
    expect(composed.errors).toBeUndefined()
    const { supergraphSdl = '' } = composed
    expect(supergraphSdl).toContain('@access(permission: "ProjectView")')
    expect(supergraphSdl).not.toContain('@fleet')

    const folder = new URL('../../schema/', import.meta.url)
    const committed = await readFile(new URL('schema.graphql', folder), 'utf8')
    expect(sdl.trimEnd()).toBe(committed.trimEnd())
  })

  it('that is not here is not found', async () => {
    for (const space of ['Spaces-99', 'Spaces-x', '__proto__']) {
      const { status, json } = await graphql(space, '{ myPermissions { permissions { permission } } }')
      expect({ space, status }).toEqual({ space, status: 404 })
      expect(json).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    }
  })

  it('is asked on behalf of somebody', async () => {
    expect((await graphql('Spaces-2', '{ myPermissions { permissions { permission } } }', {}, null)).status).toBe(401)
  })
})

describe('a batch', () => {
  const query = 'query Ask($space: ID!) { myPermissions { space { id } } node(id: $space) { id } }'

  it('asks each Space apart, with its own variables, and says when it is through', async () => {
    const items = ['Spaces-12', 'Spaces-2', 'Spaces-99'].map((space) => ({
      space,
      variables: { space: `${space}/Projects-1` },
    }))
    const lines = await batch({ query, operationName: 'Ask', items })
    expect(lines.at(-1)).toEqual({ done: 3 })
    const bySpace = new Map(lines.slice(0, -1).map((line) => [line.space, line]))
    for (const space of ['Spaces-12', 'Spaces-2']) {
      expect(bySpace.get(space)).toMatchObject({
        data: { myPermissions: [{ space: { id: space } }], node: null },
        errors: [{ path: ['node'], extensions: { code: 'NOT_FOUND' } }],
      })
    }
    expect(bySpace.get('Spaces-99')).toMatchObject({ data: null, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })

  it('takes the caller into every Space', async () => {
    const items = ['Spaces-12', 'Spaces-2'].map((space) => ({ space }))
    const lines = await batch(
      { query: '{ myPermissions { permissions { permission } } projects(first: 1) { totalCount } }', items },
      STRANGER,
    )
    expect(lines.slice(0, -1).map(({ data }) => data)).toEqual(
      items.map(() => ({ myPermissions: [], projects: { totalCount: 0 } })),
    )
    const nobody = await batch({ query: '{ myPermissions { permissions { permission } } }', items }, null)
    expect(nobody.slice(0, -1).map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
    ])
  })

  it('changes one Space by a mutation, and only that', async () => {
    const mutation = `mutation ($input: CreateEnvironmentInput!) { createEnvironment(input: $input) { environment { id } errors { code } } }`
    const items = [{ space: 'Spaces-12', variables: { input: { space: 'Spaces-12', name: 'Dev' } } }]
    expect((await batch({ query: mutation, items }))[0]?.data).toEqual({
      createEnvironment: { environment: { id: 'Spaces-12/Environments-1' }, errors: [] },
    })
    const astray = [{ space: 'Spaces-2', variables: { input: { space: 'Spaces-12', name: 'Astray' } } }]
    expect((await batch({ query: mutation, items: astray }))[0]?.data).toEqual({
      createEnvironment: { environment: null, errors: [{ code: 'NOT_FOUND' }] },
    })
  })

  it.each([
    ['that is malformed', { items: [] }, 'BAD_INPUT'],
    ['that is no GraphQL', { query: '{', items: [] }, 'GRAPHQL_PARSE_FAILED'],
    ['of an unknown field', { query: '{ secrets }', items: [] }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'of an unknown operation',
      { query: '{ __typename }', operationName: 'Other', items: [] },
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is refused as a whole', async (_what, json, code) => {
    const answer = await instance.as('gateway').call({ method: 'POST', path: '/batch', json, caller: MANAGER })
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ errors: [{ extensions: { code } }] })
  })
})

describe('ownership', () => {
  it('lists what lives here in the order of the ids, page by page, for those who may see it', async () => {
    const add = (space: string, name: string, remoteOf?: string) =>
      graphql(
        space,
        'mutation ($input: CreateTenantInput!) { createTenant(input: $input) { tenant { id } errors { message } } }',
        {
          input: { space, name, remoteOf },
        },
      )
    await add('Spaces-12', 'A')
    await add('Spaces-12', 'Elsewhere', 'Spaces-77/Tenants-1')
    await add('Spaces-12', 'B')
    await add('Spaces-2', 'C')
    const ask = async (more: object, who: typeof MANAGER | null = MANAGER) => {
      const json = { kind: 'TENANT', spaces: ['Spaces-12', 'Spaces-2', 'Spaces-99'], limit: 10, ...more }
      return instance.as('zone').call({ method: 'POST', path: '/internal/ownership', json, caller: who })
    }
    const all = ['Spaces-2/Tenants-1', 'Spaces-12/Tenants-1', 'Spaces-12/Tenants-3']
    expect((await ask({})).json).toEqual({ ids: all })
    expect((await ask({ limit: 2 })).json).toEqual({ ids: all.slice(0, 2) })
    expect((await ask({ after: all[1] })).json).toEqual({ ids: all.slice(2) })
    expect((await ask({ spaces: ['Spaces-2'] })).json).toEqual({ ids: all.slice(0, 1) })
    expect((await ask({}, STRANGER)).json).toEqual({ ids: [] })
    expect((await ask({}, null)).status).toBe(401)
    expect((await ask({ after: 'Spaces-2/Environments-1' })).json).toMatchObject({
      errors: [{ extensions: { code: 'BAD_ID' } }],
    })
    expect((await ask({ kind: 'PROJECT' })).status).toBe(400)
  })
})
