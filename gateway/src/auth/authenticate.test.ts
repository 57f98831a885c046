import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { SpaceportError, toResponse } from '@spaceport/kit/errors'
import { Membership } from '@spaceport/kit/membership'
import { jsonBody } from '@spaceport/kit/server/route'
import { CALLER } from '../testing/credentials.js'
import { startDoorKeeper, type DoorKeeper } from '../testing/doors.js'
import { gate } from '../testing/gate.js'
import { Authenticator } from './authenticate.js'

const PATH = '/internal/authenticate'
const key = { kind: 'apiKey', token: 'spk_a' } as const
let directory: DoorKeeper
let membership: Membership

beforeAll(async () => {
  directory = await startDoorKeeper()
})
afterAll(() => directory.close(0))
beforeEach(() => {
  directory.requests.length = 0
  membership = new Membership()
  membership.apply({ type: 'beat', revision: 5 })
})

const says = (answer: () => Response | Promise<Response>) => directory.doors.set(PATH, answer)
const holder = (revision: number) => says(() => Response.json({ caller: CALLER, revision }))
const clock = (signal = new AbortController().signal) => ({
  ...{ signal, remaining: () => 1_000, requestId: 'one', address: '127.0.0.1' },
})

describe('who somebody is', () => {
  test.each(['apiKey', 'session', 'jwt'] as const)('is asked of the directory each time, by %s', async (kind) => {
    holder(5)
    const authenticator = new Authenticator(directory.client, membership)
    for (const _ of [1, 2]) {
      expect(await authenticator.authenticate({ kind, token: 'x' }, clock())).toEqual(CALLER)
    }
    expect(directory.requests.map((one) => [jsonBody(one), one.requestId])).toEqual([
      [{ [kind]: 'x' }, 'one'],
      [{ [kind]: 'x' }, 'one'],
    ])
  })

  test('is not asked for nobody, and nobody has to sign in', async () => {
    const authenticator = new Authenticator(directory.client, membership)
    await expect(authenticator.authenticate(null, clock())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('Sign in'),
    })
    expect(directory.requests).toEqual([])
  })

  test('is nobody if the directory does not know', async () => {
    says(() => toResponse(new SpaceportError('UNAUTHENTICATED', 'No such credential.')))
    const asked = new Authenticator(directory.client, membership).authenticate(key, clock())
    await expect(asked).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringContaining('Sign in') })
  })

  test.each<[string, () => Response]>([
    ['fails', () => new Response('oops', { status: 500 })],
    ['has another answer', () => Response.json({ caller: CALLER, revision: 5 }, { status: 202 })],
    ['names nobody', () => Response.json({ caller: null, revision: 5 })],
    ['names somebody of no form', () => Response.json({ caller: { subject: 'Users-1' }, revision: 5 })],
    ['does not say when', () => Response.json({ caller: CALLER })],
    ['says when in parts', () => Response.json({ caller: CALLER, revision: 4.5 })],
  ])('cannot be said if the directory %s', async (_what, answer) => {
    says(answer)
    const asked = new Authenticator(directory.client, membership).authenticate(key, clock())
    await expect(asked).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('directory'),
      details: { retry: true },
    })
  })

  test('is one question for those who ask by one credential at once, and never one for two', async () => {
    const answered = gate()
    says(async () => {
      await answered.promise
      return Response.json({ caller: CALLER, revision: 5 })
    })
    const authenticator = new Authenticator(directory.client, membership)
    const asking = [key, key, key, { kind: 'session', token: 'spk_a' } as const, { ...key, token: 'spk_b' }].map(
      (one) => authenticator.authenticate(one, clock()),
    )
    answered.resolve()
    await Promise.all(asking)
    // The first of those with one credential; the others together, since they asked after that began.
    expect(directory.requests).toHaveLength(4)
  })

  test('is not waited for by who has hung up', async () => {
    const answered = gate()
    says(async () => {
      await answered.promise
      return Response.json({ caller: CALLER, revision: 5 })
    })
    const [authenticator, hungUp] = [new Authenticator(directory.client, membership), new AbortController()]
    const gone = authenticator.authenticate(key, clock(hungUp.signal))
    hungUp.abort(new Error('hung up'))
    await expect(gone).rejects.toThrow('hung up')
    await expect(authenticator.authenticate(key, clock(hungUp.signal))).rejects.toThrow('hung up')
    const stays = authenticator.authenticate(key, clock())
    answered.resolve()
    expect(await stays).toEqual(CALLER)
  })
})

describe('a request goes on', () => {
  test('once the gateway knows the fleet as the directory did', async () => {
    holder(6)
    let known = false
    const asked = new Authenticator(directory.client, membership, 60_000).authenticate(key, clock()).then((caller) => {
      expect(known).toBe(true)
      return caller
    })
    const waited = membership.waitFor.bind(membership)
    membership.waitFor = (revision, signal) => {
      setImmediate(() => {
        known = true
        membership.apply({ type: 'beat', revision: 6 })
      })
      return waited(revision, signal)
    }
    expect(await asked).toEqual(CALLER)
  })

  test('not at all if the gateway does not get to know it', async () => {
    holder(6)
    const asked = new Authenticator(directory.client, membership, 1).authenticate(key, clock())
    await expect(asked).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('heard'),
      details: { retry: true },
    })
  })

  test('not at all for who hangs up meanwhile', async () => {
    holder(6)
    const hungUp = new AbortController()
    membership.waitFor = (_revision, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
        hungUp.abort(new Error('hung up'))
      })
    const asked = new Authenticator(directory.client, membership, 60_000).authenticate(key, clock(hungUp.signal))
    await expect(asked).rejects.toThrow('hung up')
  })
})
