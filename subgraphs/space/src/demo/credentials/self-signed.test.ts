import { expect, test } from '@jest/globals'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { selfSigned } from './self-signed.js'

test.each([
  ['2026-01-15T09:00:00.000Z', '2027-01-15T09:00:00.000Z', 'gateway.example'],
  // From 2050 on, times are written otherwise; a name of more than 127 bytes has a longer length.
  [
    '2049-12-31T23:59:59.000Z',
    '2050-01-01T00:00:00.000Z',
    `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`,
  ],
])('a certificate from %s to %s is what it says', (from, to, host) => {
  const [notBefore, notAfter] = [new Date(from), new Date(to)]
  const { certificate, privateKey } = selfSigned({ seed: Buffer.alloc(32, host), host, notBefore, notAfter })
  const read = new X509Certificate(certificate)
  expect([new Date(read.validFrom), new Date(read.validTo)]).toEqual([notBefore, notAfter])
  expect(read.checkHost(host)).toBe(host)
  expect(read.subject).toBe(read.issuer)
  expect(read.verify(read.publicKey)).toBe(true)
  expect(read.checkPrivateKey(createPrivateKey(privateKey))).toBe(true)
})
