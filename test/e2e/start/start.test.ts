import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { createClient } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { isAlive } from '@spaceport/database/engine/process'
import { seededRandom } from '@spaceport/kit/random'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { makeFolder, removeFolder } from '../../harness/folder.js'
import { partPidsOf, pidsOf, READY, readDemoFile, startLauncher, type Launcher } from '../../harness/launcher.js'

// A start takes some seconds, on a busy machine many.
jest.setTimeout(240_000)

const SIZES = { instances: 2, spaces: 3, projects: 6, releases: 60, deployments: 200 }
const COUNTS = document<Record<string, { totalCount: number } | null>>(`{
  spaces(first: 1) { totalCount } projects(first: 1) { totalCount } releases(first: 1) { totalCount }
  environments(first: 1) { totalCount } tenants(first: 1) { totalCount } zones(first: 1) { totalCount }
}`)
const EXPECTED = { spaces: 3, projects: 6, releases: 60, environments: 12, tenants: 30, zones: 3 }

/** What the graph says that there is. */
async function counts(folder: string): Promise<Record<string, number | undefined>> {
  const demo = readDemoFile(folder)
  const answer = await createClient({ url: demo?.graphql ?? '', apiKey: demo?.apiKey ?? '' }).request(COUNTS)
  return Object.fromEntries(Object.entries(answer).map(([name, list]) => [name, list?.totalCount]))
}

/** What a start must not change: ports, keys and ids. */
function remembered(folder: string) {
  const { ports, keys, tokens, instances, spaces } = JSON.parse(
    readFileSync(join(folder, 'launcher.json'), 'utf8'),
  ) as {
    ports: Record<string, number>
    keys: object
    tokens: { demo: string }
    instances: string[]
    spaces: string[]
  }
  return { ports, keys, tokens, instances, spaces }
}

/** Looks now and then, as what is waited for needs the processors. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

const LONG = process.env.SPACEPORT_LONG === '1'
const seed = process.env.SPACEPORT_SEED ?? String(Date.now())
const random = seededRandom(seed)
/** Each line is printed when a step begins; the kill comes somewhere in it. */
const STEPS = ['Starting the database', 'Starting directory', 'Registering', 'Creating Spaces', 'Loading']
const anyMoment = () => ({ step: random.pick(STEPS), after: random.int(0, 1500) })

let launcher: Launcher | null = null

/** Starts on an empty folder, kills the start somewhere in a step, and starts again at once: no part of the first may then be left. */
async function startAfterKill(folder: string, { step, after }: ReturnType<typeof anyMoment>): Promise<Launcher> {
  launcher = startLauncher(folder, SIZES)
  await launcher.printed(new RegExp(step))
  // Not a wait for something: the moment of the kill is the test's input.
  await new Promise((resolve) => setTimeout(resolve, after))
  const pids = partPidsOf(folder)
  launcher.signal('SIGKILL')
  await launcher.ended
  launcher = startLauncher(folder, SIZES)
  await launcher.printed(READY)
  expect(pids.filter(isAlive)).toEqual([])
  return launcher
}

async function stop(): Promise<void> {
  launcher?.signal('SIGTERM')
  await launcher?.ended
  launcher = null
}

describe('npm start', () => {
  let folder: string
  beforeAll(() => {
    folder = makeFolder()
  })
  afterAll(async () => {
    await stop()
    removeFolder(folder)
  })

  const moment = anyMoment()
  it(`makes the demo fleet, of which a first start was killed, and says how to use it (seed ${seed}): ${JSON.stringify(moment)}`, async () => {
    const { output } = await startAfterKill(folder, moment)
    const demo = readDemoFile(folder)
    expect(Object.keys(demo ?? {})).toEqual(['web', 'graphql', 'email', 'password', 'apiKey', 'people', 'instances'])
    expect(demo?.instances.map(({ id, spaces }) => [id, spaces])).toEqual([
      ['Instances-1', ['Spaces-1']],
      ['Instances-2', ['Spaces-2', 'Spaces-3']],
    ])
    expect(statSync(join(folder, 'demo.json')).mode & 0o777).toBe(0o600)
    for (const value of [demo?.web, demo?.graphql, demo?.email, demo?.password, demo?.apiKey]) {
      expect(output()).toContain(value)
    }
    expect(await counts(folder)).toEqual(EXPECTED)
    expect(await (await fetch(`${demo?.web}/sign-in`)).text()).toContain('Spaceport')
  })

  it('starts a killed part again and keeps its pid in demo.json true', async () => {
    const before = readDemoFile(folder)?.instances[1]?.pid as number
    process.kill(before, 'SIGKILL')
    const now = () => readDemoFile(folder)?.instances[1]?.pid ?? before
    await until(() => now() !== before)
    expect(isAlive(now())).toBe(true)
    await launcher?.printed(/ended \(by SIGKILL\); starting it again\./)
  })

  it('brings PostgreSQL back where it was', async () => {
    const [database] = pidsOf(folder).slice(-1)
    process.kill(database as number, 'SIGKILL')
    await until(() => pidsOf(folder).slice(-1)[0] !== database)
    await launcher?.printed(/PostgreSQL ended; starting it again\./)
  })

  it('refuses a second launcher on the same folder, in one sentence', async () => {
    const second = startLauncher(folder, SIZES)
    expect(await second.ended).toEqual([1, null])
    expect(second.output().trim()).toMatch(/^Spaceport already runs from .*\.$/)
  })

  it('stops all of it on SIGTERM, with exit code 0', async () => {
    await until(() => pidsOf(folder).length >= 9)
    const pids = pidsOf(folder)
    launcher?.signal('SIGTERM')
    expect(await launcher?.ended).toEqual([0, null])
    expect(pids.filter(isAlive)).toEqual([])
    expect(readDemoFile(folder)).toBeNull()
    launcher = null
  })

  it('keeps data, keys and addresses at the second start, without being told the sizes; but for a port that is taken meanwhile', async () => {
    const before = remembered(folder)
    const taken = before.ports['instance-0']
    const other = createServer((socket) => socket.destroy()).listen(taken, '127.0.0.1')
    await once(other, 'listening')
    launcher = startLauncher(folder, {})
    await launcher.printed(READY)
    expect(launcher.output()).not.toContain('Loading')
    // The directory knows where the Instance is now.
    expect(await counts(folder)).toEqual(EXPECTED)
    const after = remembered(folder)
    expect(after.ports['instance-0']).not.toBe(taken)
    expect({ ...after, ports: { ...after.ports, 'instance-0': taken } }).toEqual(before)
    expect(readDemoFile(folder)).toMatchObject({ apiKey: before.tokens.demo })
    await new Promise((resolve) => other.close(resolve))
  })

  it('ends all of it by itself when it is killed and nobody starts it again', async () => {
    const pids = pidsOf(folder)
    launcher?.signal('SIGKILL')
    await until(() => !pids.some(isAlive))
    launcher = null
  })

  it('refuses other sizes than the folder holds', async () => {
    const other = startLauncher(folder, { spaces: 5 })
    expect(await other.ended).toEqual([1, null])
    expect(other.output().trim()).toMatch(/^.* holds a demo of another size \(spaces 3, not 5\): .*\.$/)
  })
})

// One is killed before the fleet above is made.
if (LONG) {
  describe('a first start that was killed', () => {
    let folder: string
    afterEach(async () => {
      await stop()
      removeFolder(folder)
    })

    it.each(Array.from({ length: 8 }, anyMoment))(`is completed by the next (seed ${seed}): %j`, async (moment) => {
      folder = makeFolder()
      await startAfterKill(folder, moment)
      expect(await counts(folder)).toEqual(EXPECTED)
    })
  })
}

describe('what cannot work', () => {
  let folder: string
  beforeAll(() => {
    folder = makeFolder()
  })
  afterAll(() => removeFolder(folder))

  it('is told in one sentence when a port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = String((other.address() as AddressInfo).port)
    const launched = startLauncher(folder, SIZES, { SPACEPORT_WEB_PORT: port })
    expect(await launched.ended).toEqual([1, null])
    expect(launched.output().trim()).toBe(
      `Port ${port} is used by another program: end that, or set SPACEPORT_WEB_PORT to another port.`,
    )
    await new Promise((resolve) => other.close(resolve))
  })

  it.each([
    [{ SPACEPORT_WEB_PORT: 'http' }, /^SPACEPORT_WEB_PORT .*\.$/],
    [{ SPACEPORT_ZONE_DATABASE_URL: 'mysql://x' }, /^SPACEPORT_ZONE_DATABASE_URL is not a postgresql:\/\/ address\.$/],
    [
      { SPACEPORT_SPACE_DATABASE_URL: 'postgresql://x:hidden@127.0.0.1:1/postgres' },
      /^Starting the database \.\.\.\s+There is no database server where SPACEPORT_SPACE_DATABASE_URL points: .*\.$/,
    ],
  ])('is told in one sentence for %j', async (env, sentence) => {
    const launched = startLauncher(folder, SIZES, env)
    expect(await launched.ended).toEqual([1, null])
    expect(launched.output().trim()).toMatch(sentence)
    expect(launched.output()).not.toContain('hidden')
  })
})
