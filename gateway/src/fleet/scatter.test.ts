import { describe, expect, it } from '@jest/globals'
import { SpaceportError } from '@spaceport/kit/errors'
import { connectionError, failing, nothing, throwing } from './testing/failing.js'
import type { Behaviour, MemoryFleet } from './testing/fleet.js'
import { threeSpaces } from './testing/three-spaces.js'

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
