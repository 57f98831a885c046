import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  getIntrospectionQuery,
  buildClientSchema,
  isObjectType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql'
import { commonFleet, person } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

let fleet: Fleet
let guest: string
let schema: GraphQLSchema
let foreign: { id: string; names: string[] }[]

type Body<Data> = { data: Data; errors?: { extensions: { code: string } }[] }

async function ask<Data = Record<string, unknown> | null>(
  key: string,
  query: string,
  variables: object = {},
): Promise<{ body: Body<Data>; text: string }> {
  const answer = await fleet.post(query, { variables, apiKey: key })
  const text = await answer.text()
  return { body: JSON.parse(text) as Body<Data>, text }
}

beforeAll(async () => {
  fleet = await commonFleet()
  guest = (await person('Guest')).apiKey
  const introspection = await ask<IntrospectionQuery>(guest, getIntrospectionQuery())
  schema = buildClientSchema(introspection.body.data)
  const closed = fleet.spaces.filter((_, i) => i !== 1 && i !== 4)
  foreign = await Promise.all(
    closed.map(async (id) => {
      const { body } = await ask(
        fleet.adminKey,
        `query ($space: [ID!]) { space(id: "${id}") { name } projects(first: 100, filter: { space: $space }) { nodes { id name } } }`,
        { space: [id] },
      )
      const { space, projects } = body.data as { space: { name: string }; projects: { nodes: { name: string }[] } }
      return { id, names: [space.name, ...projects.nodes.map(({ name }) => name)] }
    }),
  )
})

/** Fails if a text names a Space that the guest may not enter, or anything that only such Spaces hold. */
function expectNoTrace(text: string, mayAppear: ReadonlySet<string>): void {
  for (const { id, names } of foreign) {
    expect(text).not.toMatch(new RegExp(`${id}(?!\\d)`))
    for (const name of names) if (!mayAppear.has(name)) expect(text).not.toContain(`"${name}"`)
  }
}

describe('a user who may enter two of six Spaces', () => {
  test('sees nothing of the other four in any list, count, facet or cursor', async () => {
    const lists = Object.values(schema.getQueryType()!.getFields()).filter(({ type }) =>
      String(type).includes('Connection'),
    )
    expect(lists.length).toBeGreaterThan(8)
    const query = `{ ${lists.map(({ name }) => `${name}: ${name}(first: 100) { totalCount nodes { __typename ... on Node { id } } edges { cursor } }`).join(' ')} }`
    expect(isObjectType(schema.getType('Project'))).toBe(true)
    const named = await ask(
      guest,
      `{ projects(first: 100) { totalCount completeness { asked } nodes { id name space { id name instance { name spaces { id name } zone { name instances { name spaces { id } } } } } environments { name owner { name spaces { id } ownedEnvironments(first: 50) { id name } } } } }
         spaces(first: 100) { totalCount nodes { id name } } deploymentFacets { state { values { name count } } } deploymentCount myPermissions { space { id } } }`,
    )
    expect(named.body.errors).toBeUndefined()
    const own = await ask(
      fleet.adminKey,
      `query ($space: [ID!]) { projects(first: 100, filter: { space: $space }) { nodes { name } } deploymentCount(filter: { space: $space }) }`,
      {
        space: [fleet.spaces[1], fleet.spaces[4]],
      },
    )
    const ownData = own.body.data as { projects: { nodes: { name: string }[] }; deploymentCount: number }
    const mayAppear = new Set(ownData.projects.nodes.map(({ name }) => name))
    expect(named.body.data).toMatchObject({
      projects: { totalCount: ownData.projects.nodes.length, completeness: { asked: 2 } },
      spaces: { totalCount: 2 },
      deploymentCount: ownData.deploymentCount,
    })
    expectNoTrace(named.text, mayAppear)
    const wide = await ask(guest, query)
    expectNoTrace(wide.text, mayAppear)
    for (const { node } of cursorsOf(wide.body.data)) expectNoTrace(node, mayAppear)
  })

  test('gets for what exists elsewhere the very answer for what does not exist', async () => {
    const space = foreign[0]!.id
    const answers = async (id: string, project: string) => {
      const { body } = await ask(
        guest,
        `query ($id: ID!, $project: ID!) { space(id: $id) { id } node(id: $project) { id } nodes(ids: [$project]) { id }
           projects(first: 5, filter: { space: [$id] }) { totalCount completeness { asked } nodes { id } }
           releases(first: 5, filter: { project: [$project] }) { totalCount } }`,
        { id, project },
      )
      const changed = await ask(
        guest,
        `mutation ($id: ID!, $project: ID!) { createProjectGroup(input: { space: $id, name: "x" }) { projectGroup { id } errors { code message path } }
           updateProject(input: { id: $project, name: "x" }) { project { id } errors { code message path } } }`,
        { id, project },
      )
      // Subgraphs are asked at the same time, so that their errors come in any order.
      body.errors?.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      return JSON.stringify([body, changed.body]).replaceAll(id, 'THE-SPACE')
    }
    const hidden = await answers(space, `${space}/Projects-1`)
    const unknown = await answers('Spaces-999', 'Spaces-999/Projects-1')
    expect(hidden).toBe(unknown)
    expect(hidden).toContain('NOT_FOUND')
  })

  test('may look but not change where only a viewer', async () => {
    const { body } = await ask(
      guest,
      `mutation ($space: ID!) { createProjectGroup(input: { space: $space, name: "x" }) { projectGroup { id } errors { code } } }`,
      { space: fleet.spaces[1] },
    )
    expect(body.data).toEqual({ createProjectGroup: { projectGroup: null, errors: [{ code: 'FORBIDDEN' }] } })
  })

  test('is not let in by asking as an administrator of the fleet would', async () => {
    const { body, text } = await ask(
      guest,
      `mutation ($space: ID!) { grantEntry(input: { group: "Groups-1", space: $space }) { errors { code } }
         createZone(input: { name: "mine", kind: CONNECTED }) { errors { code } } }`,
      { space: foreign[0]!.id },
    )
    expect(body.data).toEqual({
      grantEntry: { errors: [{ code: 'FORBIDDEN' }] },
      createZone: { errors: [{ code: 'FORBIDDEN' }] },
    })
    expect(text).not.toContain('127.0.0.1')
  })
})

/** Every cursor of an answer, decoded. */
function cursorsOf(value: unknown): { node: string }[] {
  if (Array.isArray(value)) return value.flatMap(cursorsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'cursor' ? [{ node: Buffer.from(String(inner), 'base64url').toString() }] : cursorsOf(inner),
  )
}
