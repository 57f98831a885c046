import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failing, KEY, startGateway, type FakeGateway } from './testing/gateway.js'
import { runCommand } from './testing/run.js'

let gateway: FakeGateway
let folder: string

beforeAll(async () => {
  gateway = await startGateway()
  folder = await mkdtemp(join(tmpdir(), 'spaceport-cli-'))
})
afterAll(async () => {
  await gateway.close()
  await rm(folder, { recursive: true, force: true })
})

const env = () => ({ SPACEPORT_URL: gateway.url, SPACEPORT_API_KEY: KEY })

describe('help', () => {
  test.each([
    [[]],
    [['step-templates']],
    [['step-templates', 'import']],
    [['spaces']],
    [['spaces', 'list']],
    [['query']],
    [['audit']],
    [['audit', 'export']],
    [['audit', 'verify']],
  ])('is there for %j', async (args) => {
    const { code, out } = await runCommand([...args, '--help'])
    expect(out).toContain(`Usage: ${['spaceport', ...args].join(' ')}`)
    expect(code).toBe(0)
  })

  test('is hinted at for an unknown command, with exit code 2', async () => {
    expect(await runCommand(['deploy'])).toMatchObject({ code: 2, err: expect.stringContaining('(--help says more)') })
  })
})

describe('the graph that is asked', () => {
  test('is the one of the flags before that of the environment', async () => {
    const other = { SPACEPORT_URL: 'http://127.0.0.1:1', SPACEPORT_API_KEY: 'spk_other' }
    expect(await runCommand(['spaces', 'list', '--url', gateway.url, '--api-key', KEY], { env: other })).toMatchObject({
      code: 0,
      err: '',
    })
  })

  test('is else the local demo, found from the folders below it, and that is said', async () => {
    const demo = join(folder, '.spaceport')
    await mkdir(join(folder, 'a', 'b'), { recursive: true })
    await mkdir(demo, { recursive: true })
    await writeFile(join(demo, 'demo.json'), JSON.stringify({ graphql: gateway.url, apiKey: KEY }))
    const note = `Using the local demo at ${gateway.url}.\n`
    const below = { cwd: join(folder, 'a', 'b') }
    expect(await runCommand(['spaces', 'list'], below)).toMatchObject({ code: 0, err: note })
    const named = { env: { SPACEPORT_DATA_DIR: demo } }
    expect(await runCommand(['spaces', 'list'], named)).toMatchObject({ code: 0, err: note })
    // The demo's key is for the demo alone.
    const elsewhere = { ...below, env: { SPACEPORT_URL: gateway.url } }
    expect(await runCommand(['spaces', 'list'], elsewhere)).toMatchObject({
      code: 2,
      err: 'No API key: give --api-key or set SPACEPORT_API_KEY.\n',
    })
  })

  test('has to be said where there is no demo', async () => {
    expect(await runCommand(['spaces', 'list'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Which graph\?/),
    })
  })
})

describe('spaces list', () => {
  test('walks all pages, as a table or as JSON', async () => {
    const { out } = await runCommand(['spaces', 'list'], { env: env() })
    expect(out).toBe('ID         NAME      INSTANCE\nSpaces-1   Payments  brisbane-1\nSpaces-12  Web [31m\n')
    const json = await runCommand(['spaces', 'list', '--json'], { env: env() })
    expect(JSON.parse(json.out)).toMatchObject([{ id: 'Spaces-1' }, { id: 'Spaces-12', instance: null }])
  })
})

describe('query', () => {
  test('prints the answer to a file or to standard input', async () => {
    const file = join(folder, 'q.graphql')
    await writeFile(file, 'query Q($first: Int) { x }')
    const args = ['query', file, '--variables', '{"first":3}']
    expect(JSON.parse((await runCommand(args, { env: env() })).out)).toEqual({ data: { asked: { first: 3 } } })
    const piped = await runCommand(['query', '-'], { env: env(), input: '{ x }' })
    expect(JSON.parse(piped.out)).toEqual({ data: { asked: {} } })
  })

  test('says by its exit code that there were errors, or no answer', async () => {
    gateway.faults = [failing('SPACE_TIMEOUT')]
    const partly = await runCommand(['query', '-'], { env: env(), input: '{ x }' })
    expect(partly.code).toBe(1)
    expect(JSON.parse(partly.out)).toMatchObject({ errors: [{ extensions: { code: 'SPACE_TIMEOUT' } }] })
    const refused = await runCommand(['query', '-'], { env: { ...env(), SPACEPORT_API_KEY: 'spk_no' }, input: '{ x }' })
    expect(refused.code).toBe(2)
    expect((await runCommand(['query', '-', '--variables', '[1]'], { env: env() })).code).toBe(2)
    expect((await runCommand(['query', join(folder, 'none')], { env: env() })).code).toBe(2)
  })

  test('is sent once, since it may be a mutation', async () => {
    gateway.asked.length = 0
    gateway.faults = [(_, response) => response.destroy()]
    const { code } = await runCommand(['query', '-'], { env: env(), input: 'mutation { x }' })
    expect(code).toBe(2)
    expect(gateway.asked).toHaveLength(1)
  })
})
