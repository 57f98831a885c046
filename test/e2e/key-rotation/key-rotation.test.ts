import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publicKeyOf } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { closeConnections, ComponentClient } from '@spaceport/kit/client'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startHastily } from '../../harness/databases.js'
import { makeFolder, removeFolder } from '../../harness/folder.js'
import { readDemoFile, READY, startLauncher, type Launcher } from '../../harness/launcher.js'

const SCRIPT = fileURLToPath(new URL('../../../deploy/keys.mjs', import.meta.url))
const COMPONENTS = ['gateway', 'directory', 'zone', 'instance-0'] as const
type Component = (typeof COMPONENTS)[number]

let folder: string
let launcher: Launcher
beforeAll(async () => {
  folder = makeFolder()
  const sizes = { instances: 1, spaces: 2, projects: 2, environments: 4, tenants: 2, releases: 2, deployments: 2 }
  await startHastily(folder)
  launcher = startLauncher(folder, sizes)
  await launcher.printed(READY)
})
afterAll(async () => {
  await closeConnections()
  launcher.signal('SIGTERM')
  await launcher.ended
  removeFolder(folder)
})

const demo = () => readDemoFile(folder)!
const instanceId = () => demo().instances[0]!.id

/** Runs the command as a person would. */
function keys(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '' }
    execFile(process.execPath, [SCRIPT, ...args, '--data-dir', folder], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

type Keys = {
  privateKey: string
  previousPrivateKeys: string[]
  peers: Record<string, string[]>
  encryptionKeys?: string[]
}
const keysOf = (component: Component) =>
  JSON.parse(readFileSync(join(folder, 'keys', `${component}.json`), 'utf8')) as Keys

/** One question that takes the gateway, the directory, the zone and the Instance to answer. */
const QUESTION = `{
  me { name }
  projects(first: 2) {
    completeness { asked answered }
    nodes { name space { name instance { name zone { name } } } environments { name owner { name } } }
  }
}`

async function askOnce(): Promise<string | null> {
  const { graphql, apiKey } = demo()
  const answer = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query: QUESTION }),
  })
  const text = await answer.text()
  const body = JSON.parse(text) as {
    data?: { projects?: { completeness: { asked: number; answered: number }; nodes: { environments: unknown }[] } }
    errors?: unknown
  }
  const { completeness, nodes } = body.data?.projects ?? { completeness: null, nodes: [] }
  const whole = completeness?.asked === 2 && completeness.answered === 2 && nodes.length === 2
  return answer.status === 200 && !body.errors && whole ? null : `${answer.status} ${text}`
}

/** Asks without a pause, so many at a time, until the work is done; gives what was not answered in full. */
async function askingWhile(work: () => Promise<void>, atOnce = 2): Promise<{ asked: number; failed: string[] }> {
  let [ended, asked] = [false, 0]
  const failed: string[] = []
  const loop = async () => {
    while (!ended) {
      asked++
      const failure = await askOnce().catch((error: unknown) => String(error))
      if (failure !== null) failed.push(failure)
    }
  }
  const loops = Array.from({ length: atOnce }, loop)
  try {
    await work()
  } finally {
    ended = true
    await Promise.all(loops)
  }
  return { asked, failed }
}

/** The status that a component gives to a call under these keys. */
async function callAs(issuer: string, privateKey: string, to: { name: string; url: string; publicKey: string }) {
  const client = new ComponentClient(new AssertionSigner({ issuer, privateKey }), to)
  return (await client.text({ method: 'GET', path: '/internal/sdl' })).status
}

function urlOf(name: string): string {
  const { ports } = JSON.parse(readFileSync(join(folder, 'launcher.json'), 'utf8')) as { ports: Record<string, number> }
  return `http://127.0.0.1:${ports[name]}`
}

describe('keys', () => {
  test('are rotated one after the other, and not one request fails', async () => {
    const before = Object.fromEntries(COMPONENTS.map((name) => [name, keysOf(name)])) as Record<Component, Keys>
    const pids = demo().instances.map(({ pid }) => pid)
    const { asked, failed } = await askingWhile(async () => {
      for (const component of ['gateway', 'directory', 'zone', instanceId()]) {
        const { code, output } = await keys('rotate', component, '--overlap', '3')
        expect({ code, output }).toMatchObject({ code: 0 })
      }
    })
    expect(failed).toEqual([])
    expect(asked).toBeGreaterThan(20)
    // Nothing was started again.
    expect(demo().instances.map(({ pid }) => pid)).toEqual(pids)

    for (const name of COMPONENTS) {
      expect(keysOf(name).privateKey).not.toBe(before[name].privateKey)
      expect(keysOf(name).previousPrivateKeys).toEqual([])
    }
    const gateway = keysOf('gateway').privateKey
    const publicKey = (component: Component, keys = keysOf(component)) => publicKeyOf(keys.privateKey)
    const receivers = { directory: 'directory', zone: 'zone', [instanceId()]: 'instance-0' } as Record<
      string,
      Component
    >
    for (const [name, file] of Object.entries(receivers)) {
      const to = { name, url: urlOf(file), publicKey: publicKey(file) }
      expect(await callAs('gateway', gateway, to)).toBe(200)
      // The gateway's old key is not believed, nor are the receiver's own old keys.
      expect(await callAs('gateway', before.gateway.privateKey, to)).toBe(401)
      expect(await callAs('gateway', gateway, { ...to, publicKey: publicKey(file, before[file]) })).toBe(401)
    }
    const instance = { name: instanceId(), url: urlOf('instance-0'), publicKey: publicKey('instance-0') }
    expect(await callAs('directory', keysOf('directory').privateKey, instance)).toBe(200)
    expect(await callAs('directory', before.directory.privateKey, instance)).toBe(401)
  })

  test('for what Spaces keep secret are rotated meanwhile too', async () => {
    const before = keysOf('instance-0')
    expect(before.encryptionKeys ?? []).toEqual([])
    const { failed } = await askingWhile(async () => {
      const { code, output } = await keys('rotate-secrets')
      expect({ code, output }).toMatchObject({ code: 0 })
      for (const space of demo().instances[0]!.spaces) expect(output).toContain(`${space}: done`)
    })
    expect(failed).toEqual([])
    expect(keysOf('instance-0')).toEqual({ ...before, encryptionKeys: [expect.any(String)] })
  })

  test('that were rotated are there after a component ended and was started again', async () => {
    const pid = demo().instances[0]?.pid ?? 0
    process.kill(pid, 'SIGKILL')
    for (;;) {
      const now = readDemoFile(folder)?.instances[0]?.pid
      if (now && now !== pid && (await askOnce().catch(() => 'later')) === null) break
      // What is waited for needs the processors.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })

  test('are rotated by a command that says what it takes', async () => {
    expect(await keys('--help')).toMatchObject({ code: 0, output: expect.stringContaining('Usage: npm run keys') })
    const wrong: [string[], string][] = [
      [['rotate'], 'Say what to rotate'],
      [['turn', 'gateway'], 'Say what to rotate'],
      [['rotate', 'web'], 'There is no web: choose gateway, directory, zone, Instances-1 or all.'],
      [['rotate-secrets', 'zone'], 'There is no zone: choose Instances-1 or all.'],
      [['rotate', 'zone', '--overlap', 'x'], '--overlap takes seconds, not "x".'],
      [['rotate', 'zone', '--sooner'], 'See npm run keys -- --help.'],
    ]
    for (const [args, sentence] of wrong) {
      const { code, output } = await keys(...args)
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(sentence) })
      expect(output.trim().split('\n')).toHaveLength(1)
    }
  })
})
