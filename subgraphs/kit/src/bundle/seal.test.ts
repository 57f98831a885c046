import { expect, test } from '@jest/globals'
import { CompactEncrypt } from 'jose'
import { fingerprintOf, generateSpaceKeys } from './identity.js'
import { publicKeyIn } from './public-key.js'
import { openSealed, sealFor } from './seal.js'
import { SOURCE, TARGET } from './testing/sample.js'

const TEXT = 'correct horse – battery 🔋'
const jwe = await sealFor(TARGET.identity, TEXT)
const refused = expect.objectContaining({ code: 'BUNDLE_TAMPERED' })

test('only whom it was sealed to opens it, also after a change of keys', async () => {
  const next = generateSpaceKeys('Vault', TARGET.identity)
  expect(await openSealed([next, TARGET], jwe)).toBe(TEXT)
  await expect(openSealed([SOURCE, next], jwe)).rejects.toEqual(refused)
  await expect(openSealed([], jwe)).rejects.toEqual(refused)
})

test('it is a compact JWE that shows whom it is for, and nothing else of it', async () => {
  const [header, key] = jwe.split('.')
  expect(JSON.parse(Buffer.from(header!, 'base64url').toString())).toEqual({
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    kid: fingerprintOf(TARGET.identity),
    epk: { kty: 'OKP', crv: 'X25519', x: expect.any(String) },
  })
  expect(key).toBe('')
  expect(await sealFor(TARGET.identity, TEXT)).not.toBe(jwe)
})

test('what one Space sealed opens as that one’s, and never as another’s', async () => {
  const [own, other] = [SOURCE.identity.root, 'a'.repeat(64)]
  const sealed = await sealFor(TARGET.identity, TEXT, own)
  expect(await openSealed([TARGET], sealed, own)).toBe(TEXT)
  await expect(openSealed([TARGET], sealed, other)).rejects.toEqual(refused)
  await expect(openSealed([TARGET], sealed)).rejects.toEqual(refused)
  await expect(openSealed([TARGET], jwe, own)).rejects.toEqual(refused)
  // The name is part of what is sealed.
  const [header, ...rest] = sealed.split('.')
  const named = {
    ...JSON.parse(Buffer.from(header!, 'base64url').toString()),
    apu: Buffer.from(other, 'hex').toString('base64url'),
  }
  const forged = [Buffer.from(JSON.stringify(named)).toString('base64url'), ...rest].join('.')
  await expect(openSealed([TARGET], forged, other)).rejects.toEqual(refused)
})

test('what was changed, cut or made otherwise does not open, and nothing of it is told', async () => {
  const [header, key, iv, text, tag] = jwe.split('.') as [string, string, string, string, string]
  const other = header.replace(/^./, (first) => (first === 'e' ? 'f' : 'e'))
  const changed = [
    [other, key, iv, text, tag],
    [header, key, iv.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), text, tag],
    [header, key, iv, text.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), tag],
    [header, key, iv, text, tag.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))],
    [header, key, iv, text.slice(0, -4), tag],
    [header, key, iv, text],
    [''],
  ]
  for (const parts of changed) await expect(openSealed([TARGET], parts.join('.'))).rejects.toEqual(refused)
})

test.each([
  ['ECDH-ES+A128KW', 'A256GCM'],
  ['ECDH-ES', 'A128GCM'],
])('no other algorithms are taken: %s with %s', async (alg, enc) => {
  const other = await new CompactEncrypt(Buffer.from(TEXT))
    .setProtectedHeader({ alg, enc, kid: fingerprintOf(TARGET.identity) })
    .encrypt(publicKeyIn(TARGET.identity.encryption))
  await expect(openSealed([TARGET], other)).rejects.toEqual(refused)
})
