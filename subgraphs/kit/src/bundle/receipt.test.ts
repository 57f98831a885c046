import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { signEnvelope, readEnvelope } from './envelope.js'
import { generateSpaceKeys } from './identity.js'
import { MAX_ENVELOPE } from './limits.js'
import { readReceipt, signReceipt, verifyReceipt } from './receipt.js'
import { partyOf } from './statement.js'
import { codeOf } from './testing/attack.js'
import { NOW, sampleReceipt, SOURCE, TARGET } from './testing/sample.js'

const CHECK = { signers: () => TARGET.identity, destinations: [partyOf(SOURCE.identity)], now: NOW }
const MINUTE = 60_000

const told = sampleReceipt({
  number: 3,
  state: 'ACCEPTED',
  decidedAt: NOW.toISOString(),
  reason: 'Tested.',
  approvals: [{ by: 'Ada', at: NOW.toISOString() }],
  deployments: [
    {
      id: 'Spaces-1/Deployments-1',
      environment: 'Production',
      tenant: null,
      state: 'SUCCESS',
      queuedAt: NOW.toISOString(),
      startedAt: NOW.toISOString(),
      completedAt: null,
    },
  ],
  onward: ['{"payload":""}'],
})
const receipt = signReceipt(told, TARGET)
const payload = readEnvelope(receipt).payload.toString()

/** What becomes of a receipt of which the target signed something else. */
function signedWith(part: string | RegExp, by: string): string {
  const changed = payload.replace(part, by)
  expect(changed).not.toBe(payload)
  return codeOf(() => verifyReceipt(signEnvelope(Buffer.from(changed), TARGET), CHECK))
}

test('a receipt says what was signed', () => {
  expect(verifyReceipt(receipt, CHECK)).toEqual({ formatVersion: 1, ...told })
  expect(readReceipt(receipt)).toEqual({ formatVersion: 1, ...told })
})

test.each<[string, object, string]>([
  ['signed by nobody who is trusted', { signers: () => null }, 'SIGNER_UNKNOWN'],
  ['signed by another than is trusted', { signers: () => SOURCE.identity }, 'SIGNER_UNKNOWN'],
  ['signed by one who was revoked', { signers: () => 'revoked' }, 'SIGNER_REVOKED'],
  ['for another Space', { destinations: [partyOf(generateSpaceKeys('Payments').identity)] }, 'WRONG_DESTINATION'],
  ['for anybody', { destinations: null }, 'TAKEN'],
  ['made five minutes ahead', { now: new Date(NOW.getTime() - 5 * MINUTE) }, 'TAKEN'],
  ['made later than that', { now: new Date(NOW.getTime() - 5 * MINUTE - 1) }, 'BUNDLE_NOT_YET_VALID'],
  ['made years ago', { now: new Date('2036-01-01') }, 'TAKEN'],
])('a receipt %s', (_what, check, code) => {
  expect(codeOf(() => verifyReceipt(receipt, { ...CHECK, ...check }))).toBe(code)
})

test.each([
  ['a key twice', '"number":3', '"number":3,"number":4', 'BUNDLE_MALFORMED'],
  ['a key more', '"number":3', '"more":1,"number":3', 'BUNDLE_MALFORMED'],
  ['no number', '"number":3', '"number":0', 'BUNDLE_MALFORMED'],
  ['a state that is none', '"ACCEPTED"', '"PENDING"', 'BUNDLE_MALFORMED'],
  ['what it is about in two places', '"decidedAt"', `"bundleId":"${randomUUID()}","decidedAt"`, 'BUNDLE_MALFORMED'],
  ['about two bundles', /"subject":\[(\{.*\})\]/, '"subject":[$1,$1]', 'BUNDLE_MALFORMED'],
  ['about none', /"subject":\[.*\]/, '"subject":[]', 'BUNDLE_MALFORMED'],
  ['a bundle', 'deployment-receipt', 'release-bundle', 'BUNDLE_MALFORMED'],
  ['a later format', '"formatVersion":1', '"formatVersion":2', 'FORMAT_UNSUPPORTED'],
  ['told for another Space', '"space":"Vault"', '"space":"Valut"', 'SIGNER_UNKNOWN'],
])('a receipt that is none is refused, though it was signed: %s', (_what, part, by, code) => {
  expect(signedWith(part, by)).toBe(code)
})

test('only its source signs a receipt', () => {
  expect(() => signReceipt(told, SOURCE)).toThrow('signed by its source')
})

test('a receipt that is too large is neither made nor read', () => {
  const onward = ['x'.repeat(MAX_ENVELOPE)]
  expect(codeOf(() => signReceipt({ ...told, onward }, TARGET))).toBe('TOO_LARGE')
  expect(codeOf(() => readReceipt(' '.repeat(MAX_ENVELOPE + 1)))).toBe('TOO_LARGE')
  expect(codeOf(() => verifyReceipt(' '.repeat(MAX_ENVELOPE + 1), CHECK))).toBe('TOO_LARGE')
})
