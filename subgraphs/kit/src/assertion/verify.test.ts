import { describe, expect, test } from '@jest/globals'
import type { Caller } from '../caller.js'
import { generateKeyPair } from './keys.js'
import { AssertionSigner } from './sign.js'
import { AssertionVerifier } from './verify.js'

const gateway = generateKeyPair()
const instance = generateKeyPair()
const caller: Caller = { subject: 'Users-1', name: 'Ada', groups: ['Groups-1'], systemRoles: [], cap: null }
const request = { method: 'POST', path: '/batch', body: '{"items":[]}' }

function fleet(now = () => 1_000_000_000_000) {
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: gateway.privateKey, now })
  const verifier = new AssertionVerifier({
    audience: 'Instances-1',
    privateKey: instance.privateKey,
    peers: { gateway: gateway.publicKey },
    now,
  })
  const sign = (over: object = {}) =>
    signer.sign({ audience: 'Instances-1', audienceKey: instance.publicKey, caller, ...request, ...over })
  return { sign, verifier }
}

const refused = expect.objectContaining({ code: 'UNAUTHENTICATED' })

describe('assertions', () => {
  test('say who sent a request and on whose behalf', () => {
    const { sign, verifier } = fleet()
    expect(verifier.verify(sign(), request)).toEqual({ issuer: 'gateway', caller })
    expect(verifier.verify(sign({ caller: null }), request)).toEqual({ issuer: 'gateway', caller: null })
  })

  test('a used one is refused, a refused one is not used up', () => {
    const { sign, verifier } = fleet()
    const header = sign()
    expect(() => verifier.verify(header, { ...request, body: 'other' })).toThrow(refused)
    verifier.verify(header, request)
    expect(() => verifier.verify(header, request)).toThrow(refused)
  })

  test.each([
    ['body', { body: '{"items":[1]}' }],
    ['path', { path: '/internal/spaces' }],
    ['method', { method: 'GET' }],
  ])('another %s is refused', (_what, altered) => {
    const { sign, verifier } = fleet()
    expect(() => verifier.verify(sign(), { ...request, ...altered })).toThrow(refused)
  })

  test('altered claims are refused', () => {
    const { sign, verifier } = fleet()
    const [text, mac] = sign().split('.') as [string, string]
    const claims = JSON.parse(Buffer.from(text, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, caller: { ...caller, subject: 'Users-2' } }))
    expect(() => verifier.verify(`${forged.toString('base64url')}.${mac}`, request)).toThrow(refused)
  })

  test.each([undefined, '', '.', 'a.b', 'a.b.c', `${Buffer.from('{}').toString('base64url')}.x`])(
    '%p is refused',
    (header) => expect(() => fleet().verifier.verify(header, request)).toThrow(refused),
  )

  test('one for another Instance, or by a stranger, is refused', () => {
    const { sign, verifier } = fleet()
    expect(() => verifier.verify(sign({ audience: 'Instances-2' }), request)).toThrow(refused)
    const stranger = new AssertionSigner({ issuer: 'gateway', privateKey: generateKeyPair().privateKey })
    const header = stranger.sign({ audience: 'Instances-1', audienceKey: instance.publicKey, caller, ...request })
    expect(() => verifier.verify(header, request)).toThrow(refused)
  })

  test('an Instance cannot forge what the gateway would accept as from another', () => {
    const forger = new AssertionSigner({ issuer: 'directory', privateKey: instance.privateKey })
    const header = forger.sign({ audience: 'gateway', audienceKey: gateway.publicKey, caller: null, ...request })
    const verifier = new AssertionVerifier({
      audience: 'gateway',
      privateKey: gateway.privateKey,
      peers: { directory: generateKeyPair().publicKey, 'Instances-1': instance.publicKey },
    })
    expect(() => verifier.verify(header, request)).toThrow(refused)
  })

  test('an old one is refused, also when the clock jumps, and never accepted twice', () => {
    let now = 1_000_000_000_000
    const { sign, verifier } = fleet(() => now)
    const header = sign()
    verifier.verify(header, request)
    for (const jump of [-3_600_000, 59_000, 61_000, 3_600_000]) {
      now = 1_000_000_000_000 + jump
      expect(() => verifier.verify(header, request)).toThrow(refused)
    }
    now = 1_000_000_000_000
    const unused = sign()
    now += 61_000
    expect(() => verifier.verify(unused, request)).toThrow(refused)
  })
})
