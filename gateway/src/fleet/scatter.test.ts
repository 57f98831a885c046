import { describe, expect, it } from '@jest/globals'
import { SpaceportError } from '@spaceport/kit/errors'
import { MissingSince } from './missing-since.js'
import type { Behaviour, MemoryFleet } from './testing/fleet.js'
import { threeSpaces } from './testing/three-spaces.js'

const QUERY = `{
  projects(first: 9) { nodes { name } totalCount completeness { asked answered missing { space reason } } }
  projectCount roles { role } projectFacets { state { values { name } } } }`
const ENTITIES =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { name } } }'

async function* nothing(): AsyncGenerator<unknown> {}

function throwing(error: Error): Behaviour {
  return async function* () {
    yield* nothing()
    throw error
  }
}

const connectionError = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })

/** Changes the one line of the answer that is about a Space. */
function changing(change: (line: Record<string, unknown>) => unknown): Behaviour {
  return async function* (_batch, _call, rightly) {
    for await (const line of rightly())
      yield 'space' in (line as object) ? change(line as Record<string, unknown>) : line
  }
}

/** Spaces-2 is the only Space on Instances-2. */
function failing(behaviour: Behaviour): MemoryFleet {
  const fleet = threeSpaces()
  fleet.transport.behaviours.set('Instances-2', behaviour)
  return fleet
}

const HUNG: Behaviour = async function* () {
  yield* nothing()
  await new Promise(() => {})
}

/** As `HUNG`; aborts the request with a reason once the batch has been sent. */
function hungUntil(fleet: () => MemoryFleet, reason: Error): Behaviour {
  return async function* () {
    yield* nothing()
    setImmediate(() => fleet().abort.abort(reason))
    await new Promise(() => {})
  }
}

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

describe('a fleet of which no Space answers', () => {
  it('has no counts, lists and facets, rather than empty ones; a connection says how incomplete it is', async () => {
    const fleet = failing(throwing(connectionError))
    fleet.transport.behaviours.set('Instances-1', throwing(connectionError))
    const { data } = await fleet.ask(QUERY)
    expect(data).toMatchObject({ projectCount: null, roles: null, projectFacets: null })
    expect(data).toMatchObject({ projects: { nodes: [], completeness: { asked: 3, answered: 0 } } })
  })
})

describe('what a Space says of its errors', () => {
  const saying = (error: object) =>
    failing(
      changing(({ space }) => ({
        space,
        data: { projectCount: null },
        errors: [{ path: ['projectCount'], ...error }],
      })),
    )

  it('is passed on with a known code and plain details', async () => {
    const extensions = {
      code: 'FORBIDDEN',
      permission: 'ProjectView',
      allowed: ['a'],
      inner: { host: 'db' },
      stacktrace: ['x'],
    }
    const { errors } = await saying({ message: 'You may not.', extensions }).ask('{ projectCount }')
    expect(errors).toEqual([
      {
        message: 'You may not.',
        path: ['projectCount'],
        extensions: { code: 'FORBIDDEN', permission: 'ProjectView', allowed: ['a'], space: 'Spaces-2' },
      },
    ])
  })

  it.each([
    { message: 'select * from secrets', extensions: { code: 'P2002' } },
    { message: 'connect postgres://u:p@10.0.0.1', extensions: { code: 'INTERNAL', host: '10.0.0.1' } },
    { message: 'at /srv/x.ts:1' },
    { message: 7, extensions: { code: 'FORBIDDEN' } },
    { message: 'x', extensions: { code: 'constructor' } },
  ])('is masked otherwise: %j', async (error) => {
    const { errors } = await saying(error).ask('{ projectCount }')
    expect(errors).toEqual([
      {
        message: 'Something went wrong in Spaces-2.',
        path: ['projectCount'],
        extensions: { code: 'INTERNAL', space: 'Spaces-2' },
      },
    ])
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

describe('time', () => {
  it('that runs out leaves what has arrived, and SPACE_TIMEOUT for the rest', async () => {
    const fleet: MemoryFleet = failing(hungUntil(() => fleet, new SpaceportError('DEADLINE_EXCEEDED', 'late')))
    const { data, errors } = await fleet.ask('{ projects(first: 9) { nodes { name } } }')
    expect(data).toEqual({ projects: { nodes: [{ name: 'apple' }, { name: 'cherry' }, { name: 'damson' }] } })
    expect(errors).toEqual([
      {
        message: 'Spaces-2 did not answer in time.',
        path: ['projects'],
        extensions: { code: 'SPACE_TIMEOUT', space: 'Spaces-2', reason: 'TIMEOUT', retry: true },
      },
    ])
  })

  it('that has run out already sends nothing', async () => {
    const fleet = threeSpaces()
    fleet.abort.abort(new SpaceportError('DEADLINE_EXCEEDED', 'late'))
    const { errors } = await fleet.ask('{ projectCount }')
    expect(errors).toHaveLength(3)
    expect(fleet.transport.batches).toEqual([])
  })

  it('is shared with the steps that come after: an Instance gets a part of what is left', async () => {
    const given: number[] = []
    const fleet = failing((_batch, { remaining }, rightly) => {
      given.push(remaining)
      return rightly()
    })
    await fleet.ask('{ projectCount }')
    expect(given[0]).toBeGreaterThan(0)
    expect(given[0]).toBeLessThanOrEqual(8_000)
  })

  it('is not waited for when an Instance neither answers nor heeds the signal', async () => {
    const fleet = failing(HUNG)
    fleet.context.remaining = () => 20
    const { errors } = await fleet.ask('{ projectCount }')
    const late = expect.objectContaining({ code: 'SPACE_TIMEOUT', space: 'Spaces-2' })
    expect(errors).toContainEqual(expect.objectContaining({ extensions: late }))
  })

  it('a caller who hangs up stops the call to the Instance', async () => {
    let stopped: unknown
    const fleet: MemoryFleet = failing(async function* (_batch, { signal }) {
      yield* nothing()
      setImmediate(() => fleet.abort.abort(new DOMException('gone', 'AbortError')))
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      stopped = signal.reason
      throw signal.reason
    })
    const { errors } = await fleet.ask('{ projectCount }')
    expect(stopped).toMatchObject({ name: 'AbortError' })
    expect(errors).toMatchObject([{ extensions: { reason: 'TIMEOUT' } }])
  })
})

describe('a retry', () => {
  const once = (error: Error): Behaviour => {
    let failed = false
    return (batch, call, rightly) => {
      if (failed) return rightly()
      failed = true
      return throwing(error)(batch, call, rightly)
    }
  }

  it('of a read happens once, where no connection was made', async () => {
    const fleet = failing(once(connectionError))
    const { data, errors } = await fleet.ask('{ projectCount }')
    expect({ data, errors }).toEqual({ data: { projectCount: 4 }, errors: undefined })
    const down = failing(throwing(connectionError))
    await down.ask('{ projectCount }')
    expect(down.transport.batches.filter(({ instance }) => instance === 'Instances-2')).toHaveLength(2)
  })

  it('does not happen after an answer of another kind', async () => {
    const fleet = failing(once(new Error('status 500')))
    expect((await fleet.ask('{ projectCount }')).errors).toHaveLength(1)
  })

  it('does not happen once a part of the answer has come', async () => {
    const fleet = threeSpaces()
    fleet.transport.behaviours.set('Instances-1', async function* (_batch, _call, rightly) {
      for await (const line of rightly()) {
        yield line
        throw connectionError
      }
    })
    await fleet.ask('{ projectCount }')
    expect(fleet.transport.batches).toHaveLength(2)
  })

  it.each([
    ['', false],
    [', idempotencyKey: "k"', true],
  ])('never happens to a mutation; the caller is told whether to (input%s)', async (key, retry) => {
    const fleet = failing(once(connectionError))
    const { data, errors } = await fleet.ask(
      `mutation { renameProject(input: { id: "Spaces-2/Projects-1", name: "n"${key} }) { project { id } } }`,
    )
    expect(data).toEqual({ renameProject: null })
    expect(errors).toMatchObject([{ path: ['renameProject'], extensions: { code: 'SPACE_UNAVAILABLE', retry } }])
    expect(fleet.transport.batches).toHaveLength(1)
  })

  it('stops when too many are needed', async () => {
    const fleet = failing(throwing(connectionError))
    for (let i = 0; i < 100; i++) await fleet.ask('{ projectCount }')
    const sent = fleet.transport.batches.filter(({ instance }) => instance === 'Instances-2').length
    expect(sent).toBeLessThan(145)
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
