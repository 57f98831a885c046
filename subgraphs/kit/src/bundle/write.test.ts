import { expect, test } from '@jest/globals'
import { asyncProperty, check, record, string, uint8Array, array } from 'fast-check'
import { codeOf } from './testing/attack.js'
import { CHECK, pieces, sampleBlobs, sampleBundle, sampleStatement, SOURCE, wholeOf } from './testing/sample.js'
import { inspectBundle } from './inspect.js'
import { verifyBundle } from './verify.js'
import { blobOf, makeBundle, type Blob } from './write.js'

const [release, secrets, history, web] = sampleBlobs() as [Blob, Blob, Blob, Blob]

test('a bundle is the same each time that it is written', async () => {
  const made = sampleBundle()
  expect(await wholeOf(made.bytes())).toEqual(await wholeOf(made.bytes()))
})

test('nothing is read before the bundle is', () => {
  const open = () => {
    throw new Error('read')
  }
  expect(() => makeBundle(sampleStatement(), [release, history, { ...web, open }], SOURCE)).not.toThrow()
})

test('blobs stand in one order, packages of the same bytes once', async () => {
  const again = blobOf('package', 'Acme.Web 1.0.1', 'the bytes of a package')
  const other = blobOf('package', 'Acme.Api 1.0.0', '')
  const made = sampleBundle({}, [other, web, history, again, secrets, release])
  const { statement } = await verifyBundle(made.bytes(), CHECK)
  expect(statement.blobs.map(({ role, size }) => [role, size])).toEqual([
    ['release', release.size],
    ['secrets', secrets.size],
    ['history', history.size],
    ['package', 0],
    ['package', web.size],
  ])
})

test.each([
  ['no release', [history, web]],
  ['two releases', [release, blobOf('release', 'Payments 1.0.1', '{}'), history]],
  ['no history', [release, web]],
  ['a package with the bytes of the release', [release, history, { ...release, role: 'package' as const }]],
  ['a package without a title', [release, history, { ...web, title: '' }]],
])('a bundle that nobody would take is not made: %s', (_what, blobs) => {
  expect(codeOf(() => sampleBundle({}, blobs))).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['a blob', [release, history, { ...web, size: 8 ** 11 }]],
  [
    'the statement',
    [release, history, ...Array.from({ length: 9_000 }, (_, n) => blobOf('package', 'x'.repeat(400), String(n)))],
  ],
])('a bundle that is too large is not made: %s', (_what, blobs) => {
  expect(codeOf(() => sampleBundle({}, blobs))).toBe('TOO_LARGE')
})

test.each([
  ['other bytes', 'the bytes of a virus!!', 'BUNDLE_TAMPERED'],
  ['fewer bytes', 'the bytes', 'BUNDLE_MALFORMED'],
  ['more bytes', `the bytes of a package${' and more'.repeat(1_000)}`, 'BUNDLE_MALFORMED'],
])('a blob that has changed since does not get into a bundle that can be read: %s', async (_what, bytes, code) => {
  const changed: Blob = { ...web, open: () => pieces(Buffer.from(bytes), 5) }
  const made = sampleBundle({}, [release, history, changed])
  const parts: Buffer[] = []
  const writing = async () => {
    for await (const part of made.bytes()) parts.push(part)
  }
  await expect(writing()).rejects.toThrow('not those that they were')
  expect(Buffer.concat(parts).length).toBeLessThan(made.size)
  await expect(inspectBundle(pieces(Buffer.concat(parts)))).rejects.toMatchObject({ code })
})

const title = string({ minLength: 1, maxLength: 40, unit: 'binary' }).filter((text) => !text.includes('\0'))
const content = record({
  release: string({ unit: 'binary' }).map((text) => `release ${text}`),
  secrets: string().map((text) => `secrets ${text}`),
  history: string({ unit: 'grapheme' }).map((text) => `history ${text}`),
  packages: array(record({ title, bytes: uint8Array({ maxLength: 2_000 }) }), { maxLength: 8 }),
})

test('whatever was put in comes out', async () => {
  const outcome = await check(
    asyncProperty(content, async ({ packages, ...texts }) => {
      const blobs = packages.map((one) => blobOf('package', one.title, one.bytes))
      const { release, secrets, history } = texts
      const small = [blobOf('release', 'r', release), blobOf('secrets', 's', secrets), blobOf('history', 'h', history)]
      const made = sampleBundle({}, [...blobs, ...small])
      const file = await wholeOf(made.bytes())
      const taken = new Map<string, Buffer>()
      const read = await verifyBundle(pieces(file, 1 + (file.length % 700)), {
        ...CHECK,
        onPackage: async (entry, bytes) => void taken.set(entry.sha256, await wholeOf(bytes)),
      })
      expect(read).toMatchObject({ ...texts, size: file.length, envelope: made.envelope })
      expect(file.length).toBe(made.size)
      for (const [n, blob] of blobs.entries()) {
        expect(taken.get(blob.sha256)).toEqual(Buffer.from(packages[n]!.bytes))
      }
      expect(taken.size).toBe(new Set(blobs.map(({ sha256 }) => sha256)).size)
    }),
    { seed: 11, numRuns: process.env.SPACEPORT_LONG === '1' ? 2_000 : 100 },
  )
  expect(outcome.errorInstance ?? null).toBeNull()
})
