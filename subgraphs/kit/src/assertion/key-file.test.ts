import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KeyFile, REREAD, type KeyFileContent } from './key-file.js'
import { generateEncryptionKey, readEncryptionKey } from '../secret/key.js'
import { generateKeyPair, keyId } from './keys.js'

const [old, fresh, peer, other] = Array.from({ length: 4 }, generateKeyPair) as [Pair, Pair, Pair, Pair]
type Pair = ReturnType<typeof generateKeyPair>

const encryptionKeys = [generateEncryptionKey(), generateEncryptionKey()]

let folder: string
let path: string
let now: number
let logged: { level: string; message: string; error?: string }[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-keys-'))
  path = join(folder, 'keys.json')
  now = 0
  logged = []
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
    logged.push(JSON.parse(String(line)))
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const first: KeyFileContent = { privateKey: old.privateKey, peers: { gateway: [peer.publicKey] } }
const second: KeyFileContent = {
  privateKey: fresh.privateKey,
  previousPrivateKeys: [old.privateKey],
  peers: { gateway: [other.publicKey, peer.publicKey], zone: [peer.publicKey] },
  encryptionKeys,
}

/** As whoever changes keys is told to do it: a whole file takes the place of the other. */
function replace(content: unknown): void {
  writeFileSync(`${path}.new`, typeof content === 'string' ? content : JSON.stringify(content))
  renameSync(`${path}.new`, path)
}

function open(): KeyFile {
  return new KeyFile(path, { monotonic: () => now })
}

const ofFirst = { privateKeys: [old.privateKey], peers: { gateway: [peer.publicKey] }, encryptionKeys: [] }
const ofSecond = {
  privateKeys: [fresh.privateKey, old.privateKey],
  peers: { gateway: [other.publicKey, peer.publicKey], zone: [peer.publicKey] },
  encryptionKeys,
}

test('keys are read from the file, newest first', () => {
  replace(second)
  expect(open().current()).toEqual(ofSecond)
})

test('a replaced file is in force no later than it is promised, and said in the log without the keys', () => {
  replace(first)
  now = 5_000
  const keys = open()
  const before = keys.current()
  replace(second)
  now = 5_000 + REREAD - 1
  expect(keys.current()).toBe(before)
  now = 5_000 + REREAD
  expect(keys.current()).toEqual(ofSecond)
  const ids = [fresh, old].map(({ publicKey }) => keyId(publicKey))
  const encryptionIds = encryptionKeys.map((key) => readEncryptionKey(key).id)
  expect(logged).toMatchObject([
    { level: 'info', message: 'the keys have changed', keys: ids, encryptionKeys: encryptionIds },
  ])
  for (const key of [fresh.privateKey, old.privateKey, ...encryptionKeys]) {
    expect(JSON.stringify(logged)).not.toContain(key)
  }
})

test('while nothing changes, neither do the keys: not even the object', () => {
  replace(first)
  const keys = open()
  const before = keys.current()
  for (now = 0; now < 5 * REREAD; now += REREAD) expect(keys.current()).toBe(before)
  expect(logged).toEqual([])
})

test('a file that is written over in place is seen too', () => {
  replace(first)
  const keys = open()
  writeFileSync(path, JSON.stringify(second))
  now += REREAD
  expect(keys.current()).toEqual(ofSecond)
})

const broken: [string, unknown][] = [
  ['empty', ''],
  ['cut', JSON.stringify(second).slice(0, -5)],
  ['not an object', []],
  ['without a private key', { peers: {} }],
  ['without peers', { privateKey: fresh.privateKey }],
  ['of a wrong private key', { ...second, privateKey: fresh.publicKey }],
  ['of a wrong previous key', { ...second, previousPrivateKeys: ['x'] }],
  ['of a wrong peer’s key', { ...second, peers: { gateway: ['x'] } }],
  ['of a private key as a peer’s', { ...second, peers: { gateway: [peer.privateKey] } }],
  ['of a peer without keys', { ...second, peers: { gateway: [] } }],
  ['of a wrong encryption key', { ...second, encryptionKeys: [fresh.privateKey] }],
  ['of too many encryption keys', { ...second, encryptionKeys: Array.from({ length: 9 }, generateEncryptionKey) }],
  ['of more than it may hold', { ...second, more: 1 }],
  ['of too many own keys', { ...second, previousPrivateKeys: Array.from({ length: 9 }, () => old.privateKey) }],
  ['of too many keys of a peer', { ...second, peers: { gateway: Array.from({ length: 9 }, () => peer.publicKey) } }],
]

test.each(broken)(
  'a file that is %s leaves the keys as they are, says so once, and is mended by the next',
  (_, content) => {
    replace(first)
    const keys = open()
    replace(content)
    for (let look = 0; look < 3; look++) {
      now += REREAD
      expect(keys.current()).toEqual(ofFirst)
    }
    expect(logged).toMatchObject([{ level: 'error', message: 'the keys stay as they are' }])
    expect(logged[0]?.error).toMatch(/^The keys file .+ is of no use: .+\.$/)
    expect(logged[0]?.error).not.toContain(fresh.privateKey)
    replace(second)
    now += REREAD
    expect(keys.current()).toEqual(ofSecond)
  },
)

test('a file that vanishes leaves the keys as they are', () => {
  replace(first)
  const keys = open()
  rmSync(path)
  now += REREAD
  expect(keys.current()).toEqual(ofFirst)
  expect(logged[0]?.error).toMatch(/^The keys file .+ cannot be read \(ENOENT\)\.$/)
  replace(second)
  now += REREAD
  expect(keys.current()).toEqual(ofSecond)
})

test('a component does not start with a file that is not there or of no use: one sentence says why', () => {
  expect(open).toThrow(/^The keys file .+ cannot be read \(ENOENT\)\.$/)
  replace({ ...first, peers: { zone: ['x'] } })
  expect(open).toThrow(/is of no use: peers\.zone\.0: holds a public key that is not X25519/)
  replace('[')
  expect(open).toThrow(/^The keys file \S+ is of no use: [A-Z].+\.$/)
})

test('a file that is gone for a while leaves the keys as they are', () => {
  replace(first)
  const keys = open()
  const before = keys.current()
  rmSync(path)
  now += REREAD
  expect(keys.current()).toBe(before)
  expect(logged).toMatchObject([{ level: 'error', error: `The keys file ${path} cannot be read (ENOENT).` }])
  replace(second)
  now += REREAD
  expect(keys.current()).toEqual(ofSecond)
})

test('the clock of the process will do', () => {
  replace(first)
  const keys = new KeyFile(path, { reread: 0 })
  replace(second)
  expect(keys.current()).toEqual(ofSecond)
})
