import { describe, expect, it } from '@jest/globals'
import { MissingSince } from './missing-since.js'
import { changing, connectionError, failing, QUERY, throwing } from './testing/failing.js'
import type { Behaviour } from './testing/fleet.js'
import { threeSpaces } from './testing/three-spaces.js'

describe('a fleet of which no Space answers', () => {
  it('has no counts, lists and facets, rather than empty ones; a connection says how incomplete it is', async () => {
    const fleet = failing(throwing(connectionError))
    fleet.transport.behaviours.set('Instances-1', throwing(connectionError))
    const { data } = await fleet.ask(QUERY)
    expect(data).toMatchObject({ projectCount: null, roles: null, projectFacets: null })
    expect(data).toMatchObject({ projects: { nodes: [], completeness: { asked: 3, answered: 0 } } })
  })
})

describe('a Space that fails again and again', () => {
  it.each<[string, Behaviour]>([
    ['is down', throwing(connectionError)],
    ['sends wrong types', changing((line) => ({ ...line, data: { projects: [] } }))],
  ])('and %s is missing since the first time, until it answers', async (_, behaviour) => {
    const query = '{ projects(first: 1) { completeness { missing { since } } } }'
    let now = 0
    const fleet = threeSpaces({ since: new MissingSince(() => now++) })
    fleet.transport.behaviours.set('Instances-2', behaviour)
    await fleet.ask(query)
    await fleet.ask(query)
    expect(fleet.missing.map(({ since }) => since)).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'])
    fleet.transport.behaviours.clear()
    expect((await fleet.ask(query)).data).toEqual({ projects: { completeness: { missing: [] } } })
    fleet.transport.behaviours.set('Instances-2', behaviour)
    now = 9
    await fleet.ask(query)
    expect(fleet.missing.at(-1)?.since).toBe('1970-01-01T00:00:00.009Z')
  })
})
