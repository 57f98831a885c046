import { expect, jest, test } from '@jest/globals'
import { createHmac } from 'node:crypto'
import { generateKeyPair, sharedKey } from './keys.js'
import { fixedKeys } from './key-source.js'
import { AssertionSigner } from './sign.js'
import { AssertionVerifier } from './verify.js'

const [gateway, instance, other] = [generateKeyPair(), generateKeyPair(), generateKeyPair()]
const request = { method: 'POST', path: '/batch', body: '{}' }

test('a signer knows the keys of components as its key source has them', () => {
  const peers = { zone: [other.publicKey, instance.publicKey] }
  const signer = new AssertionSigner({ issuer: 'gateway', keys: fixedKeys({ ...gateway, peers }) })
  expect(signer.keysOf('zone')).toEqual(peers.zone)
  expect(signer.keysOf('directory')).toEqual([])
})

test('a signer keeps what it knows of each receiver apart, by its own clock', () => {
  let now = 0
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: gateway.privateKey, monotonic: () => now })
  signer.receiver('zone').heard('a')
  expect(signer.receiver('zone').nonces).toEqual(['a'])
  expect(signer.receiver('directory').nonces).toEqual([])
  signer.receiver('zone').accepted('old', 'new')
  expect(signer.receiver('zone').inOrder(['new', 'old'])).toEqual(['old', 'new'])
  now = 1_000
  expect(signer.receiver('zone').inOrder(['new', 'old'])).toEqual(['new', 'old'])
})

test('the clock of the process will do', () => {
  const clock = jest.spyOn(performance, 'now').mockReturnValue(0)
  try {
    const receiver = new AssertionSigner({ issuer: 'gateway', privateKey: gateway.privateKey }).receiver('zone')
    receiver.accepted('old', 'new')
    expect(receiver.inOrder(['new', 'old'])).toEqual(['old', 'new'])
    clock.mockReturnValue(1_000)
    expect(receiver.inOrder(['new', 'old'])).toEqual(['new', 'old'])
  } finally {
    clock.mockRestore()
  }
})

test('an assertion that names another receiver is refused even under the right key', () => {
  const verifier = new AssertionVerifier({
    audience: 'Instances-1',
    ...instance,
    peers: { gateway: gateway.publicKey },
  })
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: gateway.privateKey })
  const to = { audience: 'Instances-1', audienceKey: instance.publicKey, nonces: [verifier.nonce], caller: null }
  const [text = ''] = signer.sign({ ...to, ...request }).split('.')
  const claims = JSON.parse(Buffer.from(text, 'base64url').toString()) as object
  const key = sharedKey(gateway.privateKey, instance.publicKey, 'gateway', 'Instances-1')
  const header = (aud: string) => {
    const altered = Buffer.from(JSON.stringify({ ...claims, aud })).toString('base64url')
    return `${altered}.${createHmac('sha256', key).update(altered).digest('base64url')}`
  }
  expect(() => verifier.verify(header('Instances-2'), request)).toThrow('only its own fleet')
  expect(verifier.verify(header('Instances-1'), request).issuer).toBe('gateway')
})
