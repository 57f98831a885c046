import { createPrivateKey } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { SpaceportError } from '../errors.js'
import { fingerprintOf, type Identity, type SpaceKeys } from './identity.js'
import { publicKeyIn } from './public-key.js'

const [ALG, ENC] = ['ECDH-ES', 'A256GCM']

/** Seals a text to a Space, so that only its private key opens it: a compact JWE (RFC 7516, RFC 8037). `kid` is the fingerprint. */
export function sealFor(identity: Identity, text: string): Promise<string> {
  return new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg: ALG, enc: ENC, kid: fingerprintOf(identity) })
    .encrypt(publicKeyIn(identity.encryption))
}

/** Opens what was sealed to any of these keys. Throws `BUNDLE_TAMPERED`, without a word about the text, if none of them opens it. */
export async function openSealed(keys: readonly SpaceKeys[], jwe: string): Promise<string> {
  try {
    const { kid } = decodeProtectedHeader(jwe)
    const own = keys.find(({ identity }) => fingerprintOf(identity) === kid)
    if (own) {
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
