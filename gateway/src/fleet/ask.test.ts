import { describe, expect, it } from '@jest/globals'
import { threeSpaces } from './testing/three-spaces.js'

describe('bad arguments', () => {
  it.each([
    ['projects { totalCount }', 'BAD_PAGE'],
    ['projects(first: 0) { totalCount }', 'BAD_PAGE'],
    ['projects(first: 101) { totalCount }', 'BAD_PAGE'],
    ['projects(first: 1, last: 1) { totalCount }', 'BAD_PAGE'],
    ['projects(first: 1, after: "what") { totalCount }', 'BAD_CURSOR'],
    ['node(id: "what is this") { id }', 'BAD_ID'],
    ['projectCount(filter: { space: ["Spaces-1", "nowhere"] })', 'BAD_ID'],
    ['projectCount(filter: { space: ["Spaces-1/Projects-1"] })', 'BAD_ID'],
    ['projectCount(filter: { zone: ["Spaces-1"] })', 'BAD_ID'],
    ['node(id: "Users-1") { id }', 'BAD_ID'],
    [`nodes(ids: ${JSON.stringify(Array.from({ length: 101 }, () => 'Spaces-1/Projects-1'))}) { id }`, 'BAD_INPUT'],
    ['node(id: "Spaces-9/Projects-1") { id }', 'NOT_FOUND'],
  ])('%s is %s, said once, with no Space asked', async (field, code) => {
    const fleet = threeSpaces()
    const { data, errors } = await fleet.ask(`{ x: ${field} }`)
    expect(data).toEqual({ x: null })
    expect(errors).toEqual([{ message: expect.any(String), path: ['x'], extensions: { code } }])
    expect(fleet.transport.batches).toEqual([])
  })

  it('refuses a cursor of another order or filter, and takes it for its own', async () => {
    const fleet = threeSpaces()
    const first = await fleet.ask('{ projects(first: 1) { pageInfo { endCursor } } }')
    const { endCursor } = (first.data!.projects as { pageInfo: { endCursor: string } }).pageInfo
    const query =
      'query ($after: String, $f: ProjectFilter, $o: ProjectOrder) { projects(first: 9, after: $after, filter: $f, orderBy: $o) { nodes { name } } }'
    const byTime = { field: 'LAST_DEPLOYED_AT', direction: 'ASC' }
    for (const variables of [{ f: { text: 'a' } }, { o: byTime }]) {
      const { errors } = await fleet.ask(query, { after: endCursor, ...variables })
      expect(errors).toMatchObject([{ path: ['projects'], extensions: { code: 'BAD_CURSOR' } }])
    }
    for (const variables of [{ f: { text: null } }, { o: null }, { o: { field: 'NAME', direction: 'ASC' } }]) {
      const { data, errors } = await fleet.ask(query, { after: endCursor, ...variables })
      expect(errors).toBeUndefined()
      expect(data).toEqual({ projects: { nodes: [{ name: 'banana' }, { name: 'cherry' }, { name: 'damson' }] } })
    }
  })

  it('names a variable of the wrong type', async () => {
    const fleet = threeSpaces()
    const answer = await fleet.source.process({
      request: { query: 'query ($n: Int) { projects(first: $n) { totalCount } }', variables: { n: 'many' } },
      context: fleet.context,
    } as unknown as Parameters<typeof fleet.source.process>[0])
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] })
  })
})
