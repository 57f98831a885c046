import { expect, test } from '@jest/globals'
import { readReturnTo } from './return-to.js'

test.each(['/', '/projects?a=b#c', '/a//b', '/%5c', `/${'x'.repeat(1_999)}`])('%j is a path of ours', (path) => {
  expect(readReturnTo(path)).toBe(path)
})

test.each([
  ...['', 'x', 'projects', 'https://evil.example', '//evil.example', '/\\evil.example', '/a\\b', '\\\\evil.example'],
  ...['/\t/evil.example', '/ x', '/é', '\n/x', '/x\n', '/.//evil.example', '/a/..//evil.example', 'x/a'],
  `/${'x'.repeat(2_000)}`,
])('%j is not, and is said to be none', (path) => {
  expect(() => readReturnTo(path)).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT', message: 'returnTo is not a path of this site.' }),
  )
})
