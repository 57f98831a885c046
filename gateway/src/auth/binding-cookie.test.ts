import { expect, test } from '@jest/globals'
import { bindingCookie } from './oidc.js'

test('the cookie of a sign-in under https is bound to this host, secure and short', () => {
  expect(bindingCookie({ secure: true }).set('b')).toBe(
    '__Host-spaceport-oidc=b; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure',
  )
})

test('on loopback http it is the same without what http cannot have', () => {
  expect(bindingCookie({ secure: false }).set('b')).toBe(
    'spaceport-oidc=b; Max-Age=600; Path=/; HttpOnly; SameSite=Lax',
  )
})
