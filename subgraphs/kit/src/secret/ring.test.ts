import { expect, test } from '@jest/globals'
import { generateKeyPair } from '../assertion/keys.js'
import { readKeys, type KeySource } from '../assertion/key-source.js'
import { deriveEncryptionKey, generateEncryptionKey, isEncryptionKey, readEncryptionKey } from './key.js'
import { fixedSecretKeys, secretKeys, type SecretKeys } from './ring.js'

const { privateKey } = generateKeyPair()
const STORAGE = 'a storage secret of more than 32 characters'
const [a, b, c] = Array.from({ length: 3 }, generateEncryptionKey) as [string, string, string]
const idOf = (key: string) => readEncryptionKey(key).id
const ids = (keys: SecretKeys) => keys.current().map(({ id }) => id)
const DERIVED = deriveEncryptionKey(STORAGE).id

/** Keys of a component that a test replaces. */
function replaceable(...encryptionKeys: string[]): KeySource & { set(...encryptionKeys: string[]): void } {
  let keys = readKeys({ privateKey, encryptionKeys })
  return { current: () => keys, set: (...next) => (keys = readKeys({ privateKey, encryptionKeys: next })) }
}

test('whoever was given no key has one of its storage secret, always the same and of nobody else’s', () => {
  const settings = { SPACEPORT_STORAGE_SECRET: STORAGE }
  expect(ids(secretKeys(settings, replaceable()))).toEqual([DERIVED])
  expect(ids(secretKeys({ SPACEPORT_PRIVATE_KEY: privateKey }, replaceable()))).toEqual([
    deriveEncryptionKey(privateKey).id,
  ])
  expect(deriveEncryptionKey(`${STORAGE}.`).id).not.toBe(DERIVED)
  expect(() => secretKeys({ SPACEPORT_KEYS_FILE: 'keys.json' }, replaceable())).toThrow(/STORAGE_SECRET is not set/)
})

test('keys are those of the file, then those of the settings, then the derived one, each once', () => {
  const settings = { SPACEPORT_STORAGE_SECRET: STORAGE, SPACEPORT_ENCRYPTION_KEYS: [b, c] }
  expect(ids(secretKeys(settings, replaceable()))).toEqual([idOf(b), idOf(c), DERIVED])
  expect(ids(secretKeys(settings, replaceable(a)))).toEqual([idOf(a), idOf(b), idOf(c), DERIVED])
  expect(ids(secretKeys(settings, replaceable(c, a)))).toEqual([idOf(c), idOf(a), idOf(b), DERIVED])
})

test('keys that are replaced are in force at the next use; while they are not, neither is the ring', () => {
  const source = replaceable(a)
  const keys = secretKeys({ SPACEPORT_STORAGE_SECRET: STORAGE }, source)
  const before = keys.current()
  expect(keys.current()).toBe(before)
  source.set(b, a)
  expect(ids(keys)).toEqual([idOf(b), idOf(a), DERIVED])
  source.set(b)
  expect(ids(keys)).toEqual([idOf(b), DERIVED])
  source.set()
  expect(ids(keys)).toEqual([DERIVED])
})

test('a key is 32 bytes in base64, is named by 16 digits that do not hold it, and is refused otherwise', () => {
  expect(isEncryptionKey(a)).toBe(true)
  expect(idOf(a)).toMatch(/^[0-9a-f]{16}$/)
  expect(new Set([a, b, c].map(idOf)).size).toBe(3)
  expect(Buffer.from(a, 'base64').toString('hex')).not.toContain(idOf(a))
  expect(() => fixedSecretKeys('hunter2')).toThrow(new Error('An encryption key has 32 bytes, in base64.'))
  expect(ids(fixedSecretKeys(a, b))).toEqual([idOf(a), idOf(b)])
})
