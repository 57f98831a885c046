import { expect, test } from '@jest/globals'
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { PAYLOAD_TYPE, readEnvelope, signEnvelope, verifyEnvelope } from './envelope.js'
import { fingerprintOf } from './identity.js'
import { codeOf } from './testing/attack.js'
import { SOURCE, signers, TARGET } from './testing/sample.js'

const PAYLOAD = Buffer.from('{"a":1}')
const text = signEnvelope(PAYLOAD, SOURCE)

/** What becomes of the envelope with something in it replaced. */
function verifiedWith(part: string | RegExp, by: string, pins = signers): string {
  const changed = text.replace(part, by)
  expect(changed).not.toBe(text)
  return codeOf(() => verifyEnvelope(readEnvelope(changed), pins))
}

test('what was signed is verified, with the key that is pinned', () => {
  const envelope = readEnvelope(text)
  expect(envelope.payload).toEqual(PAYLOAD)
  expect(verifyEnvelope(envelope, signers)).toBe(SOURCE.identity)
  expect(JSON.parse(text).signatures).toEqual([{ keyid: fingerprintOf(SOURCE.identity), sig: expect.any(String) }])
})

test('the signature covers what DSSE says that it covers', () => {
  // The example of DSSE's protocol.md has this form: DSSEv1 SP LEN(type) SP type SP LEN(body) SP body.
  const covered = Buffer.from(`DSSEv1 28 application/vnd.in-toto+json 7 {"a":1}`)
  const key = createPrivateKey({ key: Buffer.from(SOURCE.signingKey, 'base64'), format: 'der', type: 'pkcs8' })
  expect(readEnvelope(text).signature).toEqual(sign(null, covered, key))
})

test.each([
  ['another type of payload', PAYLOAD_TYPE, 'application/json'],
  ['no type of payload', `"payloadType":"${PAYLOAD_TYPE}",`, ''],
  ['no signature', /\[\{.*?\}\]/, '[]'],
  ['two signatures', /\[(\{.*?\})\]/, '[$1,$1]'],
  ['a key id that is none', /"keyid":"[0-9a-f]{64}"/, '"keyid":""'],
  ['no key id', /"keyid":"[0-9a-f]{64}",/, ''],
  ['a certificate beside the signature', '"keyid"', '"cert":"x","keyid"'],
  ['something more', '"source"', '"shell":"x","source"'],
  ['a key twice', '"payload":', '"payload":"e30=","payload":'],
  ['base64 without padding', /"sig":"([^"]*)=="/, '"sig":"$1"'],
  ['base64 with a space', '"payload":"', '"payload":" '],
  ['base64 of URLs', '"payload":"eyJhIjoxfQ=="', '"payload":"eyJhIjo_fQ=="'],
  ['base64 with bits left over', '"payload":"eyJhIjoxfQ=="', '"payload":"eyJhIjoxfR=="'],
  ['a space', '"payload":', '"payload": '],
])('an envelope is written in one way: %s is refused', (_what, part, by) => {
  expect(verifiedWith(part, by)).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['an empty one', ''],
  ['a short one', 'AAAA'],
  ['of zeros', Buffer.alloc(64).toString('base64')],
  ['with a byte more', Buffer.concat([readEnvelope(text).signature, Buffer.alloc(1)]).toString('base64')],
])('a signature that is none is refused: %s', (_what, signature) => {
  expect(verifiedWith(/"sig":"[^"]*"/, `"sig":"${signature}"`)).toBe('BUNDLE_TAMPERED')
})

test('whoever is not pinned is unknown, whatever the key id says', () => {
  const others = signEnvelope(PAYLOAD, TARGET)
  expect(codeOf(() => verifyEnvelope(readEnvelope(others), signers))).toBe('SIGNER_UNKNOWN')
  // The others' signature under the name of the source.
  const { signature } = readEnvelope(others)
  expect(verifiedWith(/"sig":"[^"]*"/, `"sig":"${signature.toString('base64')}"`)).toBe('BUNDLE_TAMPERED')
  // A trust in the source that pins other keys by now.
  expect(codeOf(() => verifyEnvelope(readEnvelope(text), () => TARGET.identity))).toBe('SIGNER_UNKNOWN')
  expect(verifiedWith('"space":"Payments"', '"space":"payments"')).toBe('SIGNER_UNKNOWN')
})

test('whoever was revoked is refused before anything is verified', () => {
  expect(codeOf(() => verifyEnvelope(readEnvelope(text), () => 'revoked'))).toBe('SIGNER_REVOKED')
  expect(verifiedWith(/"sig":"[^"]*"/, '"sig":""', () => 'revoked')).toBe('SIGNER_REVOKED')
})

test('a key of another kind signs nothing', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const signing = rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const identity = { ...SOURCE.identity, signing }
  expect(codeOf(() => verifyEnvelope(readEnvelope(text), () => identity))).toBe('SIGNER_UNKNOWN')
})
