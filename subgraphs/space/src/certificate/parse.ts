import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { distinguishedName } from './names.js'

/** A certificate as it is given: PEM, its chain after it and perhaps its private key, or DER in base64. */
export type CertificateInput = { certificateData: string; privateKey?: string | null }

/** A certificate as its row keeps it, and its private key as PEM (PKCS #8), to be sealed. */
export type ParsedCertificate = {
  facts: {
    certificateData: string
    subject: string
    subjectKey: string
    issuer: string
    thumbprint: string
    serialNumber: string
    isSelfSigned: boolean
    notBefore: Date
    notAfter: Date
  }
  privateKey: string | null
}

/** The longest certificate with its chain, and the longest private key, in characters. */
const LONGEST = 65_536

/** The most certificates of a chain, the first one too. */
const LONGEST_CHAIN = 20

const DATA = ['input', 'certificateData']
const KEY = ['input', 'privateKey']

const BEGIN = '-----BEGIN '
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Reads a certificate. Throws `BAD_INPUT` for one that is none, and for a private key that is another one's or is encrypted. */
export function parseCertificate({ certificateData, privateKey }: CertificateInput): ParsedCertificate {
  requireShort(certificateData, DATA)
  const { certificates, keys } = blocksOf(certificateData)
  if (keys.length > 1 || (keys.length === 1 && privateKey)) {
    throw refuse('BAD_INPUT', 'There is more than one private key.', ...(privateKey ? KEY : DATA))
  }
  const [leaf, ...chain] = certificates.map(readX509)
  if (!leaf) throw refuse('BAD_INPUT', 'There is no certificate.', ...DATA)
  const [inData] = keys
  const key = privateKey ? readKey(privateKey, KEY) : inData === undefined ? null : readKey(inData, DATA)
  if (key && !leaf.checkPrivateKey(key)) {
    throw refuse('BAD_INPUT', "The private key is not the certificate's.", ...(privateKey ? KEY : DATA))
  }
  return {
    facts: { certificateData: [leaf, ...chain].map(String).join(''), ...factsOf(leaf) },
    privateKey: key && key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function factsOf(leaf: X509Certificate) {
  const subject = distinguishedName(leaf.subject)
  return {
    subject,
    subjectKey: textKey(subject),
    issuer: distinguishedName(leaf.issuer),
    thumbprint: leaf.fingerprint.replaceAll(':', ''),
    serialNumber: leaf.serialNumber,
    isSelfSigned: isSelfSigned(leaf),
    notBefore: readTime(leaf.validFrom),
    notAfter: readTime(leaf.validTo),
  }
}

function blocksOf(data: string): { certificates: string[]; keys: string[] } {
  const blocks = pemBlocks(data)
  if (blocks.length === 0 && BASE64.test(data.replaceAll(/\s/g, ''))) return { certificates: [data], keys: [] }
  const certificates = blocks.filter(({ label }) => label === 'CERTIFICATE').map(({ text }) => text)
  if (certificates.length > LONGEST_CHAIN) {
    throw refuse('BAD_INPUT', `At most ${LONGEST_CHAIN} certificates.`, ...DATA)
  }
  return { certificates, keys: blocks.filter(({ label }) => label.endsWith('PRIVATE KEY')).map(({ text }) => text) }
}

/** The blocks of PEM in a text (RFC 7468), with what they say that they hold. */
function pemBlocks(data: string): { label: string; text: string }[] {
  const blocks: { label: string; text: string }[] = []
  for (let start = data.indexOf(BEGIN); start >= 0; start = data.indexOf(BEGIN, start)) {
    const labelEnd = data.indexOf('-----', start + BEGIN.length)
    const label = data.slice(start + BEGIN.length, labelEnd)
    const end = `-----END ${label}-----`
    const from = labelEnd < 0 ? -1 : data.indexOf(end, labelEnd)
    if (from < 0) throw refuse('BAD_INPUT', 'A block of PEM does not end.', ...DATA)
    blocks.push({ label, text: data.slice(start, from + end.length) })
    start = from + end.length
  }
  return blocks
}

function readX509(text: string): X509Certificate {
  try {
    return new X509Certificate(text.startsWith('-----') ? text : Buffer.from(text, 'base64'))
  } catch {
    throw refuse('BAD_INPUT', 'It is not an X.509 certificate as PEM, or as DER in base64.', ...DATA)
  }
}

/** An encrypted key is refused without a look: its own text says for how long it is to be computed upon. */
function readKey(text: string, path: string[]): KeyObject {
  requireShort(text, path)
  if (/ENCRYPTED/.test(text)) throw refuse('BAD_INPUT', 'The private key is encrypted: decrypt it first.', ...path)
  try {
    return createPrivateKey(text)
  } catch {
    throw refuse('BAD_INPUT', 'It is not a private key as PEM.', ...path)
  }
}

function requireShort(text: string, path: string[]): void {
  if (text.length > LONGEST) throw refuse('BAD_INPUT', `At most ${LONGEST} characters.`, ...path)
}

/** The public key may be of a kind that is not known here. */
function isSelfSigned(leaf: X509Certificate): boolean {
  try {
    return leaf.subject === leaf.issuer && leaf.verify(leaf.publicKey)
  } catch {
    return false
  }
}

/** A time as OpenSSL prints it: `Nov 26 14:55:55 2026 GMT`. */
function readTime(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw refuse('BAD_INPUT', 'It is valid at no time that can be kept.', ...DATA)
  return time
}
