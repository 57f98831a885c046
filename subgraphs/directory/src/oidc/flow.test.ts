import { expect, test } from '@jest/globals'
import { flowOf, newSecret } from './flow.js'

test('what ties a sign-in to a browser follows from what that browser holds, under the secret of this directory', () => {
  const flow = flowOf('secret', 'binding')
  expect(flowOf('secret', 'binding')).toEqual(flow)
  const others = [flowOf('secret', 'another'), flowOf('another', 'binding'), flowOf('', 'binding')]
  const all = [flow, ...others].flatMap(({ verifier, nonce }) => [verifier, nonce])
  expect(new Set(all).size).toBe(8)
  // 43 to 128 of the letters that RFC 7636, section 4.1, allows.
  for (const one of all) expect(one).toMatch(/^[\w-]{43}$/)
})

test('stays the same from one release to the next, since browsers are on their way meanwhile', () => {
  expect(flowOf('secret', 'binding')).toEqual({
    verifier: 's3ByBThtVSHGSJKxHV1T3JUcaaJaQzxcSSPcyYniaBo',
    nonce: '-nS9xD5C1vESUeB9BTbBlQ2R6loI12ZzIHYr9vJmF4Q',
  })
})

test('a new secret is 256 bits that nobody has seen', () => {
  const secrets = Array.from({ length: 100 }, newSecret)
  expect(new Set(secrets).size).toBe(100)
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
})
