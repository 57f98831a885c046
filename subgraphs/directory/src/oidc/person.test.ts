import { describe, expect, test } from '@jest/globals'
import { SignInRefused } from './failure.js'
import { readPerson } from './person.js'

const person = (claims: Record<string, unknown>, groupsClaim: string | null = 'groups') =>
  readPerson({ sub: 'ada', ...claims }, groupsClaim)

describe('somebody at a provider', () => {
  test('is who their subject says, with an address only if it is one', () => {
    expect(person({ email: 'ada@example.com', email_verified: true, name: 'Ada', groups: ['a', 'b'] })).toEqual({
      ...{ subject: 'ada', email: 'ada@example.com', emailVerified: true, name: 'Ada' },
      groups: new Set(['a', 'b']),
    })
    for (const email of [undefined, null, 1, ['ada@example.com'], { toString: 'x' }]) {
      expect(person({ email }).email).toBeNull()
    }
  })

  test.each([undefined, false, 'true', 1, {}])('has no verified address for the claim %j', (verified) => {
    expect(person({ email: 'ada@example.com', email_verified: verified }).emailVerified).toBe(false)
  })

  test.each(['', 'a'.repeat(256), 'a\0b', '\ud800'])('is not taken in as %j', (sub) => {
    expect(() => person({ sub })).toThrow(SignInRefused)
    expect(() => person({ sub })).toThrow('a subject that cannot be kept')
  })

  test('may have the longest subject that OpenID allows', () => {
    expect(person({ sub: 'a'.repeat(255) }).subject).toHaveLength(255)
  })

  test.each<[string, Record<string, unknown>]>([
    ['Ada', { name: ' A\u0007da\n', preferred_username: 'ada', email: 'lovelace@example.com' }],
    ['ada', { name: ' \n', preferred_username: 'ada', email: 'lovelace@example.com' }],
    ['lovelace', { name: 7, preferred_username: '', email: 'lovelace@example.com' }],
    ['Somebody', { name: null, email: '@example.com' }],
    ['Somebody', {}],
    ['\ufffd', { name: '\ud800' }],
    ['𝒜'.repeat(200), { name: '𝒜'.repeat(201) }],
  ])('is called %j', (name, claims) => {
    expect(person(claims).name).toBe(name)
  })
})

describe('the groups of somebody at a provider', () => {
  test.each<[unknown, string[]]>([
    [
      ['a', 'b', 'a'],
      ['a', 'b'],
    ],
    ['one', ['one']],
    [
      ['a', 1, null, { b: 'c' }, 'x'.repeat(501), 'x'.repeat(500)],
      ['a', 'x'.repeat(500)],
    ],
    [undefined, []],
    [{ a: true }, []],
    [7, []],
  ])('by the claim %j', (claim, groups) => {
    expect([...person({ groups: claim }).groups]).toEqual(groups)
  })

  test('are none where no claim is read, or it is none of the token', () => {
    expect(person({ groups: ['a'] }, null).groups.size).toBe(0)
    expect(person({ null: ['a'] }, null).groups.size).toBe(0)
    const inherited = Object.assign(Object.create({ groups: ['a'] }) as object, { sub: 'ada' })
    expect(readPerson(inherited, 'groups').groups.size).toBe(0)
  })

  test('are all or nothing', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `g${i}`)
    expect(person({ groups: many }).groups.size).toBe(10_000)
    expect(() => person({ groups: [...many, 'one more'] })).toThrow('more groups than are taken in')
  })
})
