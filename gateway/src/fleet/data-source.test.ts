import { describe, expect, it } from '@jest/globals'
import { threeSpaces } from './testing/three-spaces.js'

type Row = { id: string; name: string }

describe('a query of many Spaces', () => {
  it('asks each Instance once, however many root fields and Spaces are concerned', async () => {
    const fleet = threeSpaces()
    const { data, errors } = await fleet.ask(
      'query Q($f: ProjectFilter) { projects(first: 2, filter: $f) { nodes { name } } projectCount node(id: "Spaces-2/Projects-1") { id } }',
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      projects: { nodes: [{ name: 'apple' }, { name: 'banana' }] },
      projectCount: 4,
      node: { id: 'Spaces-2/Projects-1' },
    })
    expect(fleet.transport.batches.map(({ instance }) => instance).sort()).toEqual(['Instances-1', 'Instances-2'])
  })

  it('sends each root field to the Spaces that it concerns, and to no other', async () => {
    const fleet = threeSpaces()
    const { data } = await fleet.ask(
      `{ a: projects(first: 9, filter: { space: ["Spaces-1"] }) { nodes { name } }
         b: projects(first: 9, filter: { zone: ["Zones-2"] }) { nodes { name } }
         c: nodes(ids: ["Spaces-3/Projects-1", "Spaces-1/Projects-2", "Spaces-3/Projects-1"]) { id } }`,
    )
    expect(data).toEqual({
      a: { nodes: [{ name: 'apple' }, { name: 'cherry' }] },
      b: { nodes: [{ name: 'banana' }] },
      c: [{ id: 'Spaces-3/Projects-1' }, { id: 'Spaces-1/Projects-2' }, { id: 'Spaces-3/Projects-1' }],
    })
    const sent = fleet.transport.batches.flatMap(({ batch }) => batch.items)
    const on = Object.fromEntries(sent.map(({ space, variables }) => [space, Object.values(variables)]))
    expect(on).toEqual({
      'Spaces-1': [true, false, true, ['Spaces-1/Projects-2']],
      'Spaces-2': [false, true, false, []],
      'Spaces-3': [false, false, true, ['Spaces-3/Projects-1']],
    })
  })

  it('knows edges, nodes, pageInfo, totalCount and completeness by any name, any number of times', async () => {
    const fleet = threeSpaces()
    const { data, errors } = await fleet.ask(
      `query ($yes: Boolean!, $no: Boolean = false) {
         t: __typename
         p: projects(first: 3) {
           __typename n: nodes { ...Name } n2: nodes { id } nodes @skip(if: $yes) { nope: id }
           ... on ProjectConnection { e: edges { c: cursor node { ...Name } } ...Rest }
           i: pageInfo { __typename more: hasNextPage }
           i @include(if: $no): pageInfo { less: hasPreviousPage }
         }
       }
       fragment Name on Project { name }
       fragment Rest on ProjectConnection {
         total: totalCount totalCount
         full: completeness { asked ...Answered missing { space } }
         i: pageInfo { less: hasPreviousPage from: startCursor endCursor }
       }
       fragment Answered on Completeness { a: answered k: __typename }`.replace('i @include(if: $no):', 'j:'),
      { yes: true },
    )
    expect(errors).toBeUndefined()
    const p = data?.p as { e: { c: string }[] }
    expect(data).toEqual({
      t: 'Query',
      p: {
        __typename: 'ProjectConnection',
        n: [{ name: 'apple' }, { name: 'banana' }, { name: 'cherry' }],
        n2: [{ id: 'Spaces-1/Projects-1' }, { id: 'Spaces-2/Projects-1' }, { id: 'Spaces-1/Projects-2' }],
        e: ['apple', 'banana', 'cherry'].map((name) => ({ c: expect.any(String), node: { name } })),
        i: { __typename: 'PageInfo', more: true, less: false, from: p.e[0]?.c, endCursor: p.e[2]?.c },
        j: { less: false },
        total: 4,
        totalCount: 4,
        full: { asked: 3, a: 3, k: 'Completeness', missing: [] },
      },
    })
  })

  it.each([
    ['nodes { name }', { nodes: [{ name: 'apple' }] }],
    ['totalCount', { totalCount: 4 }],
    ['completeness { asked answered }', { completeness: { asked: 3, answered: 3 } }],
    ['__typename', { __typename: 'ProjectConnection' }],
    ['pageInfo { hasNextPage }', { pageInfo: { hasNextPage: true } }],
    ['edges { node { name } }', { edges: [{ node: { name: 'apple' } }] }],
    ['edges { cursor @skip(if: true) node { name } }', { edges: [{ node: { name: 'apple' } }] }],
  ])('answers a connection of which only %s is wanted', async (selection, expected) => {
    const { data, errors } = await threeSpaces().ask(`{ projects(first: 1) { ${selection} } }`)
    expect(errors).toBeUndefined()
    expect(data?.projects).toEqual(expected)
  })

  it('compiles one operation apart for each value of its conditions', async () => {
    const fleet = threeSpaces()
    const query = `query ($a: Boolean!, $b: Boolean = true) {
      projects(first: 1) @include(if: $a) { nodes { name @include(if: $b) id @skip(if: $b) } } n: projectCount @skip(if: $a) }`
    expect((await fleet.ask(query, { a: true })).data).toEqual({ projects: { nodes: [{ name: 'apple' }] } })
    expect((await fleet.ask(query, { a: true, b: false })).data).toEqual({
      projects: { nodes: [{ id: 'Spaces-1/Projects-1' }] },
    })
    expect((await fleet.ask(query, { a: false })).data).toEqual({ n: 4 })
    expect((await fleet.ask(query, { a: true })).data).toEqual({ projects: { nodes: [{ name: 'apple' }] } })
  })

  it('adds counts and facets, and joins lists in the order of the Spaces', async () => {
    const fleet = threeSpaces()
    fleet.context.spaces = new Map([...fleet.context.spaces].reverse())
    const { data } = await fleet.ask(
      `{ n: projectCount(filter: { text: "an" }) roles { role space { id } }
         f: projectFacets { __typename s: state { v: values { c: count n: name } t: truncated } x: kind(prefix: "k") { values { name } } } }`,
    )
    expect(data).toEqual({
      n: 1,
      roles: [
        { role: 'apple', space: { id: 'Spaces-1' } },
        { role: 'cherry', space: { id: 'Spaces-1' } },
        { role: 'banana', space: { id: 'Spaces-2' } },
        { role: 'damson', space: { id: 'Spaces-3' } },
      ],
      f: {
        __typename: 'Facets',
        s: { v: ['a', 'b', 'c', 'd'].map((n) => ({ n, c: 1 })), t: false },
        x: { values: ['ka', 'kb', 'kc', 'kd'].map((name) => ({ name })) },
      },
    })
  })

  it('keeps odd names as plain data', async () => {
    const { data, errors } = await threeSpaces().source.answer(
      `query ($toString: Int) { __proto__: projects(first: $toString) { constructor: nodes { __proto__: labels } toString: totalCount }
         fleet0_x: projects(first: 1) { fleet0_edges: nodes { name } } }`,
      { toString: 1 },
      threeSpaces().context,
    )
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).toBe(
      '{"__proto__":{"toString":4,"constructor":[{"__proto__":{"constructor":"plain"}}]},"fleet0_x":{"fleet0_edges":[{"name":"apple"}]}}',
    )
    expect(({} as Row).name).toBeUndefined()
  })
})

describe('errors of single rows', () => {
  it('move with their rows through a merge, and vanish with rows that are not on the page', async () => {
    const fleet = threeSpaces()
    const { errors } = await fleet.ask(
      '{ p: projects(first: 2) { nodes { broken } e: edges { node { broken } } } roles { broken } }',
    )
    expect(errors?.map(({ path, message }) => [...(path ?? []), message])).toEqual([
      ['p', 'nodes', 0, 'broken', 'no such thing in apple'],
      ['p', 'e', 0, 'node', 'broken', 'no such thing in apple'],
      ['p', 'nodes', 1, 'broken', 'no such thing in banana'],
      ['p', 'e', 1, 'node', 'broken', 'no such thing in banana'],
      ['roles', 0, 'broken', 'no such thing in apple'],
      ['roles', 1, 'broken', 'no such thing in cherry'],
      ['roles', 2, 'broken', 'no such thing in banana'],
      ['roles', 3, 'broken', 'no such thing in damson'],
    ])
  })
})
