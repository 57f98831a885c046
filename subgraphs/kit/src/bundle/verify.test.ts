import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { generateSpaceKeys, type Identity } from './identity.js'
import { inspectBundle } from './inspect.js'
import { signRotation, verifyRotation } from './rotation.js'
import { partyOf } from './statement.js'
import { meet } from './testing/attack.js'
import {
  CHECK,
  NOW,
  pieces,
  sampleBlobs,
  sampleBundle,
  sampleStatement,
  SOURCE,
  TARGET,
  wholeOf,
} from './testing/sample.js'
import { verifyBundle, type BundleCheck } from './verify.js'
import { blobOf, makeBundle } from './write.js'

const made = sampleBundle()
const file = await wholeOf(made.bytes())
const MINUTE = 60_000
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

test('a bundle gives what it carries, and its digests', async () => {
  expect(await verifyBundle(pieces(file), CHECK)).toEqual({
    envelope: made.envelope,
    statement: expect.objectContaining({ sequence: 1, destination: partyOf(TARGET.identity) }),
    statementDigest: made.statementDigest,
    fileDigest: createHash('sha256').update(file).digest('hex'),
    size: file.length,
    release: '{"version":"1.0.0"}',
    secrets: 'sealed.to..the.target',
    history: '[]',
  })
})

test('a bundle without secrets has none', async () => {
  const blobs = sampleBlobs().filter(({ role }) => role !== 'secrets')
  const { secrets } = await verifyBundle(sampleBundle({}, blobs).bytes(), CHECK)
  expect(secrets).toBeNull()
})

test('a digest that is known is not computed again', async () => {
  expect((await verifyBundle(pieces(file), { ...CHECK, fileDigest: 'known' })).fileDigest).toBe('known')
})

test.each<[string, Partial<BundleCheck>, string]>([
  ['signed by nobody who is trusted', { signers: () => null }, 'SIGNER_UNKNOWN'],
  ['signed by another than is trusted', { signers: () => TARGET.identity }, 'SIGNER_UNKNOWN'],
  ['signed by one who was revoked', { signers: () => 'revoked' }, 'SIGNER_REVOKED'],
  ['for another Space', { destinations: [partyOf(SOURCE.identity)] }, 'WRONG_DESTINATION'],
  ['for nobody', { destinations: [] }, 'WRONG_DESTINATION'],
  [
    'for other keys',
    { destinations: [{ ...partyOf(TARGET.identity), fingerprint: 'a'.repeat(64) }] },
    'WRONG_DESTINATION',
  ],
  [
    'for a Space of the same name',
    { destinations: [partyOf(generateSpaceKeys('Vault').identity)] },
    'WRONG_DESTINATION',
  ],
  ['for one of several keys', { destinations: [partyOf(SOURCE.identity), partyOf(TARGET.identity)] }, 'TAKEN'],
  ['for anybody', { destinations: null }, 'TAKEN'],
  ['made five minutes ahead', { now: after(-5 * MINUTE) }, 'TAKEN'],
  ['made later than that', { now: after(-5 * MINUTE - 1) }, 'BUNDLE_NOT_YET_VALID'],
  ['seen by a clock that was set back a year', { now: after(-365 * 1_440 * MINUTE) }, 'BUNDLE_NOT_YET_VALID'],
  ['in its last moment', { now: after(30 * 1_440 * MINUTE - 1) }, 'TAKEN'],
  ['when it has expired', { now: after(30 * 1_440 * MINUTE) }, 'BUNDLE_EXPIRED'],
  ['seen by a clock that was set ahead a year', { now: after(365 * 1_440 * MINUTE) }, 'BUNDLE_EXPIRED'],
])('a bundle %s', async (_what, check, code) => {
  const packages = code === 'TAKEN' ? ['the bytes of a package'] : []
  expect(await meet(file, check)).toEqual({ code, packages })
})

test('whoever looks up keys is asked for the Space that is said to have signed', async () => {
  const asked: object[] = []
  await meet(file, { signers: (party) => (asked.push(party), null) })
  expect(asked).toEqual([partyOf(SOURCE.identity)])
})

test('when keys change, what is pinned decides', async () => {
  const next = generateSpaceKeys('Payments', SOURCE.identity)
  const later = makeBundle({ ...sampleStatement(), source: partyOf(next.identity) }, sampleBlobs(), next)
  const bytes = await wholeOf(later.bytes())
  const pinning = (identity: Identity) => ({ signers: () => identity })
  expect((await meet(bytes, pinning(SOURCE.identity))).code).toBe('SIGNER_UNKNOWN')
  const rotated = verifyRotation(signRotation(SOURCE, next.identity), SOURCE.identity)
  expect((await meet(bytes, pinning(rotated))).code).toBe('TAKEN')
  expect((await meet(file, pinning(rotated))).code).toBe('SIGNER_UNKNOWN')
})

test('what takes packages may leave them, or stop in the middle: they are checked all the same', async () => {
  const blobs = [...sampleBlobs(), blobOf('package', 'Large', Buffer.alloc(200_000, 'x'))]
  const bytes = await wholeOf(sampleBundle({}, blobs).bytes())
  const wrong = Buffer.from(bytes)
  wrong[bytes.lastIndexOf('x')] = 0
  const stopping: BundleCheck['onPackage'] = async (_entry, parts) => {
    for await (const part of parts) if (part.length > 0) break
  }
  for (const onPackage of [stopping, async () => {}]) {
    expect((await meet(bytes, { onPackage })).code).toBe('TAKEN')
    expect((await meet(wrong, { onPackage })).code).toBe('BUNDLE_TAMPERED')
  }
  // Who reads on to the end is told there.
  expect(await meet(wrong)).toEqual({ code: 'BUNDLE_TAMPERED', packages: ['the bytes of a package'] })
})

test('what goes wrong where packages go ends it', async () => {
  const onPackage = () => Promise.reject(new Error('the disk is full'))
  await expect(verifyBundle(pieces(file), { ...CHECK, onPackage })).rejects.toThrow('the disk is full')
})

test('a bundle that nobody trusts can still be shown, if its bytes are its own', async () => {
  expect(await inspectBundle(pieces(file))).toMatchObject({ release: '{"version":"1.0.0"}', size: file.length })
  const wrong = Buffer.from(file)
  wrong[file.indexOf('the bytes')] = 0
  await expect(inspectBundle(pieces(wrong))).rejects.toMatchObject({ code: 'BUNDLE_TAMPERED' })
})
