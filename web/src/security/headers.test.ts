import { expect, test } from '@jest/globals'
import { contentSecurityPolicy } from './headers'

test('only scripts with the nonce run, and nothing inline or from elsewhere', () => {
  const policy = contentSecurityPolicy('abc')
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("default-src 'none';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('http')
})
