import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { writeAttestation } from './attestation.js'
import { signEnvelope } from './envelope.js'
import {
  fingerprintOf,
  generateSpaceKeys,
  readIdentity,
  sameFingerprint,
  shownFingerprint,
  writeIdentity,
} from './identity.js'
import { partyOf } from './party.js'
import { signRotation, verifyRotation } from './rotation.js'
import { codeOf } from './testing/attack.js'

const keys = generateSpaceKeys('Payments')
const text = writeIdentity(keys.identity)

test('an identity is read as it was written, and its fingerprint is the digest of its text', () => {
  expect(readIdentity(text)).toEqual(keys.identity)
  expect(readIdentity(`\n ${text}\r\n`)).toEqual(keys.identity)
  expect(fingerprintOf(keys.identity)).toBe(createHash('sha256').update(text).digest('hex'))
  expect(partyOf(keys.identity)).toEqual({
    space: 'Payments',
    root: keys.identity.root,
    fingerprint: fingerprintOf(keys.identity),
  })
})

test('the first keys are the root of all that follow', () => {
  const { root, signing } = keys.identity
  expect(root).toBe(createHash('sha256').update(Buffer.from(signing, 'base64')).digest('hex'))
  const next = generateSpaceKeys('Billing', keys.identity).identity
  expect(next).toMatchObject({ space: 'Billing', root, generation: 2 })
  expect(next.signing).not.toBe(signing)
  expect(next.encryption).not.toBe(keys.identity.encryption)
  expect(readIdentity(writeIdentity(next))).toEqual(next)
})

test('a fingerprint is read aloud in groups of four, and typed in any way', () => {
  const hex = fingerprintOf(keys.identity)
  const shown = shownFingerprint(hex)
  expect(shown.split(' ').map(({ length }) => length)).toEqual(Array(16).fill(4))
  for (const typed of [hex, shown, shown.toUpperCase(), shown.replaceAll(' ', ':'), ` ${shown}\n`]) {
    expect(sameFingerprint(hex, typed)).toBe(true)
  }
  for (const typed of ['', hex.slice(0, 63), `${hex}0`, hex.replace(/.$/, 'g'), hex.slice(0, 16)]) {
    expect(sameFingerprint(hex, typed)).toBe(false)
  }
})

const weak = `MCowBQYDK2VuAyEA${'A'.repeat(43)}=`
const { signing, encryption } = keys.identity

test.each([
  ['nothing', /.*/, ''],
  ['spaces inside', '"format":1', '"format": 1'],
  ['a key twice', '"format":1', '"format":1,"format":1'],
  ['a later format', '"format":1', '"format":2'],
  ['a key more', '"format":1', '"format":1,"admin":true'],
  ['no name', '"Payments"', '""'],
  ['generation 0', '"generation":1', '"generation":0'],
  ['a signing key for encryption', encryption, signing],
  ['an encryption key for signing', signing, encryption],
  ['a key of small order', encryption, weak],
  [
    'a key with something after it',
    signing,
    Buffer.concat([Buffer.from(signing, 'base64'), Buffer.alloc(1)]).toString('base64'),
  ],
  ['a key written otherwise', signing, signing.replace('=', '')],
  ['a key cut short', signing, signing.slice(0, 40)],
  ['the root of another', /"root":"[0-9a-f]{64}"/, `"root":"${'a'.repeat(64)}"`],
])('an identity that is none is refused: %s', (_what, part, by) => {
  const changed = text.replace(part, by)
  expect(changed).not.toBe(text)
  expect(codeOf(() => readIdentity(changed))).toBe('BUNDLE_MALFORMED')
})

test('old keys vouch for new ones', () => {
  const next = generateSpaceKeys('Payments', keys.identity)
  const rotation = signRotation(keys, next.identity)
  expect(verifyRotation(rotation, keys.identity)).toEqual(next.identity)
})

test('only the keys that are pinned vouch, for the next ones of the same root', () => {
  const next = generateSpaceKeys('Payments', keys.identity)
  const third = generateSpaceKeys('Payments', next.identity)
  const other = generateSpaceKeys('Payments')
  const made = (signer: typeof keys, identity: typeof keys.identity) =>
    codeOf(() => verifyRotation(signRotation(signer, identity), keys.identity))
  expect(made(other, next.identity)).toBe('SIGNER_UNKNOWN')
  expect(made(next, third.identity)).toBe('SIGNER_UNKNOWN')
  expect(made(keys, third.identity)).toBe('BUNDLE_MALFORMED')
  expect(made(keys, keys.identity)).toBe('BUNDLE_MALFORMED')
  expect(made(keys, generateSpaceKeys('Payments', other.identity).identity)).toBe('BUNDLE_MALFORMED')
  const forged = { ...other, identity: keys.identity }
  expect(made(forged, next.identity)).toBe('BUNDLE_TAMPERED')
})

test('a rotation is about the identity that it holds', () => {
  const next = generateSpaceKeys('Payments', keys.identity).identity
  const about = (identity: typeof next) => [{ digest: { sha256: fingerprintOf(identity) } }]
  const signed = (subject: object[]) =>
    signEnvelope(writeAttestation('key-rotation', { subject, predicate: { identity: next } }), keys)
  expect(verifyRotation(signed(about(next)), keys.identity)).toEqual(next)
  for (const subject of [about(keys.identity), [], [...about(next), ...about(next)]]) {
    expect(codeOf(() => verifyRotation(signed(subject), keys.identity))).toBe('BUNDLE_MALFORMED')
  }
})

test('every byte of a rotation counts', () => {
  const rotation = Buffer.from(signRotation(keys, generateSpaceKeys('Payments', keys.identity).identity))
  const codes = new Set<string>()
  for (let at = 0; at < rotation.length; at++) {
    const wrong = Buffer.from(rotation)
    wrong[at] = wrong[at]! ^ 1
    codes.add(codeOf(() => verifyRotation(wrong.toString(), keys.identity)))
  }
  expect([...codes].sort()).toEqual(['BUNDLE_MALFORMED', 'BUNDLE_TAMPERED', 'SIGNER_UNKNOWN'])
})
