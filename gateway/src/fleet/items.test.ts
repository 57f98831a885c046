import { describe, expect, it } from '@jest/globals'
import { memoryFleet } from './testing/fleet.js'
import { threeSpaces } from './testing/three-spaces.js'

describe('entities', () => {
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { name } ... on Environment { name } } }'
  const project = (id: string) => ({ __typename: 'Project', id })

  it('are asked for once each, one request per Instance, and put back where they belong', async () => {
    const fleet = threeSpaces()
    const ids = ['Spaces-3/Projects-1', 'Spaces-1/Projects-2', 'Spaces-3/Projects-1', 'Spaces-2/Projects-1']
    const { data, errors } = await fleet.ask(query, { representations: ids.map(project) })
    expect(errors).toBeUndefined()
    expect(data?._entities).toEqual(['damson', 'cherry', 'damson', 'banana'].map((name) => ({ name })))
    expect(fleet.transport.batches).toHaveLength(2)
    expect(fleet.transport.batches.flatMap(({ batch }) => batch.items)).toHaveLength(3)
  })

  it('that are unknown, or in a Space that is not there for the caller, are null alike', async () => {
    const fleet = memoryFleet({ 1: [], 2: [{ local: 1, name: 'secret', lastDeployedAt: 1 }] }, { enterable: [1] })
    const ids = ['Spaces-1/Projects-9', 'Spaces-2/Projects-1', 'Spaces-77/Projects-1', 'rubbish']
    const { data, errors } = await fleet.ask(query, { representations: ids.map(project) })
    expect(errors).toBeUndefined()
    expect(data?._entities).toEqual([null, null, null, null])
    expect(fleet.transport.batches.map(({ instance }) => instance)).toEqual(['Instances-1'])
  })

  it('keep their errors at the first place where they stand', async () => {
    const fleet = threeSpaces()
    const ids = ['Spaces-1/Projects-1', 'Spaces-2/Projects-1', 'Spaces-2/Projects-1']
    const { errors } = await fleet.ask(query.replace('name', 'name broken'), { representations: ids.map(project) })
    expect(errors).toMatchObject([
      { path: ['_entities', 0, 'broken'], extensions: { code: 'NOT_FOUND', space: 'Spaces-1' } },
      { path: ['_entities', 1, 'broken'], extensions: { code: 'NOT_FOUND', space: 'Spaces-2' } },
    ])
    expect(JSON.stringify(errors)).not.toContain('SELECT')
  })
})
