import { describe, expect, it } from '@jest/globals'
import { changing, ENTITIES, failing, QUERY } from '../testing/failing.js'

describe('wrong types', () => {
  it.each<[string, (projects: Record<string, unknown>) => unknown]>([
    ['an object where a list should be', (projects) => ({ ...projects, nodes: {} })],
    ['a list where an object should be', () => []],
    ['a number where text should be', (projects) => ({ ...projects, nodes: [{ name: 7 }] })],
    ['null where none may be', (projects) => ({ ...projects, nodes: [{ name: null }] })],
    ['text for a count', (projects) => ({ ...projects, fleet0_totalCount: '1' })],
    ['fewer nodes than cursors', (projects) => ({ ...projects, nodes: [] })],
    ['a cursor that is none', (projects) => ({ ...projects, fleet0_edges: [{ cursor: 'what' }] })],
    [
      'a cursor of another list',
      (projects) => ({ ...projects, fleet0_edges: [{ cursor: 'WyJ4eHh4eHh4eHh4eCIsIkEiLCJhIiwxLDFd' }] }),
    ],
  ])('%s: that Space is left out', async (_, change) => {
    const fleet = failing(
      changing((line) => {
        const data = line.data as { projects: Record<string, unknown> }
        return { ...line, data: { ...data, projects: change(data.projects) } }
      }),
    )
    const { data, errors } = await fleet.ask(QUERY)
    expect(data).toMatchObject({
      projects: {
        nodes: [{ name: 'apple' }, { name: 'cherry' }, { name: 'damson' }],
        totalCount: 3,
        completeness: { answered: 2 },
      },
      projectCount: 4,
    })
    expect(errors).toMatchObject([
      { path: ['projects'], extensions: { space: 'Spaces-2', reason: 'BAD_ANSWER', retry: false } },
    ])
  })

  it.each([[{ name: 5 }], ['text'], [{ __typename: 'Environment', name: 'x' }]])(
    'an entity that is %j',
    async (answer) => {
      const fleet = failing(changing((line) => ({ ...line, data: { _entities: [answer] } })))
      const { data, errors } = await fleet.ask(ENTITIES, {
        representations: ['Spaces-2/Projects-1', 'Spaces-1/Projects-1'].map((id) => ({ __typename: 'Project', id })),
      })
      expect(data?._entities).toEqual([null, { name: 'apple' }])
      expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { reason: 'BAD_ANSWER' } }])
    },
  )
})

describe('a list of entities', () => {
  it.each([[[]], [[{ name: 'banana' }, { name: 'apple' }]]])(
    'of another length is not believed: %j',
    async (answers) => {
      const fleet = failing(changing((line) => ({ ...line, data: { _entities: answers } })))
      const { data, errors } = await fleet.ask(ENTITIES, {
        representations: [{ __typename: 'Project', id: 'Spaces-2/Projects-1' }],
      })
      expect(data?._entities).toEqual([null])
      expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { reason: 'BAD_ANSWER' } }])
    },
  )
})
