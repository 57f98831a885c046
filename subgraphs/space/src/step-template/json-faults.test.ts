import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { jsonFault } from './json-faults.js'

describe('what JSON.parse would lose', () => {
  it.each([
    ['two equal names', '{"a":1,"b":{"a":2},"a":3}', 'has "a" twice'],
    ['equal names, one of them escaped', '{"x":[{"a":1,"\\u0061":2}]}', 'has "x[0].a" twice'],
    ['a number beyond a double', '[1,{"n":9007199254740993}]', 'has the number 9007199254740993 at "[1].n"'],
    ['a fraction beyond a double', '{"n":0.12345678901234567891}', 'has the number 0.12345678901234567891'],
    ['a number beyond all doubles', '{"n":1e999}', 'has the number 1e999'],
    ['too many levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'nests deeper than 64 levels'],
  ])('%s', (_what, text, fault) => {
    expect(() => JSON.parse(text)).not.toThrow()
    expect(jsonFault(text)).toContain(fault)
  })

  it.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":2}],"c":"a","d":"\\"a\\":1,\\"a\\":2"}',
    '{"a":"{","b":"\\\\","c":"}"}',
    '[1.0,-0,1e2,1E+2,100e-2,0.1,9007199254740992,123456789012345680000,5e-324,1.7976931348623157e308]',
    `${'['.repeat(64)}${']'.repeat(64)}`,
  ])('is nothing in %s', (text) => {
    expect(jsonFault(text)).toBeNull()
  })

  const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
  it(`is nothing in whatever JSON.stringify wrote (seed ${seed})`, () => {
    const value = fc.jsonValue({ maxDepth: 5 })
    fc.assert(
      fc.property(value, fc.boolean(), (v, wide) => jsonFault(JSON.stringify(v, null, wide ? 2 : 0)) === null),
      { seed },
    )
  })
})
