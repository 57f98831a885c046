import { describe, expect, test } from '@jest/globals'
import { sessionCookie } from './session-cookie.js'

const until = new Date('2030-01-01T00:00:00Z')

describe('the session cookie', () => {
  test('under https is bound to this host and secure', () => {
    expect(sessionCookie({ secure: true }).set('t', until)).toBe(
      '__Host-spaceport=t; Expires=Tue, 01 Jan 2030 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax; Secure',
    )
  })

  test('on loopback http is the same without what http cannot have', () => {
    expect(sessionCookie({ secure: false }).set('t', until)).toBe(
      'spaceport=t; Expires=Tue, 01 Jan 2030 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax',
    )
  })

  test('is cleared with the same marks', () => {
    expect(sessionCookie({ secure: false }).clear()).toBe(
      'spaceport=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax',
    )
  })
})
