import { describe, expect, test } from '@jest/globals'
import { LONGEST_VERSION, parseVersion, readVersion } from './version.js'

describe('versions', () => {
  test.each([
    ['1.2', [1, 2, 0, 0], '', ''],
    ['1.2.3', [1, 2, 3, 0], '', ''],
    ['1.2.3.4', [1, 2, 3, 4], '', ''],
    ['2026.11.26.1', [2026, 11, 26, 1], '', ''],
    ['2016.09.01-beta.0001', [2016, 9, 1, 0], 'beta.0001', ''],
    ['v1.2.3', [1, 2, 3, 0], '', ''],
    [' V1.2.3 ', [1, 2, 3, 0], '', ''],
    ['1.2.3-beta.2+build.7-x', [1, 2, 3, 0], 'beta.2', 'build.7-x'],
    ['1.2.3+build-7', [1, 2, 3, 0], '', 'build-7'],
    ['1.2.3--', [1, 2, 3, 0], '-', ''],
    ['2147483647.0', [2_147_483_647, 0, 0, 0], '', ''],
  ])('%s', (text, numbers, preRelease, metadata) => {
    expect(parseVersion(text)).toEqual({ numbers, preRelease, metadata })
  })

  test.each([
    ...[
      '',
      ' ',
      '1',
      'latest',
      '1.2.3.4.5',
      '1..2',
      '.1',
      '1.',
      '1.2-',
      '1.2+',
      '1.2-a..b',
      '1.2-a.',
      '1.2-a_b',
      '1.2 -a',
    ],
    ...['1.2-é', '1.2+a+b', '-1.2', 'vv1.2', '2147483648.0', '1.2\n3', '١.٢', '1.2-\u{1f680}'],
  ])('%j is none', (text) => {
    expect(parseVersion(text)).toBeNull()
    expect(() => readVersion(text, 'input', 'version')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', details: { path: ['input', 'version'] } }),
    )
  })

  test('the longest has 200 characters', () => {
    const longest = '1.2-'.padEnd(LONGEST_VERSION, 'a')
    expect(parseVersion(longest)?.preRelease).toHaveLength(196)
    expect(parseVersion(`${longest}a`)).toBeNull()
  })

  test('where a bound may be one number, one number is a version', () => {
    expect(parseVersion('3', 1)?.numbers).toEqual([3, 0, 0, 0])
    expect(parseVersion('3', 2)).toBeNull()
  })
})
