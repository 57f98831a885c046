import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { MAX_BLOBS } from './limits.js'
import { readEnvelope } from './envelope.js'
import { digestOf, readBundleEnvelope, readStatement, writeStatement, type BlobEntry } from './statement.js'
import { archiveOf, codeOf, entriesOf, meet, signedFile } from './testing/attack.js'
import { sampleBlobs, sampleBundle, sampleStatement, SOURCE, TARGET } from './testing/sample.js'
import { makeBundle } from './write.js'

const made = sampleBundle()
const text = readEnvelope(made.envelope).payload.toString()

/** What becomes of a bundle whose signed text was this, with something in it replaced. */
async function signedWith(part: string | RegExp, by: string): Promise<string> {
  const changed = text.replace(part, by)
  expect(changed).not.toBe(text)
  return (await meet(await signedFile(changed))).code
}

test('what was signed is what is read', async () => {
  expect((await meet(await signedFile(text))).code).toBe('TAKEN')
  expect(readBundleEnvelope(made.envelope)).toMatchObject({
    formatVersion: 1,
    sequence: 1,
    source: { space: 'Payments' },
  })
  expect(made.statementDigest).toBe(digestOf(Buffer.from(text)))
})

test.each([
  ['a key twice, first as it should be', '"sequence":1', '"sequence":1,"sequence":2'],
  ['a key twice, alike', '"sequence":1', '"sequence":1,"sequence":1'],
  ['a key twice, by an escape', '"sequence":1', '"sequence":1,"sequenc\\u0065":1'],
  ['a key twice, far apart', '"_type":', '"predicateType":"x","_type":'],
  ['a key of a subject twice', /"size":\d+/, '"size":1,"size":22'],
  ['the prototype', '"sequence":1', '"__proto__":{},"sequence":1'],
  ['a key more', '"sequence":1', '"sequence":1,"shell":"rm"'],
  ['a key more at the top', '"_type":', '"Type":1,"_type":'],
  ['a space', '"sequence":1', '"sequence": 1'],
  ['a line end after it', /\}$/, '}\n'],
  ['keys out of order', /("sequence":1),("source":\{[^}]*\})/, '$2,$1'],
  ['a number with an exponent', '"sequence":1', '"sequence":1e0'],
  ['a number with a fraction', '"sequence":1', '"sequence":1.0'],
  ['an escape that is not needed', 'Payments', '\\u0050ayments'],
  ['half a character', 'Payments', '\\ud800'],
  ['a NUL', 'Payments', '\\u0000'],
  ['nothing', /.*/s, ''],
  ['no object', /.*/s, '[]'],
  ['nesting without end', /.*/s, '['.repeat(100_000)],
  ['nesting that ends', '"sequence":1', `"sequence":${'['.repeat(1_000)}${']'.repeat(1_000)}`],
])('a signed text that two readers could take differently is refused: %s', async (_what, part, by) => {
  expect(await signedWith(part, by)).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['of no in-toto', 'https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1'],
  ['of a receipt', 'release-bundle', 'deployment-receipt'],
  ['of a rotation', 'release-bundle', 'key-rotation'],
  ['of somebody else', 'https://spaceport.dev/', 'https://slsa.dev/'],
])('a signed text of another kind is refused: %s', async (_what, part, by) => {
  expect(await signedWith(part, by)).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['none', '"formatVersion":1,', '', 'BUNDLE_MALFORMED'],
  ['0', '"formatVersion":1', '"formatVersion":0', 'BUNDLE_MALFORMED'],
  ['a text', '"formatVersion":1', '"formatVersion":"2"', 'BUNDLE_MALFORMED'],
  ['a later one', '"formatVersion":1', '"formatVersion":2', 'FORMAT_UNSUPPORTED'],
  ['a later one with other keys', '"formatVersion":1', '"compression":"zstd","formatVersion":9', 'BUNDLE_MALFORMED'],
])('the version of the format: %s', async (_what, part, by, code) => {
  expect(await signedWith(part, by)).toBe(code)
})

test('a later format may have other keys', async () => {
  const later = text.replace('"formatVersion":1', '"formatVersion":2').replace('"sequence"', '"sequencing"')
  expect((await meet(await signedFile(later))).code).toBe('FORMAT_UNSUPPORTED')
})

test.each([
  ['no UUID', /"bundleId":"[^"]*"/, '"bundleId":"1"'],
  ['no number', '"sequence":1', '"sequence":0'],
  ['a first with one before it', '"previous":null', `"previous":"${'a'.repeat(64)}"`],
  ['a later one with none before it', '"sequence":1', '"sequence":2'],
  ['no time', /"createdAt":"[^"]*"/, '"createdAt":"2026-03-01"'],
  ['a time that is none', /"createdAt":"[^"]*"/, '"createdAt":"2026-02-31T00:00:00.000Z"'],
  ['an end before the beginning', /"expiresAt":"[^"]*"/, '"expiresAt":"2026-03-01T12:00:00.000Z"'],
  ['a digest in capitals', /"sha256":"[0-9a-f]{64}"/, `"sha256":"${'A'.repeat(64)}"`],
  ['a digest cut short', /"sha256":"[0-9a-f]{64}"/, '"sha256":"abc"'],
  ['a size below zero', /"size":\d+/, '"size":-1'],
  ['a role that is none', '"role":"package"', '"role":"script"'],
  ['two releases', '"role":"history"', '"role":"release"'],
  ['no release', '"role":"release"', '"role":"package"'],
  ['no history', '"role":"history"', '"role":"package"'],
  ['a package before the history', '"role":"secrets"', '"role":"package"'],
  ['a blob without a title', '"name":"history"', '"name":""'],
  ['what was withdrawn later than this', '"withdrawn":[]', `"withdrawn":[{"bundleId":"${randomUUID()}","sequence":1}]`],
])('a statement without sense is refused, though it was signed: %s', async (_what, part, by) => {
  expect(await signedWith(part, by)).toBe('BUNDLE_MALFORMED')
})

test('a blob that is named twice is refused', async () => {
  const [first, ...blobs] = sampleBlobs()
  const twice = text.replace(/\{"annotations":\{"role":"package"[^]*?"name":"[^"]*"\}/, '$&,$&')
  expect((await meet(await signedFile(twice, [first!, ...blobs, blobs.at(-1)!]))).code).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['release', 'The release', 64 * 1024 ** 2 + 1],
  ['secrets', 'The secrets', 16 * 1024 ** 2 + 1],
  ['history', 'The history', 16 * 1024 ** 2 + 1],
  ['package', 'A package', 8 ** 11],
] as const)('a %s that claims to be too large is refused', async (role, _what, size) => {
  expect(await signedWith(new RegExp(`("role":"${role}","size":)\\d+`), `$1${size}`)).toBe('TOO_LARGE')
})

const entry = (n: number): BlobEntry => ({
  sha256: n.toString(16).padStart(64, '0'),
  size: 0,
  role: 'package',
  title: 'p',
})
const withPackages = (count: number) => ({
  ...sampleStatement(),
  formatVersion: 1 as const,
  blobs: [
    { ...entry(count), role: 'release' as const },
    { ...entry(count + 1), role: 'history' as const },
    ...Array.from({ length: count }, (_, n) => entry(n)),
  ],
})

test('as many blobs as are allowed, and no more', () => {
  const most = writeStatement(withPackages(MAX_BLOBS - 2))
  expect(readStatement(most).blobs.length).toBe(MAX_BLOBS)
  expect(codeOf(() => writeStatement(withPackages(MAX_BLOBS - 1)))).toBe('BUNDLE_MALFORMED')
  const more = `,{"annotations":{"role":"package","size":0},"digest":{"sha256":"${'f'.repeat(64)}"},"name":"p"}]}`
  expect(codeOf(() => readStatement(Buffer.from(most.toString().replace(/\]\}$/, more))))).toBe('BUNDLE_MALFORMED')
})

test('earlier bundles that were withdrawn are named in order', () => {
  const withdrawn = [2, 4].map((sequence) => ({ sequence, bundleId: randomUUID() }))
  const blobs = withPackages(0).blobs
  const later = {
    ...sampleStatement({ sequence: 5, previous: 'a'.repeat(64), withdrawn }),
    formatVersion: 1 as const,
    blobs,
  }
  expect(readStatement(writeStatement(later))).toEqual(later)
  expect(codeOf(() => writeStatement({ ...later, withdrawn: [...withdrawn].reverse() }))).toBe('BUNDLE_MALFORMED')
  expect(codeOf(() => writeStatement({ ...later, sequence: 4 }))).toBe('BUNDLE_MALFORMED')
})

test('a signature over something else is of no use: the statement of another bundle', async () => {
  const other = sampleBundle({ bundleId: randomUUID() }, [...sampleBlobs().slice(0, 3)])
  // The signature of one, the text of the other (CVE-2022-35929: what was verified was not what was believed).
  const signature = /"sig":"[^"]*"/
  const mixed = made.envelope.replace(signature, signature.exec(other.envelope)![0])
  expect((await meet(archiveOf(await entriesOf(mixed)))).code).toBe('BUNDLE_TAMPERED')
  // An envelope that verifies, before the blobs of another one.
  expect((await meet(archiveOf(await entriesOf(other.envelope)))).code).toBe('BUNDLE_MALFORMED')
  const bare = JSON.stringify({ release: 'Payments 1.0.0' })
  expect((await meet(await signedFile(bare))).code).toBe('BUNDLE_MALFORMED')
})

test('only its source signs a bundle', async () => {
  expect(() => makeBundle(sampleStatement(), sampleBlobs(), TARGET)).toThrow('signed by its source')
  // Two Spaces are trusted; one of them says that the other made this.
  const told = text.replace(/("source":\{"fingerprint":")[0-9a-f]{64}/, `$1${'b'.repeat(64)}`)
  expect((await meet(await signedFile(told), { signers: () => SOURCE.identity })).code).toBe('SIGNER_UNKNOWN')
})
