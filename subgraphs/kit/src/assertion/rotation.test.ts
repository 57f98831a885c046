import { expect, test } from '@jest/globals'
import { generateKeyPair, type KeyPair } from './keys.js'
import { readKeys, type GivenKeys, type KeySource } from './key-source.js'
import { AssertionSigner } from './sign.js'
import { AssertionVerifier } from './verify.js'

const [gateway, gateway2, instance, instance2] = Array.from({ length: 4 }, generateKeyPair) as [
  KeyPair,
  KeyPair,
  KeyPair,
  KeyPair,
]
const request = { method: 'POST', path: '/batch', body: '{}' }

/** Keys that a test replaces. */
function replaceable(given: GivenKeys): KeySource & { set(given: GivenKeys): void } {
  let keys = readKeys(given)
  return { current: () => keys, set: (next) => (keys = readKeys(next)) }
}

function pair() {
  const sending = replaceable({ privateKey: gateway.privateKey })
  const receiving = replaceable({ privateKey: instance.privateKey, peers: { gateway: gateway.publicKey } })
  const signer = new AssertionSigner({ issuer: 'gateway', keys: sending })
  const verifier = new AssertionVerifier({ audience: 'Instances-1', keys: receiving })
  const passes = (audienceKey = instance.publicKey) => {
    const nonces = [verifier.nonce]
    const header = signer.sign({ audience: 'Instances-1', audienceKey, nonces, caller: null, ...request })
    try {
      return verifier.verify(header, request).issuer === 'gateway'
    } catch {
      return false
    }
  }
  return { sending, receiving, passes }
}

test('a sender changes its key: both are accepted for a while, then the new one alone', () => {
  const { sending, receiving, passes } = pair()
  expect(passes()).toBe(true)
  const { privateKey } = instance
  receiving.set({ privateKey, peers: { gateway: [gateway2.publicKey, gateway.publicKey] } })
  expect(passes()).toBe(true)
  sending.set({ privateKey: gateway2.privateKey, previousPrivateKeys: [gateway.privateKey] })
  expect(passes()).toBe(true)
  receiving.set({ privateKey, peers: { gateway: gateway2.publicKey } })
  expect(passes()).toBe(true)
  sending.set({ privateKey: gateway.privateKey })
  expect(passes()).toBe(false)
})

test('a receiver changes its key: it goes by both for a while, then by the new one alone', () => {
  const { receiving, passes } = pair()
  const peers = { gateway: gateway.publicKey }
  expect([passes(), passes(instance2.publicKey)]).toEqual([true, false])
  receiving.set({ privateKey: instance2.privateKey, previousPrivateKeys: [instance.privateKey], peers })
  expect([passes(), passes(instance2.publicKey)]).toEqual([true, true])
  receiving.set({ privateKey: instance2.privateKey, peers })
  expect([passes(), passes(instance2.publicKey)]).toEqual([false, true])
})

test('a new key that the receiver was not told of is refused', () => {
  const { sending, passes } = pair()
  sending.set({ privateKey: gateway2.privateKey })
  expect(passes()).toBe(false)
})

test('a peer that is taken out is refused at once', () => {
  const { receiving, passes } = pair()
  expect(passes()).toBe(true)
  receiving.set({ privateKey: instance.privateKey, peers: {} })
  expect(passes()).toBe(false)
})
