import { describe, expect, test } from '@jest/globals'
import type { Caller } from '../caller.js'
import { LIFETIME_SECONDS, SKEW_SECONDS } from './claims.js'
import { generateKeyPair } from './keys.js'
import { ReplayGuard } from './replay.js'
import { AssertionSigner, type Assertable } from './sign.js'
import { AssertionVerifier } from './verify.js'

const gateway = generateKeyPair()
const instance = generateKeyPair()
const START = 1_000_000_000_000
const HOUR = 3_600_000
const caller: Caller = { subject: 'Users-1', name: 'Ada', groups: ['Groups-1'], systemRoles: [], cap: null }
const request = { method: 'POST', path: '/batch', body: '{"items":[]}' }

/** A gateway and an Instance whose clocks are set apart. `start` starts the Instance again, as a new process. */
function fleet() {
  const clock = { gateway: START, instance: START }
  const signer = new AssertionSigner({
    issuer: 'gateway',
    privateKey: gateway.privateKey,
    now: () => clock.gateway,
  })
  const start = () =>
    new AssertionVerifier({
      audience: 'Instances-1',
      privateKey: instance.privateKey,
      peers: { gateway: gateway.publicKey },
      now: () => clock.instance,
      replay: new ReplayGuard({ monotonic: () => 0 }),
    })
  const verifier = start()
  const sign = (over: Partial<Assertable> = {}) =>
    signer.sign({
      audience: 'Instances-1',
      audienceKey: instance.publicKey,
      nonces: [verifier.nonce],
      caller,
      ...request,
      ...over,
    })
  return { clock, sign, verifier, start }
}

const refused = expect.objectContaining({
  code: 'UNAUTHENTICATED',
  message: 'This service answers only its own fleet.',
})

/** The claims in a header, and a header of other claims with the HMAC of the first. */
function read(header: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(header.split('.')[0] ?? '', 'base64url').toString())
}
function forge(header: string, claims: object): string {
  const text = Buffer.from(JSON.stringify({ ...read(header), ...claims })).toString('base64url')
  return `${text}.${header.split('.')[1]}`
}

describe('an assertion', () => {
  test('says who sent a request and on whose behalf', () => {
    const { sign, verifier } = fleet()
    expect(verifier.verify(sign(), request)).toEqual({ issuer: 'gateway', caller })
    expect(verifier.verify(sign({ caller: null }), request)).toEqual({ issuer: 'gateway', caller: null })
  })

  test('goes with a body of bytes as with one of text', () => {
    const { sign, verifier } = fleet()
    const body = Buffer.from(request.body)
    expect(verifier.verify(sign({ body }), { ...request, body }).issuer).toBe('gateway')
  })

  test.each([
    ['body', { body: '{"items":[1]}' }],
    ['empty body', { body: '' }],
    ['path', { path: '/internal/spaces' }],
    ['query string', { path: '/batch?x=1' }],
    ['method', { method: 'GET' }],
  ])('is refused with another %s, and not used up by it', (_what, altered) => {
    const { sign, verifier } = fleet()
    const header = sign()
    expect(() => verifier.verify(header, { ...request, ...altered })).toThrow(refused)
    expect(verifier.verify(header, request).issuer).toBe('gateway')
  })

  test.each([
    ['caller', { caller: { ...caller, subject: 'Users-2' } }],
    ['caller’s system roles', { caller: { ...caller, systemRoles: ['SystemAdministrator'] } }],
    ['missing caller', { caller: null }],
    ['issuer', { iss: 'directory' }],
    ['audience', { aud: 'Instances-2' }],
    ['end', { exp: START / 1000 + 31 }],
    ['id', { jti: 'another-id-than-before' }],
    ['nonces', { nonces: [] }],
    ['request', { for: 'POST /internal/spaces' }],
    ['body', { body: 'x' }],
  ])('is refused with an altered %s', (_what, altered) => {
    const { sign, verifier } = fleet()
    expect(() => verifier.verify(forge(sign(), altered), request)).toThrow(refused)
  })

  test.each([
    undefined,
    '',
    '.',
    'a.b',
    'a.b.c',
    `${Buffer.from('{}').toString('base64url')}.x`,
    `${Buffer.from('null').toString('base64url')}.x`,
    `${Buffer.from('"text"').toString('base64url')}.x`,
    `${Buffer.from('{').toString('base64url')}.x`,
  ])('that is %p is refused', (header) => {
    expect(() => fleet().verifier.verify(header, request)).toThrow(refused)
  })

  test('is refused when it is cut anywhere', () => {
    const { sign, verifier } = fleet()
    const header = sign()
    for (let length = 0; length < header.length; length++) {
      expect(() => verifier.verify(header.slice(0, length), request)).toThrow(refused)
    }
    expect(verifier.verify(header, request).issuer).toBe('gateway')
  })

  test.each([
    ['padded', (header: string) => `${header}=`],
    ['followed by more', (header: string) => `${header}A`],
    ['followed by a part', (header: string) => `${header}.AAAA`],
    ['there twice', (header: string) => `${header}, ${header}`],
    ['written with other letters', (header: string) => header.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ])('is refused when it is %s', (_how, alter) => {
    const { sign, verifier } = fleet()
    expect(() => verifier.verify(alter(sign()), request)).toThrow(refused)
  })

  test('is refused when it is longer than any that is made, however sound', () => {
    const { sign, verifier } = fleet()
    const groups = (count: number) => Array.from({ length: count }, (_, i) => `Groups-${1_000_000 + i}`)
    expect(verifier.verify(sign({ caller: { ...caller, groups: groups(2_000) } }), request).issuer).toBe('gateway')
    const long = sign({ caller: { ...caller, groups: groups(4_000) } })
    expect(long.length).toBeGreaterThan(64 * 1024)
    expect(() => verifier.verify(long, request)).toThrow(refused)
  })

  test('for another Instance is refused, under that one’s key or this one’s', () => {
    const { sign, verifier } = fleet()
    expect(() => verifier.verify(sign({ audience: 'Instances-2' }), request)).toThrow(refused)
    const other = { audience: 'Instances-2', audienceKey: generateKeyPair().publicKey }
    expect(() => verifier.verify(sign(other), request)).toThrow(refused)
  })

  test('by a stranger is refused, under whatever name', () => {
    const { verifier } = fleet()
    const to = { audience: 'Instances-1', audienceKey: instance.publicKey, nonces: [verifier.nonce], caller }
    for (const issuer of ['gateway', 'directory', 'Instances-1', '__proto__', 'constructor', '']) {
      const stranger = new AssertionSigner({ issuer, privateKey: generateKeyPair().privateKey, now: () => START })
      expect(() => verifier.verify(stranger.sign({ ...to, ...request }), request)).toThrow(refused)
    }
  })

  test('by an Instance is not taken for another component’s', () => {
    const forger = new AssertionSigner({ issuer: 'directory', privateKey: instance.privateKey })
    const verifier = new AssertionVerifier({
      audience: 'gateway',
      privateKey: gateway.privateKey,
      peers: { directory: generateKeyPair().publicKey, 'Instances-1': instance.publicKey },
    })
    const to = { audience: 'gateway', audienceKey: gateway.publicKey, nonces: [verifier.nonce], caller: null }
    expect(() => verifier.verify(forger.sign({ ...to, ...request }), request)).toThrow(refused)
  })

  test('cannot be sent back to its sender as if the receiver had made it', () => {
    const back = new AssertionVerifier({
      audience: 'gateway',
      privateKey: gateway.privateKey,
      peers: { 'Instances-1': instance.publicKey },
      now: () => START,
    })
    const header = fleet().sign({ nonces: [back.nonce] })
    const turned = forge(header, { iss: 'Instances-1', aud: 'gateway' })
    expect(() => back.verify(turned, request)).toThrow(refused)
  })
})

describe('an assertion in time', () => {
  test.each([
    ['accepted at once', 0, true],
    ['accepted until its end and the skew of clocks', (LIFETIME_SECONDS + SKEW_SECONDS) * 1_000 - 1, true],
    ['refused after that', (LIFETIME_SECONDS + SKEW_SECONDS) * 1_000, false],
    ['accepted by a clock that is behind by the skew', -SKEW_SECONDS * 1_000, true],
    ['refused by a clock that is further behind', -(SKEW_SECONDS + 1) * 1_000, false],
    ['refused by a clock that is an hour ahead', HOUR, false],
    ['refused by a clock that is an hour behind', -HOUR, false],
  ])('is %s', (_what, apart, accepted) => {
    const { clock, sign, verifier } = fleet()
    const header = sign()
    clock.instance += apart
    if (accepted) expect(verifier.verify(header, request).issuer).toBe('gateway')
    else expect(() => verifier.verify(header, request)).toThrow(refused)
  })

  test('is refused a second time, wherever the clock jumps in between', () => {
    for (const jumps of [[0], [HOUR, -HOUR], [-HOUR, HOUR], [HOUR, HOUR, -HOUR, -HOUR]]) {
      const { clock, sign, verifier } = fleet()
      const header = sign()
      verifier.verify(header, request)
      for (const jump of jumps) {
        clock.gateway = clock.instance += jump
        // Others come meanwhile, so that whatever forgets by the clock would have forgotten.
        verifier.verify(sign(), request)
        expect(() => verifier.verify(header, request)).toThrow(refused)
      }
    }
  })

  test('is refused by the process that starts again within its lifetime, used or not', () => {
    const { sign, verifier, start } = fleet()
    const [used, unused] = [sign(), sign()]
    verifier.verify(used, request)
    const again = start()
    for (const header of [used, unused]) expect(() => again.verify(header, request)).toThrow(refused)
    expect(again.verify(sign({ nonces: [verifier.nonce, again.nonce] }), request).issuer).toBe('gateway')
  })

  test('without a nonce, or with one that was made up, is refused', () => {
    const { sign, verifier } = fleet()
    expect(() => verifier.verify(sign({ nonces: [] }), request)).toThrow(refused)
    expect(() => verifier.verify(sign({ nonces: ['made up', ''] }), request)).toThrow(refused)
  })

  test('holds few nonces: more are refused', () => {
    const { sign, verifier } = fleet()
    const nonces = [verifier.nonce, 'a', 'b', 'c']
    expect(verifier.verify(sign({ nonces }), request).issuer).toBe('gateway')
    expect(() => verifier.verify(sign({ nonces: [...nonces, 'd'] }), request)).toThrow(refused)
    expect(() => verifier.verify(sign({ nonces: [verifier.nonce, 'x'.repeat(65)] }), request)).toThrow(refused)
  })
})
