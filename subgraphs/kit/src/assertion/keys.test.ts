import { expect, test } from '@jest/globals'
import { generateKeyPairSync } from 'node:crypto'
import { generateKeyPair, isPrivateKey, isPublicKey, keyId, pairId, publicKeyOf, sharedKey } from './keys.js'

const [a, b] = [generateKeyPair(), generateKeyPair()]
const ed25519 = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
})

/** The SPKI of an X25519 public key that is these 32 bytes (RFC 8410). */
const spki = (bytes: Buffer) =>
  Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), bytes]).toString('base64')

test('each half of a pair is known for what it is', () => {
  expect([isPrivateKey(a.privateKey), isPublicKey(a.publicKey)]).toEqual([true, true])
  expect([isPrivateKey(a.publicKey), isPublicKey(a.privateKey)]).toEqual([false, false])
  expect(publicKeyOf(a.privateKey)).toBe(a.publicKey)
})

/** What is no X25519 key, under names that stay the same from run to run. */
const notKeys = (ed25519: Buffer): [string, string][] => [
  ['nothing', ''],
  ['a letter', 'x'],
  ['three bytes', 'AAAA'],
  ['a key of another kind', ed25519.toString('base64')],
]

test.each(notKeys(ed25519.publicKey))('%s is no public key', (_what, text) => {
  expect(isPublicKey(text)).toBe(false)
})

test.each(notKeys(ed25519.privateKey))('%s is no private key', (_what, text) => {
  expect(isPrivateKey(text)).toBe(false)
  expect(() => publicKeyOf(text)).toThrow()
})

test('a public key that gives everybody the same secret is none', () => {
  expect(isPublicKey(spki(Buffer.alloc(32)))).toBe(false)
  expect(isPublicKey(spki(Buffer.from([1, ...Buffer.alloc(31)])))).toBe(false)
  expect(isPublicKey(spki(Buffer.from([9, ...Buffer.alloc(31)])))).toBe(true)
})

test('a key has one form: neither blanks nor more behind it', () => {
  expect(isPublicKey(`${a.publicKey} `)).toBe(false)
  expect(isPublicKey(`${a.publicKey}AAAA`)).toBe(false)
})

test('both sides derive the same key, and none that goes the other way or elsewhere', () => {
  const there = sharedKey(a.privateKey, b.publicKey, 'gateway', 'zone')
  expect(there).toHaveLength(32)
  expect(sharedKey(b.privateKey, a.publicKey, 'gateway', 'zone')).toEqual(there)
  expect(sharedKey(a.privateKey, b.publicKey, 'zone', 'gateway')).not.toEqual(there)
  expect(sharedKey(a.privateKey, b.publicKey, 'gateway', 'Instances-1')).not.toEqual(there)
  expect(sharedKey(a.privateKey, b.publicKey, 'directory', 'zone')).not.toEqual(there)
})

test('a key is named by its digest, a pair by sender and receiver', () => {
  expect(keyId(spki(Buffer.from([9, ...Buffer.alloc(31)])))).toBe('LK-N5DMqau6N')
  expect(keyId(a.publicKey)).toMatch(/^[\w-]{12}$/)
  expect(pairId(a.publicKey, b.publicKey)).toBe(`${keyId(a.publicKey)}.${keyId(b.publicKey)}`)
})
