import { expect, test } from '@jest/globals'
import { check, json, property, type JsonValue } from 'fast-check'
import { decodeText, readCanonical, writeCanonical } from './canonical.js'
import { codeOf } from './testing/attack.js'

const refuses = (text: string) => codeOf(() => readCanonical(text, 'The text')) === 'BUNDLE_MALFORMED'

test('keys are in order, with nothing between', () => {
  expect(writeCanonical({ b: [1, null, true], a: { z: 'é', Z: '"\n' }, '10': 0, '9': -1, none: undefined })).toBe(
    '{"10":0,"9":-1,"a":{"Z":"\\"\\n","z":"é"},"b":[1,null,true]}',
  )
  // By UTF-16 code units (RFC 8785, section 3.2.3), not by code points.
  expect(writeCanonical({ '\ufb33': 1, '\u{1f600}': 2 })).toBe('{"\u{1f600}":2,"\ufb33":1}')
})

test('what has no such text is not written', () => {
  const deep = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) as unknown
  for (const value of [
    1.5,
    Number.NaN,
    Infinity,
    2 ** 53,
    'a\0b',
    '\ud800',
    1n,
    undefined,
    () => 1,
    { '\0': 1 },
    deep,
  ]) {
    expect(() => writeCanonical(value)).toThrow(TypeError)
  }
})

test('only the one text that stands for a value is read', () => {
  for (const text of ['{}', '[]', '"a"', '{"a":1,"b":[2]}', 'null'])
    expect(writeCanonical(readCanonical(text, ''))).toBe(text)
  const others = [
    '',
    ' {}',
    '{} ',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '[1.0]',
    '[-0]',
    '[1e3]',
    '["\\u0061"]',
    '["\\/"]',
  ]
  for (const text of [
    ...others,
    '["\\ud800"]',
    '["\\u0000"]',
    '[1.5]',
    '[9007199254740993]',
    '\ufeff{}',
    '{a:1}',
    '[1,]',
  ]) {
    expect([text, refuses(text)]).toEqual([text, true])
  }
})

test('what any JSON is written as is read as the same, and anything else that stands for it is refused', () => {
  const outcome = check(
    property(json(), (text) => {
      const value = JSON.parse(text) as JsonValue
      let canonical: string
      try {
        canonical = writeCanonical(value)
      } catch {
        return refuses(text)
      }
      expect(readCanonical(canonical, '')).toEqual(JSON.parse(canonical))
      return text === canonical || refuses(text)
    }),
    { seed: 7, numRuns: 1_000 },
  )
  expect(outcome.failed).toBe(false)
})

test('bytes that are no UTF-8 are no text', () => {
  expect(decodeText(Buffer.from('é'), 'The text')).toBe('é')
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
    expect(codeOf(() => decodeText(Buffer.from(bytes), 'The text'))).toBe('BUNDLE_MALFORMED')
  }
  // A mark at the beginning is not swallowed.
  expect(decodeText(Buffer.from('\ufeff{}'), 'The text')).toHaveLength(3)
})
