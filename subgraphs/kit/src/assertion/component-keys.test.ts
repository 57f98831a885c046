import { afterEach, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { componentKeys, storageSecret } from './component-keys.js'
import { keysOf } from './key-source.js'
import { generateKeyPair } from './keys.js'

const [own, gateway, next] = Array.from({ length: 3 }, generateKeyPair) as [Pair, Pair, Pair]
type Pair = ReturnType<typeof generateKeyPair>
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function fileOf(content: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-keys-'))
  folders.push(folder)
  writeFileSync(join(folder, 'keys.json'), JSON.stringify(content))
  return join(folder, 'keys.json')
}

test('keys come from the environment, where one of a peer’s needs no list', () => {
  const keys = componentKeys({
    SPACEPORT_PRIVATE_KEY: own.privateKey,
    SPACEPORT_PEERS: { gateway: gateway.publicKey, zone: [next.publicKey, gateway.publicKey] },
  })
  expect(keys.current()).toEqual({
    privateKeys: [own.privateKey],
    peers: { gateway: [gateway.publicKey], zone: [next.publicKey, gateway.publicKey] },
    encryptionKeys: [],
  })
  expect(keys.current()).toBe(keys.current())
})

test('keys come from a file', () => {
  const content = { privateKey: own.privateKey, peers: { gateway: [gateway.publicKey] } }
  const keys = componentKeys({ SPACEPORT_KEYS_FILE: fileOf(content) })
  expect(keysOf(keys.current(), 'gateway')).toEqual([gateway.publicKey])
})

test('a component that nobody told its keys does not start, nor one that was told two ways', () => {
  expect(() => componentKeys({})).toThrow('SPACEPORT_PRIVATE_KEY is not set, nor is SPACEPORT_KEYS_FILE.')
  expect(() => componentKeys({ SPACEPORT_PRIVATE_KEY: own.privateKey })).toThrow(
    'SPACEPORT_PEERS is not set, nor is SPACEPORT_KEYS_FILE.',
  )
  const file = fileOf({ privateKey: own.privateKey, peers: {} })
  for (const more of [{ SPACEPORT_PRIVATE_KEY: own.privateKey }, { SPACEPORT_PEERS: {} }]) {
    expect(() => componentKeys({ SPACEPORT_KEYS_FILE: file, ...more })).toThrow(/^SPACEPORT_KEYS_FILE takes the place/)
  }
})

test('nobody is known by what every object has', () => {
  const keys = componentKeys({ SPACEPORT_PRIVATE_KEY: own.privateKey, SPACEPORT_PEERS: {} }).current()
  for (const name of ['constructor', '__proto__', 'toString', 'zone']) expect(keysOf(keys, name)).toEqual([])
})

test('what is stored is kept under a secret of its own; without rotation the private key will do', () => {
  const secret = 'a secret that outlives every key that is rotated'
  const keys = { SPACEPORT_PRIVATE_KEY: own.privateKey }
  expect(storageSecret({ ...keys, SPACEPORT_STORAGE_SECRET: secret })).toBe(secret)
  expect(storageSecret(keys)).toBe(own.privateKey)
  const file = fileOf({ privateKey: own.privateKey, peers: {} })
  expect(storageSecret({ SPACEPORT_KEYS_FILE: file, SPACEPORT_STORAGE_SECRET: secret })).toBe(secret)
  expect(() => storageSecret({ SPACEPORT_KEYS_FILE: file })).toThrow(
    'SPACEPORT_STORAGE_SECRET is not set: it goes with SPACEPORT_KEYS_FILE.',
  )
})
