import { describe, expect, it } from '@jest/globals'
import { memoryFleet } from './testing/fleet.js'

describe('a caller who may enter some Spaces', () => {
  it('meets nothing of the others in any list, count, facet, filter or node', async () => {
    const query = `{
      projects(first: 100) { nodes { name } totalCount completeness { asked } } projectCount roles { role }
      projectFacets { state { values { name } } }
      named: projects(first: 100, filter: { space: ["Spaces-2"] }) { nodes { name } totalCount completeness { asked } }
      zoned: projectCount(filter: { zone: ["Zones-2"] })
      nodes(ids: ["Spaces-2/Projects-1"]) { id } node(id: "Spaces-2/Projects-1") { id } }`
    const projects = {
      1: [{ local: 1, name: 'apple', lastDeployedAt: 1 }],
      2: [{ local: 1, name: 'secret', lastDeployedAt: 1 }],
    }
    const beside = memoryFleet(projects, { enterable: [1] })
    const alone = memoryFleet({ 1: projects[1] })
    const answer = await beside.ask(query)
    expect(answer).toEqual(await alone.ask(query))
    expect(answer.data?.named).toEqual({ nodes: [], totalCount: 0, completeness: { asked: 0 } })
    expect(beside.transport.batches.map(({ instance }) => instance)).toEqual(['Instances-1'])
  })

  it('who may enter none gets empty answers, not errors', async () => {
    const fleet = memoryFleet({ 1: [] }, { enterable: [] })
    const { data, errors } = await fleet.ask(
      '{ projects(first: 1) { nodes { id } totalCount pageInfo { hasNextPage endCursor } completeness { asked answered } } projectCount roles { role } projectFacets { state { values { name } truncated } } }',
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      projects: {
        nodes: [],
        totalCount: 0,
        pageInfo: { hasNextPage: false, endCursor: null },
        completeness: { asked: 0, answered: 0 },
      },
      projectCount: 0,
      roles: [],
      projectFacets: { state: { values: [], truncated: false } },
    })
  })
})
