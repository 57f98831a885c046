import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf, generateSpaceKeys, writeIdentity } from '@spaceport/kit/bundle/identity'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { headerOf } from '@spaceport/kit/bundle/tar'
import { blobOf, makeBundle } from '@spaceport/kit/bundle/write'

// docs/bundles.md says how to verify a bundle with public tools alone: here its very lines are run.
const document = await readFile(new URL('../../../docs/bundles.md', import.meta.url), 'utf8')
const script = /<!-- A test runs exactly these lines. -->\n\n```sh\n([^]*?)```/.exec(document)?.[1] ?? 'exit 99'
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

// A title and a name that would mislead lines that look for text in JSON, if they could.
const source = generateSpaceKeys('Pay"signing":"ments')
const target = generateSpaceKeys('Vault","keyid":"x')
let folder: string
let file: Buffer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spaceport-public-'))
  const statement = {
    bundleId: randomUUID(),
    source: partyOf(source.identity),
    destination: partyOf(target.identity),
    sequence: 1,
    previous: null,
    withdrawn: [],
    replaces: null,
    createdAt: '2026-03-01T12:00:00.000Z',
    expiresAt: '2026-03-31T12:00:00.000Z',
  }
  const blobs = [
    blobOf('release', 'Payments 1.0.0', '{}'),
    blobOf('history', `","sha256":"${'a'.repeat(64)}"`, '[]'),
    blobOf('package', 'Acme.Web 1.2.3', Buffer.alloc(100_000, 'x')),
    blobOf('package', 'Acme.Empty 1.0.0', ''),
  ]
  const parts: Buffer[] = []
  for await (const part of makeBundle(statement, blobs, source).bytes()) parts.push(part)
  file = Buffer.concat(parts)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the document's lines over a bundle and an identity, in a folder of their own. */
async function follow(bundle: Buffer, identity = source.identity) {
  const cwd = join(folder, randomUUID())
  await mkdir(cwd)
  await writeFile(join(cwd, 'bundle.tar'), bundle)
  await writeFile(join(cwd, 'identity.json'), `${writeIdentity(identity)}\n`)
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' })
  return { isFine: status === 0, stdout, stderr }
}

function changed(at: number): Buffer {
  const copy = Buffer.from(file)
  copy[at] = copy[at]! ^ 1
  return copy
}

const verifies = hasOpenssl ? test : test.skip

verifies('the document’s lines verify a bundle, and show whose it is', async () => {
  const { isFine, stdout, stderr } = await follow(file)
  expect([isFine, stderr]).toEqual([true, ''])
  expect(stdout).toContain(`fingerprint of identity.json: ${fingerprintOf(source.identity)}\n`)
  expect(stdout).toContain('Signature Verified Successfully')
  expect(stdout).toContain('"sequence":1')
})

verifies.each<[string, () => Buffer]>([
  ['a wrong byte in a package', () => changed(file.indexOf('xxxx') + 50_000)],
  ['a wrong byte in the statement', () => changed(file.indexOf('"payload":"') + 500)],
  ['a wrong byte in the signature', () => changed(file.indexOf('"sig":"') + 20)],
  ['a wrong byte in a header', () => changed(3)],
  ['a bundle that is cut short', () => file.subarray(0, -3_000)],
  ['a file more', () => Buffer.concat([file.subarray(0, -1_024), headerOf('b'.repeat(64), 0), file.subarray(-1_024)])],
  [
    'a file of another name',
    () => Buffer.concat([file.subarray(0, -1_024), headerOf('../../evil', 0), file.subarray(-1_024)]),
  ],
  ['nothing', () => Buffer.alloc(0)],
])('the document’s lines notice %s', async (_what, bundle) => {
  expect((await follow(bundle())).isFine).toBe(false)
})

verifies('the document’s lines notice another Space’s signature', async () => {
  expect((await follow(file, target.identity)).isFine).toBe(false)
})
