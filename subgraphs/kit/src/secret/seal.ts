import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { SpaceportError } from '../errors.js'
import type { EncryptionKey } from './key.js'
import type { KeyRing } from './ring.js'

/** Where a sealed value belongs; it opens nowhere else. */
export type Place = {
  /** The Space, by id. */
  space: string
  /** What values of its kind are for, in a word of the code's. */
  purpose: string
}

/** A sensitive value as it is stored. */
export type Sealed = {
  /** The id of the key that opens it. */
  keyId: string
  sealed: Uint8Array<ArrayBuffer>
}

/** The first byte of what this module seals. */
const FORMAT = 1
/** Bytes of a nonce (96 bits, as NIST SP 800-38D has it for random ones) and of a tag. */
const [NONCE, TAG] = [12, 16]

/**
 * Seals a text of well-formed Unicode under the newest key: AES-256-GCM with a random nonce. The key is one of the Space's own, derived from the
 * ring's, and the ciphertext is bound to the format, the Space, the purpose and the key's id. Its length tells the text's, in bytes.
 */
export function seal([key]: KeyRing, place: Place, text: string): Sealed {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', subkey(key, place), nonce).setAAD(bound(key.id, place))
  const parts = [Buffer.from([FORMAT]), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return { keyId: key.id, sealed: new Uint8Array(Buffer.concat(parts)) }
}

/**
 * Opens what `seal` made. Throws `INTERNAL`, without a word about the value, if the key is not in the ring, or the bytes were altered or
 * belong to another place.
 */
export function open(
  ring: KeyRing,
  place: Place,
  { keyId, sealed }: Pick<Sealed, 'keyId'> & { sealed: Uint8Array },
): string {
  const key = ring.find(({ id }) => id === keyId)
  const bytes = Buffer.from(sealed)
  if (!key || bytes[0] !== FORMAT || bytes.length < 1 + NONCE + TAG) throw unopened()
  const nonce = bytes.subarray(1, 1 + NONCE)
  const decipher = createDecipheriv('aes-256-gcm', subkey(key, place), nonce, { authTagLength: TAG })
    .setAAD(bound(keyId, place))
    .setAuthTag(bytes.subarray(-TAG))
  const head = decipher.update(bytes.subarray(1 + NONCE, -TAG))
  try {
    return Buffer.concat([head, decipher.final()]).toString('utf8')
  } catch {
    throw unopened()
  }
}

function unopened(): SpaceportError {
  return new SpaceportError('INTERNAL', 'A sensitive value could not be opened.')
}

function subkey({ bytes }: EncryptionKey, { space }: Place): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, '', `spaceport-sealed-in-space:1:${space}`, 32))
}

/** What a ciphertext is bound to; as JSON, so that no two places are written alike. */
function bound(keyId: string, { space, purpose }: Place): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, space, purpose, keyId]))
}
