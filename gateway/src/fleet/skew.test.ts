import { describe, expect, it } from '@jest/globals'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import type { MemoryFleet } from './testing/fleet.js'
import { memoryFleet } from './testing/fleet.js'
import { SDL } from './testing/sdl.js'
import { memorySchema } from './testing/space.js'

/** What the older Instance does not know yet: a field, a root field, an argument and an input's field. */
const OLDER = [/^ *owner: String\n/m, /^ *projectFacets\(.*\n/m, /\(only: String\)/, /^ *text: String\n/m].reduce(
  (sdl, newer) => {
    if (!newer.test(sdl)) throw new Error(`${newer} is not in the SDL`)
    return sdl.replace(newer, '')
  },
  SDL,
)

function older(sdl = OLDER): MemoryFleet {
  const schema = buildSubgraphSchema(parse(sdl))
  const fleet = memoryFleet(
    {
      1: [{ local: 1, name: 'new', lastDeployedAt: 1 }],
      2: [{ local: 1, name: 'old', lastDeployedAt: 1 }],
      4: [{ local: 1, name: 'older', lastDeployedAt: 1 }],
    },
    { schemaOf: ({ id }) => (id === 'Instances-2' ? { hash: 'older', schema } : null) },
  )
  fleet.transport.schemas.set('Instances-2', memorySchema(sdl))
  return fleet
}

describe('an Instance of an older version', () => {
  it('is never sent a field that it lacks: it is null, with one error that names the Spaces', async () => {
    const fleet = older()
    const { data, errors } = await fleet.ask(
      `{ projects(first: 9) { nodes { ...P ... on Project { owner } } e: edges { node { owner } } } }
       fragment P on Project { id own: owner }`,
    )
    const nodes = (data!.projects as { nodes: unknown }).nodes
    expect(nodes).toMatchObject([
      { id: 'Spaces-1/Projects-1', own: null, owner: null },
      { id: 'Spaces-2/Projects-1' },
      { id: 'Spaces-4/Projects-1' },
    ])
    expect(errors).toEqual([
      {
        message: 'Project.owner is not known in 2 Spaces, which run an older version.',
        path: ['projects'],
        extensions: { code: 'FIELD_NOT_SUPPORTED_BY_SPACE', field: 'Project.owner', spaces: ['Spaces-2', 'Spaces-4'] },
      },
    ])
    expect(fleet.transport.batches.find(({ instance }) => instance === 'Instances-2')?.batch.query).not.toContain(
      'owner',
    )
  })

  it('is not asked for a field with an argument that it lacks', async () => {
    const { data, errors } = await older().ask('{ projects(first: 2) { nodes { id labels(only: "x") } } }')
    expect(data).toEqual({
      projects: {
        nodes: [{ id: 'Spaces-1/Projects-1', labels: { constructor: 'plain' } }, { id: 'Spaces-2/Projects-1' }],
      },
    })
    expect(errors).toMatchObject([{ extensions: { field: 'Project.labels', spaces: ['Spaces-2', 'Spaces-4'] } }])
    const whole = await older().ask('{ projects(first: 2) { nodes { labels } } }')
    expect(whole.errors).toBeUndefined()
  })

  it('counts as missing where it lacks the root field, and gets the others', async () => {
    const { data, errors } = await older().ask('{ projectFacets { state { values { name } } } projectCount }')
    expect(data).toEqual({ projectFacets: { state: { values: [{ name: 'n' }] } }, projectCount: 3 })
    expect(errors).toMatchObject([{ path: ['projectFacets'], extensions: { field: 'Query.projectFacets' } }])
    expect(errors).toHaveLength(1)
  })

  it('that lacks a facet leaves what the others count at least', async () => {
    const fleet = older(SDL.replace(/^ *kind\(.*\n/m, ''))
    const { data } = await fleet.ask(
      '{ projectFacets { kind { values { name count } truncated } state { values { name } truncated } } }',
    )
    expect(data).toEqual({
      projectFacets: {
        kind: { values: [{ name: 'n', count: 1 }], truncated: true },
        state: { values: [{ name: 'o' }, { name: 'n' }], truncated: false },
      },
    })
  })

  it('that has nothing of what is asked is not called', async () => {
    const fleet = older()
    const { data, errors } = await fleet.ask(
      '{ projectFacets(filter: { space: ["Spaces-2"] }) { state { truncated } } }',
    )
    expect(data).toEqual({ projectFacets: null })
    expect(errors).toMatchObject([{ extensions: { code: 'FIELD_NOT_SUPPORTED_BY_SPACE', spaces: ['Spaces-2'] } }])
    expect(fleet.transport.batches).toEqual([])
  })

  it.each([
    ['in the query', '{ projectCount(filter: { text: "o" }) }', {}],
    ['in a variable', 'query ($f: ProjectFilter) { projectCount(filter: $f) }', { f: { text: 'o' } }],
  ])('does not answer without the part of an input that it lacks, %s', async (_, query, variables) => {
    const fleet = older()
    const { data, errors } = await fleet.ask(query, variables)
    expect(data).toEqual({ projectCount: 0 })
    expect(errors).toMatchObject([
      { extensions: { code: 'FIELD_NOT_SUPPORTED_BY_SPACE', field: 'Query.projectCount' } },
    ])
    expect(fleet.transport.batches.map(({ instance }) => instance)).toEqual(['Instances-1'])
  })

  it('is asked for what it has when the variable holds nothing newer', async () => {
    const { data, errors } = await older().ask('query ($f: ProjectFilter) { projectCount(filter: $f) }', { f: {} })
    expect({ data, errors }).toEqual({ data: { projectCount: 3 }, errors: undefined })
  })

  it('leaves entities of its Spaces with what it knows, and says once what it does not', async () => {
    const { data, errors } = await older().ask(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { name owner } } }',
      { representations: [1, 2, 4].map((n) => ({ __typename: 'Project', id: `Spaces-${n}/Projects-1` })) },
    )
    expect(data?._entities).toEqual([{ name: 'new', owner: null }, { name: 'old' }, { name: 'older' }])
    expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { field: 'Project.owner' } }])
    expect(errors).toHaveLength(1)
  })
})
