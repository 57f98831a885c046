import { afterEach, describe, expect, test } from '@jest/globals'
import { CALLER } from '../testing/credentials.js'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { cookie, json, key, post, subgraphCalls } from '../testing/post.js'

const TOKEN = 'proxy-token-of-at-least-32-characters'

let fleet: TestFleet
afterEach(() => fleet.close())

async function start(rateLimits: { caller: number; address: number }) {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }], { settings: { rateLimits, proxyToken: TOKEN } })
}

const unknown = (i: number) => ({ ...json, authorization: `Bearer spk_${String(i).padStart(43, 'z')}` })
const from = (address: string, token = TOKEN) => ({ 'x-forwarded-for': address, 'spaceport-proxy': token })

describe('a caller who asks too much', () => {
  test('is refused with the seconds to wait, before anything is parsed; others are not', async () => {
    await start({ caller: 2_000, address: 100 })
    const other = `spk_${'o'.repeat(43)}`
    fleet.directory.callers.set(other, { ...CALLER, subject: 'Users-2' })
    const first = await post(fleet, '/graphql', { ...json, ...key })
    expect(first.status).toBe(200)
    const { limits } = fleet.gateway
    await limits.spend(CALLER, 2_000 - (await limits.spentBy('Users-1')) - 3)
    for (let i = 0; i < 3; i++) expect((await post(fleet, '/graphql', { ...json, ...key })).status).toBe(200)
    const last = await post(fleet, '/graphql', { ...json, ...key })
    expect(last).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
    expect(Number(last.response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(Number(last.response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    const calls = subgraphCalls(fleet)
    expect(await post(fleet, '/graphql', { ...json, ...key }, 'no JSON at all')).toMatchObject({ status: 429 })
    expect(await post(fleet, '/graphql', { ...json, ...cookie })).toMatchObject({ status: 429 })
    expect(subgraphCalls(fleet)).toBe(calls)
    expect(await post(fleet, '/graphql', { ...json, authorization: `Bearer ${other}` })).toMatchObject({ status: 200 })
  })

  test('pays by what the answer may hold, and for planning once', async () => {
    await start({ caller: 100_000, address: 100 })
    const cheap = '{ projects(first: 1) { totalCount } }'
    const dear = '{ projects(first: 100) { nodes { id } edges { node { id } } } }'
    const spent = async (query: string) => {
      const before = await fleet.gateway.limits.spentBy('Users-1')
      expect((await fleet.ask(query)).status).toBe(200)
      return (await fleet.gateway.limits.spentBy('Users-1')) - before
    }
    expect(await spent(cheap)).toBeGreaterThan(1)
    expect(await spent(cheap)).toBe(1)
    await spent(dear)
    expect(await spent(dear)).toBe(1 + 4)
  })

  test('whose next question is too dear is refused with 429 and the seconds to wait', async () => {
    await start({ caller: 2, address: 100 })
    const answer = await fleet.ask('{ projects(first: 100) { nodes { id } } }')
    expect(answer).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
  })
})

describe('an address that sends wrong credentials', () => {
  test('is refused after so many, without asking the directory; whose credential was right before is not', async () => {
    await start({ caller: 1_000, address: 5 })
    expect((await post(fleet, '/graphql', { ...json, ...key })).status).toBe(200)
    for (let i = 0; i < 5; i++) expect((await post(fleet, '/graphql', unknown(i))).status).toBe(401)
    const asked = fleet.directory.requests.length
    expect(await post(fleet, '/graphql', unknown(6))).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
    expect(fleet.directory.requests).toHaveLength(asked)
    expect((await post(fleet, '/graphql', { ...json, ...key })).status).toBe(200)
    expect((await post(fleet, '/graphql', json)).status).toBe(401)
  })

  test('is the one that a proxy of ours names, and no other', async () => {
    await start({ caller: 1_000, address: 3 })
    const guess = async (i: number, headers: Record<string, string>) =>
      (await post(fleet, '/graphql', { ...unknown(i), ...headers })).status
    for (let i = 0; i < 3; i++) expect(await guess(i, from(`6.6.6.${i}, 10.0.0.1`))).toBe(401)
    expect(await guess(4, from('6.6.6.9, 10.0.0.1'))).toBe(429)
    expect(await guess(5, from('10.0.0.2'))).toBe(401)
    for (let i = 0; i < 3; i++) expect(await guess(i, from(`10.0.1.${i}`, 'x'.repeat(32)))).toBe(401)
    expect(await guess(6, from('10.0.1.9', 'x'.repeat(32)))).toBe(429)
  })
})

test('two gateways of one directory count together', async () => {
  await start({ caller: 100_000, address: 100 })
  const { gateway: one } = fleet
  const two = await fleet.anotherGateway()
  const ask = async (gateway: TestFleet['gateway']) => (await post({ gateway }, '/graphql', { ...json, ...key })).status
  for (const gateway of [one, two]) {
    expect(await ask(gateway)).toBe(200)
    await gateway.limits.spend(CALLER, 50_000)
    await gateway.limits.share()
  }
  expect(await ask(two)).toBe(429)
  await one.limits.spend(CALLER, 1_000)
  await one.limits.share()
  expect(await ask(one)).toBe(429)
})
