import { expect, test } from '@jest/globals'
import { readPortableRelease, readTexts, writePortableRelease, writeTexts, type PortableRelease } from './content.js'
import { codeOf } from './testing/attack.js'
import { sampleRelease } from './testing/release.js'

const text = writePortableRelease(sampleRelease())

test('a release is read as it was written, and always written alike', () => {
  expect(readPortableRelease(text)).toEqual(sampleRelease())
  const { release, ...rest } = sampleRelease()
  expect(writePortableRelease({ ...rest, release })).toBe(text)
  expect(readPortableRelease(writePortableRelease({ ...sampleRelease(), process: null })).process).toBeNull()
})

test.each([
  ['a key twice', '"needed":["Domain"]', '"needed":["Domain"],"needed":[]'],
  ['a key more', '"needed"', '"more":1,"needed"'],
  ['a key less', '"needed":["Domain"],', ''],
  ['a space', '"needed":', '"needed": '],
  ['a condition that is none', '"SUCCESS"', '"SOMETIMES"'],
  ['a type that is none', '"type":"STRING"', '"type":"STREAM"'],
  ['a sensitive value in the open', '"type":"STRING"', '"type":"SENSITIVE"'],
  ['a value beside a secret', '"secret":null', '"secret":0'],
  ['a sensitive default in the open', '"SINGLE_LINE_TEXT"', '"SENSITIVE"'],
  ['a secret that is no place', '"secret":1', '"secret":-1'],
  ['properties that are no JSON', '"properties":"{}"', '"properties":"{"'],
  ['properties that are no object', '"properties":"{}"', '"properties":"[]"'],
  ['a digest that is none', `"${'d'.repeat(64)}"`, '"d"'],
  ['a time that is none', '"createdAt":"2026-03-01T11:00:00.000Z"', '"createdAt":"yesterday"'],
  ['a NUL', '"First."', '"\\u0000"'],
  ['nothing', /.*/s, ''],
  ['a list', /.*/s, '[]'],
])('a release that is none is refused: %s', (_what, part, by) => {
  const changed = text.replace(part, by)
  expect(changed).not.toBe(text)
  expect(codeOf(() => readPortableRelease(changed))).toBe('BUNDLE_MALFORMED')
})

test('a release that nobody would take is not written', () => {
  const [, password] = sampleRelease().variables
  const open: PortableRelease = { ...sampleRelease(), variables: [{ ...password!, value: 'hunter2' }] }
  expect(codeOf(() => writePortableRelease(open))).toBe('BUNDLE_MALFORMED')
})

test('a list of texts holds texts, and a refusal of one quotes nothing', () => {
  expect(readTexts(writeTexts(['a', '', 'ü"\n']))).toEqual(['a', '', 'ü"\n'])
  for (const other of ['[1]', '{}', '"hunter2"', '["hunter2", "b"]', '[["hunter2"]]', '']) {
    expect(() => readTexts(other)).toThrow(expect.objectContaining({ code: 'BUNDLE_MALFORMED' }))
    expect(() => readTexts(other)).not.toThrow('hunter2')
  }
})
