import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'

/** What a made-up certificate is to say. */
export type SelfSigned = {
  /** 32 bytes: the private key (RFC 8032), and so all that follows from it. */
  seed: Buffer
  /** The name of the host that it is for. */
  host: string
  notBefore: Date
  notAfter: Date
}

/** PKCS #8 of an Ed25519 key, before its 32 bytes (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const ED25519 = sequence(oid([1, 3, 101, 112]))

/**
 * An X.509 certificate that signs itself (RFC 5280, by Ed25519 as RFC 8410 has it), and its private key, both as PEM. Nobody is to trust it:
 * whoever knows the seed of the demo has the key. Node.js reads certificates and makes none.
 */
export function selfSigned({ seed, host, notBefore, notAfter }: SelfSigned): {
  certificate: string
  privateKey: string
} {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const name = sequence(attribute([2, 5, 4, 3], host), attribute([2, 5, 4, 10], 'Spaceport demo'))
  const serial = createHash('sha256').update(seed).update('serial').digest().subarray(0, 16)
  // Positive, and of a fixed length.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  const alternative = sequence(oid([2, 5, 29, 17]), tagged(0x04, sequence(tagged(0x82, Buffer.from(host, 'ascii')))))
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, serial),
    ED25519,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    createPublicKey(key).export({ format: 'der', type: 'spki' }),
    tagged(0xa3, sequence(alternative)),
  )
  const der = sequence(body, ED25519, tagged(0x03, Buffer.from([0]), sign(null, body, key)))
  return {
    certificate: pem('CERTIFICATE', der),
    privateKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

/** A value of DER (X.690): its tag, its length, its content. */
function tagged(tag: number, ...content: Buffer[]): Buffer {
  const all = Buffer.concat(content)
  const bytes = Buffer.from(all.length.toString(16).padStart(all.length > 0xff ? 4 : 2, '0'), 'hex')
  const length = all.length < 0x80 ? bytes : Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
  return Buffer.concat([Buffer.from([tag]), length, all])
}

function sequence(...content: Buffer[]): Buffer {
  return tagged(0x30, ...content)
}

function oid([first = 0, second = 0, ...rest]: number[]): Buffer {
  // All of the numbers that are needed here are less than 128.
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest]))
}

function attribute(type: number[], value: string): Buffer {
  return tagged(0x31, sequence(oid(type), tagged(0x0c, Buffer.from(value, 'utf8'))))
}

/** UTCTime until 2049, then GeneralizedTime, as RFC 5280 (4.1.2.5) wants it. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '')
  const isShort = date.getUTCFullYear() < 2050
  return tagged(isShort ? 0x17 : 0x18, Buffer.from(isShort ? digits.slice(2) : digits, 'ascii'))
}

function pem(what: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${what}-----`, ...lines, `-----END ${what}-----`, ''].join('\n')
}
