import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { buildClientSchema, getIntrospectionQuery } from 'graphql'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { subgraphCalls } from '../testing/post.js'

let fleet: TestFleet

beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }, { 'Spaces-2': { 1: 'Gemini' } }])
})

afterEach(() => {
  fleet.directory.before = () => {}
  for (const instance of fleet.instances) instance.before = () => {}
})

afterAll(() => fleet.close())

describe('what is answered', () => {
  test('introspection, without a subgraph', async () => {
    const before = subgraphCalls(fleet)
    const answer = await fleet.ask(getIntrospectionQuery())
    expect(answer.errors).toEqual([])
    const schema = buildClientSchema(answer.data as unknown as Parameters<typeof buildClientSchema>[0])
    expect(schema.getQueryType()?.getFields()).toHaveProperty('projects')
    expect(schema.getType('_Any')).toBeUndefined()
    expect(subgraphCalls(fleet)).toBe(before)
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
    const one = await fleet.ask('{ projects(first: 1, filter: { space: ["Spaces-1"] }) { totalCount } }')
    expect(one.headers.get('spaceport-completeness')).toBe('asked=1, answered=1')
    expect((await fleet.ask('{ me { name } }')).headers.get('spaceport-completeness')).toBeNull()
  })

  test('health to anybody, and nothing at other paths', async () => {
    const health = await fetch(`${fleet.gateway.url}/health`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', quarantined: 0 }])
    expect((await fetch(`${fleet.gateway.url}/ready`)).status).toBe(200)
    expect((await fetch(`${fleet.gateway.url}/internal/membership`)).status).toBe(404)
    expect((await fetch(`${fleet.gateway.url}/__proto__`)).status).toBe(404)
  })
})
