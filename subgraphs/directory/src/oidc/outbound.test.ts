import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PAGES, startIssuer, type TestIssuer } from '../testing/issuer.js'
import { isLoopback, isNoAnswer, mayBeUsed, NoAnswer, outboundTo } from './outbound.js'

let issuer: TestIssuer
beforeAll(async () => {
  issuer = await startIssuer()
})
afterAll(() => issuer.close())

describe('an address of another party', () => {
  test.each([
    ['https://a.example/x', 'https://a.example', true],
    ['https://elsewhere.example/x', 'https://a.example', true],
    ['http://a.example/x', 'https://a.example', false],
    ['http://a.example/x', 'http://127.0.0.1:1', false],
    ['http://127.0.0.1:2/x', 'http://127.0.0.1:1', true],
    ['http://[::1]:2/x', 'http://localhost:1', true],
    ['http://127.0.0.1:2/x', 'https://a.example', false],
    ['https://127.0.0.1:2/x', 'https://a.example', false],
    ['http://localhost:2/x', 'https://a.example', false],
    ['http://2130706433/x', 'https://a.example', false],
    ['https://user@a.example/x', 'https://a.example', false],
    ['https://:word@a.example/x', 'https://a.example', false],
    ['ftp://127.0.0.1:2/x', 'http://127.0.0.1:1', false],
    ['ftp://a.example/x', 'http://127.0.0.1:1', false],
    ['file:///etc/passwd', 'http://127.0.0.1:1', false],
    ['javascript:alert(1)', 'https://a.example', false],
    ['nonsense', 'https://a.example', false],
  ])('%s of %s may be used: %s', (address, of, may) => {
    expect(mayBeUsed(address, of)).toBe(may)
  })

  test('is on this machine, however it is written', () => {
    for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', 'a.localhost', '[::1]']) {
      expect([host, isLoopback(new URL(`http://${host}`).hostname)]).toEqual([host, true])
    }
    for (const host of ['127.0.0.1.example', 'localhost.example', '10.0.0.1', '0.0.0.0', '[::2]']) {
      expect([host, isLoopback(new URL(`http://${host}`).hostname)]).toEqual([host, false])
    }
  })
})

describe('asking another party', () => {
  const ask = (path: string, limits = {}) => outboundTo(issuer.issuer, limits)(`${issuer.issuer}${path}`, {})

  test('gives its answer', async () => {
    expect(await (await ask(PAGES.keys)).json()).toMatchObject({ keys: [{ kid: 'one' }] })
  })

  test('gives none that is larger than allowed', async () => {
    issuer.pages.set('/large', () => new Response('x'.repeat(1_001)))
    await expect(ask('/large', { largest: 1_000 })).rejects.toThrow('too large')
    expect(await (await ask('/large', { largest: 1_001 })).text()).toHaveLength(1_001)
  })

  test('gives none that does not come, or leads elsewhere', async () => {
    issuer.pages.set('/hung', () => new Promise<Response>(() => {}))
    await expect(ask('/hung', { slowest: 50 })).rejects.toThrow('no answer in time')
    issuer.pages.set('/away', () => new Response(null, { status: 301, headers: { location: PAGES.keys } }))
    await expect(ask('/away')).rejects.toThrow('redirect')
  })

  test('asks nobody at an address that may not be used', async () => {
    const before = issuer.asked.length
    await expect(outboundTo('https://a.example')(`${issuer.issuer}/x`, {})).rejects.toThrow('not one to be used')
    expect(issuer.asked).toHaveLength(before)
  })

  test('gives up when whoever asks does, and says no more than that there was no answer', async () => {
    issuer.pages.set('/hung', () => new Promise<Response>(() => {}))
    const asking = new AbortController()
    const asked = outboundTo(issuer.issuer)(`${issuer.issuer}/hung`, { signal: asking.signal })
    asking.abort(new Error('hung up'))
    const error = await asked.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'NoAnswer', message: 'no answer', cause: { message: 'hung up' } })
  })

  test.each([204, 205, 299, 400, 404, 500])('gives an answer of status %i as it is', async (status) => {
    issuer.pages.set('/status', () => new Response(null, { status, headers: { 'x-one': 'two' } }))
    const answer = await ask('/status')
    expect([answer.status, answer.headers.get('x-one'), await answer.text()]).toEqual([status, 'two', ''])
  })

  test.each([300, 304, 399])('gives none of status %i', async (status) => {
    issuer.pages.set('/status', () => new Response(null, { status }))
    await expect(ask('/status')).rejects.toThrow('redirect')
  })
})

test('that there was no answer is known of an error, or of what caused it', () => {
  const none = new NoAnswer('none')
  for (const error of [
    none,
    new Error('x', { cause: none }),
    new Error('x', { cause: new Error('y', { cause: none }) }),
  ]) {
    expect(isNoAnswer(error)).toBe(true)
  }
  for (const error of [
    undefined,
    null,
    'none',
    new Error('none'),
    new Error('x', { cause: 'none' }),
    { cause: none },
  ]) {
    expect(isNoAnswer(error)).toBe(false)
  }
})
