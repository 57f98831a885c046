import { expect, test } from '@jest/globals'
import { generateKeyPair } from './assertion/keys.js'
import { generateEncryptionKey } from './secret/key.js'
import { GATEWAY_SETTINGS, readSettings } from './settings.js'

const { privateKey, publicKey } = generateKeyPair()
const sound = {
  SPACEPORT_PRIVATE_KEY: privateKey,
  SPACEPORT_PEERS: JSON.stringify({ directory: publicKey }),
  SPACEPORT_DIRECTORY_URL: 'http://127.0.0.1:1',
  SPACEPORT_ZONE_URL: 'http://127.0.0.1:2',
}

test('sound settings are read, with their defaults', () => {
  expect(readSettings(GATEWAY_SETTINGS, sound)).toMatchObject({
    SPACEPORT_GATEWAY_PORT: 4000,
    SPACEPORT_HOST: '127.0.0.1',
    SPACEPORT_PEERS: { directory: publicKey },
  })
})

test('every wrong or missing setting is named at once, without its value', () => {
  const read = () =>
    readSettings(GATEWAY_SETTINGS, { ...sound, SPACEPORT_PRIVATE_KEY: 'hunter2', SPACEPORT_ZONE_URL: '' })
  expect(read).toThrow(/SPACEPORT_PRIVATE_KEY is not an X25519 private key.*SPACEPORT_ZONE_URL is not set\./)
  expect(read).not.toThrow(/hunter2/)
})

test('encryption keys are a list, newest first', () => {
  const keys = [generateEncryptionKey(), generateEncryptionKey()]
  const read = readSettings(['SPACEPORT_ENCRYPTION_KEYS'], { SPACEPORT_ENCRYPTION_KEYS: keys.join(',') })
  expect(read.SPACEPORT_ENCRYPTION_KEYS).toEqual(keys)
  expect(readSettings(['SPACEPORT_ENCRYPTION_KEYS'], {})).toEqual({})
})

const key = Buffer.alloc(32, 7).toString('base64')
const LIST = 'SPACEPORT_ENCRYPTION_KEYS is not a list of keys of 32 bytes (base64, with commas).'
test.each([
  ['too short', Buffer.alloc(31).toString('base64'), LIST],
  ['too long', Buffer.alloc(33).toString('base64'), LIST],
  ['in hex', Buffer.alloc(32, 7).toString('hex'), LIST],
  ['without its padding', key.slice(0, -1), LIST],
  ['with bits that nobody reads', key.replace(/.=$/, 'd='), LIST],
  ['behind a space', `${key}, ${key}`, LIST],
  ['followed by nothing', `${key},`, LIST],
  ['given twice', `${key},${key}`, 'SPACEPORT_ENCRYPTION_KEYS holds a key twice.'],
])('an encryption key %s is refused, without its value', (_, text, sentence) => {
  const read = () => readSettings(['SPACEPORT_ENCRYPTION_KEYS'], { SPACEPORT_ENCRYPTION_KEYS: text })
  expect(read).toThrow(new Error(sentence))
})
