import { describe, expect, it } from '@jest/globals'
import { SpaceportError } from '@spaceport/kit/errors'
import { changing, connectionError, ENTITIES, failing, nothing, QUERY, throwing } from './testing/failing.js'
import type { Behaviour } from './testing/fleet.js'
import { threeSpaces } from './testing/three-spaces.js'

describe.each<[string, Behaviour, string]>([
  ['is down', throwing(connectionError), 'UNREACHABLE'],
  [
    'resets the connection',
    throwing(Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })),
    'UNREACHABLE',
  ],
  ['answers with status 500', throwing(new Error('Instances-2 answered with status 500')), 'REFUSED'],
  ['refuses the assertion', throwing(new SpaceportError('UNAUTHENTICATED', 'no')), 'REFUSED'],
  ['sends HTML', throwing(new SyntaxError('Unexpected token < in JSON')), 'BAD_ANSWER'],
  ['sends too much', throwing(new SpaceportError('TOO_LARGE', 'The answer is too large.')), 'TOO_LARGE'],
  ['sends half of its answer', (_b, _c, _r) => nothing(), 'UNREACHABLE'],
  [
    'leaves its Space out',
    async function* () {
      yield { done: 1 }
    },
    'BAD_ANSWER',
  ],
  [
    'sends something else than lines about Spaces',
    async function* () {
      yield 42
    },
    'BAD_ANSWER',
  ],
  ['answers for another Space', changing((line) => ({ ...line, space: 'Spaces-1' })), 'BAD_ANSWER'],
  ['sends data that is a list', changing((line) => ({ ...line, data: [] })), 'BAD_ANSWER'],
  ['sends neither data nor errors', changing(({ space }) => ({ space, data: null })), 'BAD_ANSWER'],
  ['sends errors that are none', changing((line) => ({ ...line, errors: 'oh' })), 'BAD_ANSWER'],
  ['sends null for everything', changing((line) => ({ ...line, data: {} })), 'BAD_ANSWER'],
  ['refuses with an error', changing(({ space }) => ({ space, data: null, errors: [{ message: 'x' }] })), 'REFUSED'],
  ['is overloaded', throwing(new SpaceportError('OVERLOADED', 'Too busy.')), 'BUSY'],
])('an Instance that %s', (_, behaviour, reason) => {
  it('harms nobody else, and is one error for each field', async () => {
    const fleet = failing(behaviour)
    const { data, errors } = await fleet.ask(QUERY)
    expect(data).toEqual({
      projects: {
        nodes: [{ name: 'apple' }, { name: 'cherry' }, { name: 'damson' }],
        totalCount: 3,
        completeness: { asked: 3, answered: 2, missing: [{ space: 'Spaces-2', reason }] },
      },
      projectCount: 3,
      roles: [{ role: 'apple' }, { role: 'cherry' }, { role: 'damson' }],
      projectFacets: { state: { values: [{ name: 'a' }, { name: 'c' }, { name: 'd' }] } },
    })
    expect(errors).toEqual(
      ['projects', 'projectCount', 'roles', 'projectFacets'].map((field) => ({
        message: 'Spaces-2 did not answer.',
        path: [field],
        extensions: { code: 'SPACE_UNAVAILABLE', space: 'Spaces-2', reason, retry: expect.any(Boolean) },
      })),
    )
    expect(fleet.missing[0]).toEqual({ space: 'Spaces-2', reason, since: expect.stringMatching(/^\d{4}-.*Z$/) })
  })

  it('leaves its entities null, with one error in all', async () => {
    const fleet = failing(behaviour)
    const ids = ['Spaces-1/Projects-1', 'Spaces-2/Projects-1', 'Spaces-2/Projects-2', 'Spaces-3/Projects-1']
    const { data, errors } = await fleet.ask(ENTITIES, {
      representations: ids.map((id) => ({ __typename: 'Project', id })),
    })
    expect(data?._entities).toEqual([{ name: 'apple' }, null, null, { name: 'damson' }])
    expect(errors).toMatchObject([
      { path: ['_entities', 1], extensions: { code: 'SPACE_UNAVAILABLE', space: 'Spaces-2' } },
    ])
    expect(errors).toHaveLength(1)
  })
})

describe('what came before an answer broke off', () => {
  it('is kept', async () => {
    const fleet = threeSpaces()
    fleet.transport.behaviours.set('Instances-1', async function* (_batch, _call, rightly) {
      for await (const line of rightly()) {
        yield line
        throw new SyntaxError('Unexpected end of JSON input')
      }
    })
    const { data, errors } = await fleet.ask('{ projects(first: 9) { nodes { name } } }')
    expect(data).toEqual({ projects: { nodes: [{ name: 'apple' }, { name: 'banana' }, { name: 'cherry' }] } })
    expect(errors).toMatchObject([{ extensions: { space: 'Spaces-3', reason: 'BAD_ANSWER' } }])
  })
})
