import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { lookup, LookupAddress } from 'node:dns'
import { Agent, request } from 'undici'
import { listen, type Listening } from '../server/listen.js'
import { LOOPBACK_ONLY, OTHER_MACHINES, readAddressRule, type AddressRule } from './addresses.js'
import { closeConnections, connectorFor, poolFor } from './pool.js'

let service: Listening
let reached: number
const agents: Agent[] = []
beforeEach(async () => {
  reached = 0
  service = await listen(
    (_request, response) => {
      reached++
      response.end('here')
    },
    { host: '127.0.0.1', port: 0 },
  )
})
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.destroy()))
  await closeConnections()
  await service.close(0)
})

const refused = { code: 'ERR_ADDRESS_NOT_ADMITTED' }

/** Asks for `host` at the service's port, with a name service that gives these answers one after the other. */
async function ask(rule: AddressRule, host: string, answers: string[][] = []) {
  let looked = 0
  const resolve = ((_host: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) => {
    const addresses = answers[Math.min(looked++, answers.length - 1)] ?? []
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }) as unknown
  const agent = new Agent({ connect: connectorFor(rule, resolve as typeof lookup) })
  agents.push(agent)
  const answer = request(`http://${host}:${service.port}`, { dispatcher: agent }).then(({ body }) => body.text())
  return answer.then((text) => ({ text, looked }))
}

describe('a connection', () => {
  test('is made to an address that the rule admits', async () => {
    expect((await ask(LOOPBACK_ONLY, '127.0.0.1')).text).toBe('here')
    expect((await ask(LOOPBACK_ONLY, 'one.example', [['127.0.0.1']])).text).toBe('here')
    expect((await ask(readAddressRule('one.example'), 'one.example', [['127.0.0.1']])).text).toBe('here')
  })

  test('is not made to any other, whether it is named or not', async () => {
    await expect(ask(OTHER_MACHINES, '127.0.0.1')).rejects.toMatchObject(refused)
    await expect(ask(OTHER_MACHINES, '[::1]')).rejects.toMatchObject(refused)
    await expect(ask(OTHER_MACHINES, 'one.example', [['127.0.0.1']])).rejects.toMatchObject(refused)
    await expect(ask(OTHER_MACHINES, 'one.example', [['127.0.0.1', '::1']])).rejects.toMatchObject(refused)
    expect(reached).toBe(0)
  })

  test('goes to the admitted ones alone of several addresses', async () => {
    expect((await ask(LOOPBACK_ONLY, 'one.example', [['169.254.169.254', '127.0.0.1', '10.0.0.1']])).text).toBe('here')
  })

  test('is made to the very address that was looked at, whatever the name means a moment later', async () => {
    const { text, looked } = await ask(LOOPBACK_ONLY, 'one.example', [['127.0.0.1'], ['169.254.169.254']])
    expect({ text, looked }).toEqual({ text: 'here', looked: 1 })
    await expect(ask(LOOPBACK_ONLY, 'one.example', [['169.254.169.254'], ['127.0.0.1']])).rejects.toMatchObject(refused)
  })

  test('says what is wrong with the name, if nobody knows it', async () => {
    const fails = ((_host: string, _options: object, callback: (error: Error, found: LookupAddress[]) => void) =>
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])) as unknown
    const agent = new Agent({ connect: connectorFor(LOOPBACK_ONLY, fails as typeof lookup) })
    agents.push(agent)
    await expect(request(`http://x.example:${service.port}`, { dispatcher: agent })).rejects.toMatchObject({
      code: 'ENOTFOUND',
    })
  })
})

describe('pools', () => {
  test('are apart for each rule, so that none uses a connection that another was allowed', async () => {
    const url = `http://127.0.0.1:${service.port}`
    expect(poolFor(null)).toBe(poolFor(null))
    expect(poolFor(LOOPBACK_ONLY)).toBe(poolFor(LOOPBACK_ONLY))
    for (const pool of [poolFor(null), poolFor(LOOPBACK_ONLY)]) {
      expect(await (await request(url, { dispatcher: pool })).body.text()).toBe('here')
    }
    await expect(request(url, { dispatcher: poolFor(OTHER_MACHINES) })).rejects.toMatchObject(refused)
  })

  test('can be closed, and are new then', async () => {
    const pool = poolFor(null)
    await closeConnections()
    expect(pool.destroyed).toBe(true)
    expect(poolFor(null)).not.toBe(pool)
  })
})
