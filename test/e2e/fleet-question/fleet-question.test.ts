import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { comparePositions } from '@spaceport/kit/page/position'
import { spaceNumber } from '@spaceport/kit/ids'
import { textKey } from '@spaceport/kit/page/text-key'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonFleet } from '../../harness/common-fleet.js'
import { ROOT, type Fleet } from '../../harness/fleet.js'

/** The questions that the README asks, so that the README stays true. */
const [QUESTION = '', ACROSS = ''] = [
  ...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/```graphql\n([^]*?)```/g),
].map(([, query]) => query ?? '')

type Owned = { name: string; owner: { name: string; zone: { name: string } | null } | null }
type Project = {
  name: string
  space: { name: string; instance: { name: string; zone: { name: string } | null } }
  lifecycle: { name: string }
  environments: Owned[]
}
type Question = {
  projects: { totalCount: number; completeness: { asked: number; answered: number }; nodes: Project[] }
}
type Answer<Data> = { data: Data; errors?: unknown }

let fleet: Fleet
beforeAll(async () => {
  fleet = await commonFleet()
})

async function ask<Data = Question>(query: string, variables: object = {}): Promise<Answer<Data>> {
  const answer = await fleet.post(query, { variables })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Answer<Data>
}

describe('one question to the whole fleet', () => {
  test('is answered by all three subgraphs and every Instance', async () => {
    const { data, errors } = await ask(QUESTION.replace(/first: \d+/, 'first: 100'))
    expect(errors).toBeUndefined()
    const { nodes, totalCount, completeness } = data.projects
    expect(totalCount).toBe(42)
    expect(completeness).toMatchObject({ asked: 6, answered: 6 })
    expect(new Set(nodes.map(({ space }) => space.instance.name)).size).toBe(3)
    for (const { environments } of nodes) {
      expect(environments.length).toBeGreaterThan(1)
      for (const { owner } of environments) expect(owner).toMatchObject({ zone: { name: expect.any(String) } })
    }
    const split = nodes.filter(
      ({ environments }) => new Set(environments.map(({ owner }) => owner?.zone?.name)).size > 1,
    )
    expect(split.length).toBeGreaterThan(0)
  })

  test('finds what runs where and whatever has a name in every Space, page by page', async () => {
    type Across = { deploymentMatrix: { nodes: object[] }; search: { nodes: { title: string; score: number }[] } }
    const { data, errors } = await ask<Across>(ACROSS)
    expect(errors).toBeUndefined()
    expect(data.deploymentMatrix.nodes.length).toBeGreaterThan(0)
    const search = `query ($first: Int!, $after: String) { search(text: "production", first: $first, after: $after) {
      totalCount nodes { id score } pageInfo { hasNextPage endCursor } } }`
    type Found = {
      search: {
        totalCount: number
        nodes: { id: string; score: number }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    }
    const whole = (await ask<Found>(search, { first: 100 })).data.search
    const spaces = new Set(whole.nodes.map(({ id }) => id.split('/')[0]))
    expect(spaces.size).toBeGreaterThan(3)
    const paged: { id: string; score: number }[] = []
    for (let after: string | null = null, more = true; more && paged.length < 100;) {
      const { nodes, pageInfo }: Found['search'] = (await ask<Found>(search, { first: 7, after })).data.search
      paged.push(...nodes)
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(paged.slice(0, 100)).toEqual(whole.nodes)
  })

  test('gives Apollo Client the same answer', async () => {
    const client = new ApolloClient({
      cache: new InMemoryCache({ addTypename: false } as object),
      link: new HttpLink({ uri: fleet.graphql, headers: { authorization: `Bearer ${fleet.adminKey}` } }),
    })
    const query = gql(QUESTION)
    const { data } = await client.query<Question>({ query, fetchPolicy: 'no-cache' })
    const plain = await ask(QUESTION)
    expect(JSON.parse(JSON.stringify(data, (key, value) => (key === '__typename' ? undefined : value)))).toEqual(
      plain.data,
    )
    client.stop()
  })

  test('walked page by page, forwards and backwards, gives what the Spaces hold, in one order', async () => {
    type Page = { edges: { cursor: string; node: { id: string; name: string } }[]; pageInfo: Record<string, unknown> }
    const page = `{ edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
    const read = async (args: string, space?: string) => {
      const filter = space ? `, filter: { space: ["${space}"] }` : ''
      const { data } = await ask<{ projects: Page }>(`{ projects(${args}${filter}) ${page} }`)
      return data.projects
    }
    const held = (await Promise.all(fleet.spaces.map((space) => read('first: 100', space)))).flatMap(
      ({ edges }) => edges,
    )
    const place = ({ id, name }: { id: string; name: string }) => {
      const [space, local] = id.split('/') as [string, string]
      const value = textKey(name)
      return { direction: 'ASC' as const, value, space: spaceNumber(space)!, local: Number(local.split('-')[1]) }
    }
    const expected = held.map(({ node }) => node).sort((a, b) => comparePositions(place(a), place(b)))
    expect(expected).toHaveLength(42)

    const forwards: unknown[] = []
    for (let after = '', more = true; more;) {
      const { edges, pageInfo } = await read(`first: 5${after}`)
      forwards.push(...edges.map(({ node }) => node))
      after = `, after: "${pageInfo.endCursor}"`
      more = pageInfo.hasNextPage === true
    }
    expect(forwards).toEqual(expected)

    const backwards: unknown[] = []
    for (let before = '', more = true; more;) {
      const { edges, pageInfo } = await read(`last: 8${before}`)
      backwards.unshift(...edges.map(({ node }) => node))
      before = `, before: "${pageInfo.startCursor}"`
      more = pageInfo.hasPreviousPage === true
    }
    expect(backwards).toEqual(expected)
  })

  test('filters at the gateway by Space and by Zone', async () => {
    const question = `query ($filter: ProjectFilter) {
      projects(first: 100, filter: $filter) { totalCount completeness { asked answered } nodes { space { id instance { zone { id } } } } }
    }`
    type Placed = { space: { id: string; instance: { zone: { id: string } } } }
    type Found = { projects: { completeness: { asked: number }; nodes: Placed[] } }
    const all = (await ask<Found>(question)).data.projects.nodes
    const zone = all[0]!.space.instance.zone.id
    const within = all.filter(({ space }) => space.instance.zone.id === zone)
    const { projects } = (await ask<Found>(question, { filter: { zone: [zone] } })).data
    expect(projects.nodes).toEqual(within)
    expect(projects.nodes.length).toBeLessThan(all.length)
    expect(projects.completeness.asked).toBe(new Set(within.map(({ space }) => space.id)).size)
  })
})
