import { describe, expect, test } from '@jest/globals'
import { compareBytes, LONGEST_KEY } from '@spaceport/kit/page/text-key'
import fc from 'fast-check'
import { parseVersion, type Version } from './version.js'
import { compareVersions, versionKey } from './version-order.js'

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (!parsed) throw new Error(`${text} is no version`)
  return parsed
}

/** SemVer 2.0.0, section 11, said as slowly as it is written there, over the texts. */
function bySpecification(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => {
    const [core = '', ...tag] = text.replace(/^[vV]/, '').replace(/\+.*$/, '').split('-')
    return { core: core.split('.').map(BigInt), tag: tag.length > 0 ? tag.join('-').split('.') : null }
  })
  for (let place = 0; place < 4; place++) {
    const [m, n] = [x!.core[place] ?? 0n, y!.core[place] ?? 0n]
    if (m !== n) return m < n ? -1 : 1
  }
  if (!x!.tag || !y!.tag) return x!.tag ? -1 : y!.tag ? 1 : 0
  for (let place = 0; ; place++) {
    const [m, n] = [x!.tag[place], y!.tag[place]]
    if (m === undefined || n === undefined) return m === n ? 0 : m === undefined ? -1 : 1
    const digits = [m, n].map((identifier) => [...identifier].every((c) => c >= '0' && c <= '9'))
    if (digits[0] && digits[1]) {
      if (BigInt(m) !== BigInt(n)) return BigInt(m) < BigInt(n) ? -1 : 1
    } else if (digits[0] || digits[1]) {
      return digits[0] ? -1 : 1
    } else if (m !== n) {
      return Buffer.compare(Buffer.from(m), Buffer.from(n))
    }
  }
}

const number = fc.oneof(
  fc.constantFrom('0', '00', '1', '2', '01', '9', '10', '11', '99', '100', '2147483647'),
  fc.nat(2_147_483_647).map(String),
)
const digits = fc.oneof(
  number,
  fc.stringMatching(/^[0-9]{1,25}$/),
  fc.constant('9'.repeat(11)),
  fc.constant('0'.repeat(12)),
)
const word = fc.oneof(
  fc.constantFrom('a', 'A', 'alpha', 'alpha-1', 'alpha1', 'beta', 'rc', '-', '--', '1a', '0-', '9z', 'z', 'zz'),
  fc.stringMatching(/^[0-9A-Za-z-]{1,6}$/),
)
const tag = fc.array(fc.oneof(digits, word), { minLength: 1, maxLength: 4 }).map((all) => `-${all.join('.')}`)
const text = fc
  .tuple(
    fc.constantFrom('', '', 'v'),
    fc.array(number, { minLength: 2, maxLength: 4 }),
    fc.option(tag, { nil: '' }),
    fc.constantFrom('', '', '+7', '+a.b-c'),
  )
  .map(([v, numbers, preRelease, metadata]) => v + numbers.join('.') + preRelease + metadata)
/** Two versions that often share their numbers, and so differ in the tag, or not at all. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc.tuple(fc.option(tag, { nil: '' }), fc.option(tag, { nil: '' })).map(([a, b]) => [`1.2${a}`, `1.2.0${b}`] as const),
)

describe('the order of versions', () => {
  test('is the precedence of SemVer, and that of their keys byte by byte', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const expected = bySpecification(a, b)
        expect(Math.sign(compareVersions(version(a), version(b)))).toBe(expected)
        expect(Math.sign(compareBytes(versionKey(version(a)), versionKey(version(b))))).toBe(expected)
      }),
      { numRuns: 5_000 },
    )
  })

  test.each([
    [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ],
    ['1.4.008', '1.4.9', '1.4.10', '2.0', '2.1', '2.1.1', '2.1.1.1', '2026.2.3', '2026.11.26.1', '2026.11.26.10'],
    [
      '1.0-3',
      '1.0-20',
      `1.0-${'9'.repeat(10)}`,
      `1.0-1${'0'.repeat(10)}`,
      `1.0-1${'0'.repeat(90)}`,
      `1.0-1${'0'.repeat(120)}`,
      '1.0--',
      '1.0-0a',
      '1.0-A',
      '1.0-a',
    ],
  ])('ascends: %s ...', (...ascending: string[]) => {
    const keys = ascending.map((each) => versionKey(version(each)))
    expect([...keys].reverse().sort(compareBytes)).toEqual(keys)
    expect([...ascending].reverse().sort((a, b) => compareVersions(version(a), version(b)))).toEqual(ascending)
  })

  test('versions that mean the same have one key', () => {
    const same = ['1.0', '1.0.0', 'v01.00.0.0', '1.0.0+build.7'].map((each) => versionKey(version(each)))
    expect(new Set(same).size).toBe(1)
    expect(versionKey(version('2016.01.02-beta.0001'))).toBe(versionKey(version('2016.1.2-beta.1')))
  })

  test('a key is ASCII that fits its column, even of the worst versions', () => {
    const full = (identifier: string) => `1.2-${`${identifier}.`.repeat(200)}`.slice(0, 199).replace(/\.?$/, '1')
    const worst = [1, 2, 9, 10, 11, 12, 13, 20, 196].flatMap((length) => ['1', 'a'].map((c) => full(c.repeat(length))))
    for (const each of worst) expect(each.length).toBeGreaterThanOrEqual(198)
    for (const each of worst) expect(versionKey(version(each)).length).toBeLessThanOrEqual(LONGEST_KEY)
    fc.assert(fc.property(text, (any) => /^[\x21-\x7e]+$/.test(versionKey(version(any)))))
  })
})
