import { describe, expect, test } from '@jest/globals'
import { readCookie, readCredential } from './credential.js'

const key = `spk_${'A-_9'.repeat(10)}abc`
const session = `sps_${'A-_9'.repeat(10)}abc`

describe('the credential of a request', () => {
  test('an API key or the session cookie', () => {
    expect(readCredential({ authorization: `Bearer ${key}` }, 'spaceport')).toEqual({ kind: 'apiKey', token: key })
    const cookie = `a=b; spaceport=${session}; c=d`
    expect(readCredential({ cookie }, 'spaceport')).toEqual({ kind: 'session', token: session })
  })

  test('a token that somebody else signed, of a form and size that such have', () => {
    const jwt = `${'A-_9'.repeat(10)}.${'A-_9'.repeat(10)}.${'A-_9'.repeat(10)}`
    expect(readCredential({ authorization: `bearer ${jwt}` }, 'spaceport')).toEqual({ kind: 'jwt', token: jwt })
    for (const wrong of ['a.b', 'a.b.', '.b.c', 'a.b.c.d', 'a.b.c d', 'a.b.c=', `a.${'b'.repeat(16_000)}.c`]) {
      expect(
        readCredential({ authorization: `Bearer ${wrong}`, cookie: `spaceport=${session}` }, 'spaceport'),
      ).toBeNull()
    }
    const longest = `Bearer a.${'b'.repeat(16_000 - 'Bearer a..c'.length)}.c`
    expect(readCredential({ authorization: longest }, 'spaceport')?.kind).toBe('jwt')
    expect(readCredential({ authorization: `${longest}c` }, 'spaceport')).toBeNull()
  })

  test('a cookie does not stand in for an Authorization header that is wrong', () => {
    const cookie = `spaceport=${session}`
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${session}`,
      `Basic ${key}`,
      `Bearer ${key}x`,
      `Bearer ${key}, x`,
      `Basic x, Bearer ${key}`,
      `Basic x, Bearer a.b.c`,
    ]) {
      expect(readCredential({ authorization, cookie }, 'spaceport')).toBeNull()
    }
  })

  test('the cookie of another name, form or number is none', () => {
    for (const cookie of [
      `__Host-spaceport=${session}`,
      `spaceport=${key}`,
      `spaceport=`,
      `spaceport=${session}; spaceport=${session}`,
      `spaceport=${session}x`,
      `spaceport=x${session}`,
      `spaceport=${session}=`,
    ]) {
      expect(readCredential({ cookie }, 'spaceport')).toBeNull()
    }
    expect(readCredential({}, 'spaceport')).toBeNull()
  })

  test('the value of a cookie is all that stands after its name', () => {
    expect(readCookie('a=b=c; d=e', 'a')).toBe('b=c')
    expect(readCookie('a=', 'a')).toBe('')
    for (const header of [undefined, '', 'b=a', 'aa=b']) expect(readCookie(header, 'a')).toBeNull()
  })
})
