import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { KeyFile } from '@spaceport/kit/assertion/key-file'
import { publicKeyOf } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { closeConnections, ComponentClient } from '@spaceport/kit/client'
import type { Listening } from '@spaceport/kit/server/listen'
import { startService } from '@spaceport/kit/server/service'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSizes } from '../../demo/sizes.js'
import { Memory } from '../memory.js'
import { ensureKeyFile, keyFilePath, presentPublicKey, readKeyFile, writeKeyFile } from './key-files.js'
import { rotate } from './rotate.js'

let folder: string
let memory: Memory
const running: Listening[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-keys-'))
  memory = Memory.create(folder, demoSizes({}), 1)
})
afterEach(async () => {
  await closeConnections()
  await Promise.all(running.splice(0).map((one) => one.close(0)))
  rmSync(folder, { recursive: true })
})

/** Who calls whom; an Instance is `Instances-1` to the others, and its files are named by its place. */
const CALLS = [
  ['gateway', 'directory'],
  ['gateway', 'zone'],
  ['zone', 'directory'],
  ['gateway', 'Instances-1'],
  ['directory', 'Instances-1'],
  ['zone', 'Instances-1'],
] as const
const FILES = { gateway: 'gateway', directory: 'directory', zone: 'zone', 'Instances-1': 'instance-0' } as const

/** A fleet of components that do nothing but answer each other, each with its keys file, read anew at each use. */
async function fleet() {
  const keys = Object.fromEntries(
    Object.entries(FILES).map(([name, file]) => [
      name,
      new KeyFile(ensureKeyFile(folder, memory, file), { reread: 0 }),
    ]),
  ) as Record<keyof typeof FILES, KeyFile>
  const urls: Record<string, string> = {}
  for (const name of ['directory', 'zone', 'Instances-1'] as const) {
    const service = await startService({
      host: '127.0.0.1',
      port: 0,
      verifier: new AssertionVerifier({ audience: name, keys: keys[name] }),
      routes: [
        { method: 'POST', path: '/', from: ['gateway', 'directory', 'zone'], handle: () => Response.json('done') },
      ],
    })
    running.push(service)
    urls[name] = service.url
  }
  const signers = new Map<string, AssertionSigner>()
  const signerOf = (issuer: keyof typeof FILES) => {
    const signer = signers.get(issuer) ?? new AssertionSigner({ issuer, keys: keys[issuer] })
    signers.set(issuer, signer)
    return signer
  }
  const known: { publicKey: string; nextPublicKey: string | null } = {
    publicKey: presentPublicKey(folder, memory, 'instance-0'),
    nextPublicKey: null,
  }
  const instance = {
    announce: (publicKey: string) => Promise.resolve(void (known.nextPublicKey = publicKey)),
    finish: (publicKey: string) => Promise.resolve(void Object.assign(known, { publicKey, nextPublicKey: null })),
  }
  const call = (by: AssertionSigner, to: string, peerKeys: object) =>
    new ComponentClient(by, { name: to, url: urls[to] ?? '', ...peerKeys }).call({
      method: 'POST',
      path: '/',
      json: {},
    })
  const all = async () => {
    const answers = CALLS.map(([from, to]) => call(signerOf(from), to, to === 'Instances-1' ? known : {}))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(CALLS.map(() => 200))
  }
  return { instance, all, call, known, signerOf }
}

const ROTATED = ['gateway', 'directory', 'zone', 'Instances-1'] as const

describe('a rotation', () => {
  test.each(ROTATED)(
    'of %s lets every call through at every step, and refuses the old key afterwards',
    async (name) => {
      const { instance, all, call, known, signerOf } = await fleet()
      const component = FILES[name]
      const old = readKeyFile(folder, component)!
      const oldKnown = { ...known }
      await all()
      let steps = 0
      const step = async () => {
        steps++
        await all()
      }
      const place = name === 'Instances-1' ? instance : null
      await rotate({ folder, component, instance: place, settle: step, drain: step })
      await all()
      expect(steps).toBe(5)
      const now = readKeyFile(folder, component)!
      expect(now.privateKey).not.toBe(old.privateKey)
      expect(now.previousPrivateKeys).toEqual([])

      if (name === 'Instances-1') {
        expect((await call(signerOf('gateway'), name, { publicKey: oldKnown.publicKey })).status).toBe(401)
        expect(known.publicKey).toBe(publicKeyOf(now.privateKey))
        return
      }
      const thief = new AssertionSigner({ issuer: name, privateKey: old.privateKey })
      const to = name === 'directory' ? 'Instances-1' : 'directory'
      const toKeys = name === 'directory' ? known : { publicKey: presentPublicKey(folder, memory, 'directory') }
      expect((await call(thief, to, toKeys)).status).toBe(401)
      if (name !== 'gateway') {
        const stale = { publicKey: publicKeyOf(old.privateKey) }
        expect((await call(signerOf('gateway'), name, stale)).status).toBe(401)
      }
    },
  )

  test.each(ROTATED)('of %s that was interrupted leaves a fleet that works, and can be done again', async (name) => {
    const { instance, all } = await fleet()
    const component = FILES[name]
    const place = name === 'Instances-1' ? instance : null
    for (let last = 1; last <= 5; last++) {
      let steps = 0
      const step = () => (++steps === last ? Promise.reject(new Error('killed')) : Promise.resolve())
      const killed = rotate({ folder, component, instance: place, settle: step, drain: step })
      await expect(killed).rejects.toThrow('killed')
      await all()
    }
    await rotate({ folder, component, instance: place, settle: all, drain: all })
    await all()
    expect(readKeyFile(folder, component)?.previousPrivateKeys).toEqual([])
    for (const other of Object.values(FILES)) {
      expect(readKeyFile(folder, other)?.peers[component]?.length ?? 1).toBe(1)
    }
  })

  test('needs keys that there are', async () => {
    const nothing = () => Promise.resolve()
    const done = rotate({ folder, component: 'gateway', instance: null, settle: nothing, drain: nothing })
    await expect(done).rejects.toThrow(/^There are no keys of gateway in .+: start the fleet first\.$/)
  })
})

test('keys files are for their owner alone, made once, and of the keys that others know already', () => {
  const path = ensureKeyFile(folder, memory, 'zone')
  expect(path).toBe(keyFilePath(folder, 'zone'))
  const made = readKeyFile(folder, 'zone')!
  expect(made.privateKey).toBe(memory.keys('zone').privateKey)
  writeKeyFile(folder, 'gateway', { ...made, privateKey: memory.keys('directory').privateKey })
  ensureKeyFile(folder, memory, 'zone')
  expect(readKeyFile(folder, 'zone')).toEqual(made)
  ensureKeyFile(folder, memory, 'instance-0')
  expect(readKeyFile(folder, 'instance-0')?.peers.gateway).toEqual([memory.keys('directory').publicKey])
})
