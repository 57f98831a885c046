import { expect, test } from '@jest/globals'
import { generateKeyPair } from './assertion/keys.js'
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
