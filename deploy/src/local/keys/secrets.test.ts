import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSizes } from '../../demo/sizes.js'
import { writeDemoFile, type DemoFile } from '../demo-file.js'
import { Memory } from '../memory.js'
import { keysCommand } from './command.js'
import { ensureKeyFile, keyFilePath, readKeyFile } from './key-files.js'
import { rotateInstanceSecrets } from './secrets.js'

const DATABASE = 'SPACEPORT_SPACE_DATABASE_URL'

let folder: string
let root: string
let memory: Memory
let printed: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'spaceport-keys-'))
  folder = join(root, 'data')
  mkdirSync(folder)
  memory = Memory.create(folder, demoSizes({}), 1)
  ensureKeyFile(folder, memory, 'instance-0')
  printed = ''
  process.env[DATABASE] = 'postgresql://somewhere:1/postgres'
})
afterEach(() => {
  delete process.env[DATABASE]
  rmSync(root, { recursive: true })
})

const print = (text: string) => void (printed += text)
const line = (space: string, reencrypted: number, unreadable: number, done: boolean) =>
  `console.log(JSON.stringify({ space: '${space}', reencrypted: ${reencrypted}, unreadable: ${unreadable}, done: ${done} }))`

/** What the Instance's own build would hold. */
function built(...script: string[]): void {
  const dist = join(root, 'subgraphs', 'space', 'dist', 'secret')
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(dist, 'main.js'), script.join('\n'))
}

function demo(pid: number | null = process.pid, spaces = ['Spaces-1', 'Spaces-2']): DemoFile {
  const people = { web: null, graphql: '', email: '', password: '', apiKey: '', people: [] }
  return { ...people, instances: [{ id: 'Instances-1', url: '', pid, spaces }] }
}

const rotate = (of = demo()) =>
  rotateInstanceSecrets({ root, folder, demo: of, print, settle: () => Promise.resolve() }, 'Instances-1')
const encryptionKeys = () => readKeyFile(folder, 'instance-0')?.encryptionKeys ?? []

describe('what the Spaces of an Instance keep secret', () => {
  test('is sealed anew by a process with that Instance’s settings, which says how far it has come', async () => {
    built(
      `import { readFileSync, writeFileSync } from 'node:fs'`,
      `writeFileSync('${join(root, 'seen')}', JSON.stringify({ ...process.env, keys: readFileSync(process.env.SPACEPORT_KEYS_FILE, 'utf8') }))`,
      line('Spaces-1', 200, 0, false),
      line('Spaces-1', 207, 0, true),
      line('Spaces-2', 1, 2, true),
    )
    await rotate()
    expect(printed.split('\n')).toEqual([
      '  Spaces-1: 200 re-encrypted',
      '  Spaces-1: done, 207 re-encrypted',
      '  Spaces-2: done, 1 re-encrypted, 2 could not be opened and are as they were: set them anew',
      '',
    ])
    const seen = JSON.parse(readFileSync(join(root, 'seen'), 'utf8')) as Record<string, string>
    expect(seen).toMatchObject({
      SPACEPORT_INSTANCE_ID: 'Instances-1',
      SPACEPORT_SPACE_DATABASE_URL: 'postgresql://somewhere:1/postgres',
      SPACEPORT_DATABASE_PREFIX: 'spaceport',
      SPACEPORT_STORAGE_SECRET: memory.keys('instance-0').privateKey,
      SPACEPORT_KEYS_FILE: keyFilePath(folder, 'instance-0'),
    })
    expect(encryptionKeys()).toHaveLength(1)
    // The new key was there when it began.
    expect(seen.keys).toContain(encryptionKeys()[0])
  })

  const cut = [line('Spaces-1', 2, 0, true), `console.error('It failed in Spaces-2; run it again.')`]
  test.each([
    ['ends with a fault', [...cut, 'process.exitCode = 1'], 'It failed in Spaces-2; run it again.'],
    ['does not find a Space', [line('Spaces-1', 2, 0, true)], 'Spaces-2 could not be found. Set SPACEPORT_SPACE'],
    [
      'does not end with a Space',
      [line('Spaces-2', 2, 0, false), line('Spaces-1', 0, 0, true)],
      'Spaces-2 could not be',
    ],
  ])('is not taken for sealed anew when the process %s: then no key is forgotten', async (_, script, sentence) => {
    built(line('Spaces-1', 0, 0, true), line('Spaces-2', 0, 0, true))
    await rotate()
    const [old] = encryptionKeys()
    built(...script)
    await expect(rotate()).rejects.toMatchObject({ expected: true, message: expect.stringContaining(sentence) })
    expect(encryptionKeys()).toEqual([expect.any(String), old])
  })

  test.each([
    ['it does not run', demo(null)],
    ['its process is gone', demo(2 ** 30)],
  ])('stays as it is while %s', async (_, of) => {
    await expect(rotate(of)).rejects.toThrow('Instances-1 does not run: start the fleet first.')
    expect(encryptionKeys()).toEqual([])
  })

  test('stays as it is where nobody says where it is', async () => {
    delete process.env[DATABASE]
    await expect(rotate()).rejects.toThrow(/^The fleet in .+ has no PostgreSQL of its own\. Set SPACEPORT_SPACE/)
    expect(encryptionKeys()).toEqual([])
  })
})

test('the command knows Instances by their ids, and no other components', async () => {
  writeDemoFile(folder, demo(null))
  const run = (...args: string[]) => keysCommand(root, ['rotate-secrets', ...args, '--data-dir', folder], print)
  await expect(run('gateway')).rejects.toThrow('There is no gateway: choose Instances-1 or all.')
  await expect(run('Instances-1', 'more')).rejects.toThrow(/^Say what to rotate/)
  for (const args of [[], ['all'], ['Instances-1']]) {
    await expect(run(...args)).rejects.toThrow('Instances-1 does not run: start the fleet first.')
  }
  expect(printed).toContain('Rotating the encryption key of Instances-1 ...\n')
})
