import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { callerBy, post } from '../testing/people.js'

const EVE = { email: 'Eve@Example.com', name: 'Eve', password: 'nine quiet lanterns' }
let now = new Date('2026-03-01T00:00:00.000Z')
let told: string[]
let directory: TestDirectory

beforeEach(async () => {
  now = new Date('2026-03-01T00:00:00.000Z')
  told = []
  directory = await testDirectory({ now: () => now, tell: (token) => told.push(token) }, { nobody: true })
})
afterEach(() => directory.close())

const needed = async () => (await directory.gateway.call({ method: 'GET', path: '/internal/first-run' })).json
const run = (token: string | undefined, change: object = {}) =>
  post(directory.gateway, '/internal/first-run', { ...EVE, token: token ?? '', ...change })

describe('the first run', () => {
  test('makes one administrator, by the token that the process told, once', async () => {
    expect(told).toEqual([expect.stringMatching(/^spt_[\w-]{43}$/)])
    expect(await needed()).toEqual({ needed: true })
    expect(await run(`spt_${'A'.repeat(43)}`)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
    expect(await run(told[0], { password: 'eve@example.com' })).toMatchObject({ status: 400, code: 'WEAK_PASSWORD' })
    expect(await run(told[0], { email: 'nobody' })).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    const { status, json } = await run(told[0])
    expect({ status, user: json.user }).toEqual({
      status: 200,
      user: { id: expect.stringMatching(/^Users-\d+$/), name: 'Eve', email: EVE.email },
    })
    expect(await callerBy(directory.gateway, json.token as string)).toMatchObject({
      systemRoles: ['SystemAdministrator'],
    })
    expect(await needed()).toEqual({ needed: false })
    expect(await run(told[0])).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
  })

  test('has one winner, also with two processes, and a process that starts later tells nothing', async () => {
    const other = await directory.another()
    expect(new Set(told).size).toBe(2)
    const outcomes = await Promise.all(
      told.flatMap((token, i) => [run(token), run(token, { email: `e${i}@example.com` })]),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
    expect(await directory.database.client.user.count()).toBe(1)
    expect(await directory.database.client.oneTimeToken.count()).toBe(0)
    await other.close()
    await (await directory.another()).close()
    expect(told).toHaveLength(2)
  })

  test('is possible for a day after the start', async () => {
    now = new Date('2026-03-02T00:00:00.000Z')
    expect(await run(told[0])).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
  })

  test('is not open once there is anybody, whatever token there is', async () => {
    const data = { email: 'a@example.com', emailKey: 'a@example.com', name: 'A', nameKey: 'a' }
    await directory.database.client.user.create({ data })
    expect(await run(told[0])).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
  })
})
