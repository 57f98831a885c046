import { createPrivateKey } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { SpaceportError } from '../errors.js'
import { fingerprintOf, type Identity, type SpaceKeys } from './identity.js'
import { publicKeyIn } from './public-key.js'

const [ALG, ENC] = ['ECDH-ES', 'A256GCM']

/**
 * Seals a text to a Space, so that only its private key opens it: a compact JWE (RFC 7516, RFC 8037). `kid` is the fingerprint. `source`: the root of
 * the Space whose bundle it is in (`apu`, RFC 7518), so that no other Space can take it over into a bundle of its own and have it opened there.
 */
export function sealFor(identity: Identity, text: string, source: string | null = null): Promise<string> {
  return new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg: ALG, enc: ENC, kid: fingerprintOf(identity) })
    .setKeyManagementParameters(source === null ? {} : { apu: Buffer.from(source, 'hex') })
    .encrypt(publicKeyIn(identity.encryption))
}

/** Opens what was sealed to any of these keys by the `source` that brings it. Throws `BUNDLE_TAMPERED`, without a word about the text, if none of them opens it. */
export async function openSealed(
  keys: readonly SpaceKeys[],
  jwe: string,
  source: string | null = null,
): Promise<string> {
  try {
    const { kid, apu = null } = decodeProtectedHeader(jwe)
    const isFromSource = apu === (source === null ? null : Buffer.from(source, 'hex').toString('base64url'))
    const own = keys.find(({ identity }) => fingerprintOf(identity) === kid)
    if (own && isFromSource) {
      const key = createPrivateKey({ key: Buffer.from(own.encryptionKey, 'base64'), format: 'der', type: 'pkcs8' })
      const { plaintext } = await compactDecrypt(jwe, key, {
        keyManagementAlgorithms: [ALG],
        contentEncryptionAlgorithms: [ENC],
      })
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plaintext)
    }
  } catch {
    // Whatever it is, it was not sealed to these keys as this module does it.
  }
  throw new SpaceportError('BUNDLE_TAMPERED', 'What was sealed to this Space cannot be opened with its keys.')
}
