import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseVersion } from '../release/version.js'
import { matchesRule, readTagPattern, readVersionRule } from './version-rule.js'

function takes(rule: { versionRange?: string | null; tag?: string | null }, version: string): boolean {
  return matchesRule(readVersionRule(rule), parseVersion(version)!)
}

describe('a version rule', () => {
  // The table of octopus.com/docs/releases/channels, but for its one pattern with look-ahead.
  test.each([
    ['^[^\\+].*', ['1.0-a', '1.0-a+b'], ['1.0', '1.0+b']],
    ['^(|\\+.*)$', ['1.0', '1.0+b'], ['1.0-a', '1.0-a+b']],
    ['^$', ['1.0'], ['1.0-a', '1.0+b']],
    ['^beta', ['1.0-beta', '1.0-beta0003'], ['1.0-mybeta', '1.0-a+beta', '1.0']],
    ['beta', ['1.0-beta', '1.0-mybeta', '1.0-a+beta'], ['1.0', '1.0-Beta']],
    ['(?i)^BETA$', ['1.0-beta', '1.0-Beta'], ['1.0-beta.1']],
    ['^bugfix-', ['1.0-bugfix-syscrash'], ['1.0-bugfix']],
    ['^(|beta.*)$', ['1.0', '1.0-beta.2'], ['1.0-alpha']],
  ])('with the tag %s', (tag, taken, not) => {
    expect(taken.filter((version) => !takes({ tag }, version))).toEqual([])
    expect(not.filter((version) => takes({ tag }, version))).toEqual([])
  })

  test('takes what both of its parts take; a blank part says nothing', () => {
    const version = fc.constantFrom('0.9', '1.0', '1.5-beta', '1.5', '1.5-alpha', '2.0')
    const versionRange = fc.constantFrom(null, undefined, '', ' ', '[1.0,2.0)', '1.5')
    const tag = fc.constantFrom(null, undefined, '', ' ', '^$', '^beta')
    fc.assert(
      fc.property(versionRange, tag, version, (versions, pattern, asked) => {
        const both = takes({ versionRange: versions }, asked) && takes({ tag: pattern }, asked)
        expect(takes({ versionRange: versions, tag: pattern }, asked)).toBe(both)
        if (!versions?.trim() && !pattern?.trim()) expect(both).toBe(true)
      }),
    )
  })

  test('says what JavaScript says of a pattern that both understand', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '[a-c]',
      '(a|bb)',
      '(?:ab)?',
      'a*',
      'b+',
      '\\+',
      '^',
      '$',
      '[^a]',
      '\\d',
      '1',
    )
    const tag = fc.array(fc.constantFrom('a', 'b', 'c', '1', '-', 'ab'), { maxLength: 6 }).map((all) => all.join(''))
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), tag, (pieces, text) => {
        expect(readTagPattern(pieces.join('')).test(text)).toBe(new RegExp(pieces.join('')).test(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('is done with patterns and tags that would take a backtracking matcher longer than the world lasts', () => {
    const tag = 'a'.repeat(196)
    for (const pattern of [
      '^(a+)+$',
      '(a|a)*$',
      '(a*)*b',
      '^(a|aa)+$',
      '(.*)(.*)(.*)(.*)(.*)[^a]$',
      '(a?){100}a{100}$',
    ]) {
      expect(typeof takes({ tag: pattern }, `1.2-${tag}`)).toBe('boolean')
      expect(takes({ tag: `${pattern}!` }, `1.2-${tag}`)).toBe(false)
    }
  })

  test.each([
    ...['(', '[', 'a**', '\\1', '(?!beta).+', '(?<=a)b', '\\Z', 'a{1001}', '((a{100}){100}){100}', 'a'.repeat(501)],
    ...['(?:'.repeat(160), '(a{99}){99}'],
  ])('refuses the tag %j', (tag) => {
    const refused = expect.objectContaining({ code: 'BAD_INPUT', details: { path: ['input', 'rules', '0', 'tag'] } })
    expect(() => readVersionRule({ tag }, 'input', 'rules', '0')).toThrow(refused)
  })

  test('says which part of it is at fault', () => {
    const refused = expect.objectContaining({ code: 'BAD_INPUT', details: { path: ['input', 'versionRange'] } })
    expect(() => readVersionRule({ versionRange: '(1.0)', tag: '^$' }, 'input')).toThrow(refused)
  })
})
