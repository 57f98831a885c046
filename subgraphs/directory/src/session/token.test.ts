import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { isToken, newToken, tokenHash, type TokenKind } from './token.js'

const KINDS: TokenKind[] = ['sps', 'spk', 'spt']

test.each(KINDS)('a new %s token is 256 bits that nobody has seen, known for what it is and no other', (kind) => {
  const tokens = Array.from({ length: 100 }, () => newToken(kind))
  expect(new Set(tokens).size).toBe(100)
  for (const token of tokens) {
    expect(Buffer.from(token.slice(4), 'base64url')).toHaveLength(32)
    expect(KINDS.filter((one) => isToken(one, token))).toEqual([kind])
  }
})

test.each([
  '',
  'sps_',
  `sps_${'a'.repeat(42)}`,
  `sps_${'a'.repeat(44)}`,
  `xsps_${'a'.repeat(43)}`,
  `spx_${'a'.repeat(43)}`,
  `sps_${`sps_${'a'.repeat(43)}`}`,
])('%j is none', (text) => expect(KINDS.some((kind) => isToken(kind, text))).toBe(false))

test('of a token its SHA-256 is stored', () => {
  expect(Buffer.from(tokenHash('sps_a'))).toEqual(createHash('sha256').update('sps_a').digest())
})
