import { describe, expect, test } from '@jest/globals'
import { normalType, obeys, type Rule } from './rule.js'

const rule: Rule = {
  issuer: 'https://issuer.example',
  audience: 'spaceport',
  types: ['at+jwt'],
  algorithms: ['RS256', 'ES256'],
  subjectPattern: 'repo:acme/*',
  requiredClaims: { environment: 'production', protected: 'true', run: '7' },
}
const header = { alg: 'RS256', typ: 'at+jwt' }
const claims = {
  iss: rule.issuer,
  aud: 'spaceport',
  sub: 'repo:acme/shop',
  ...{ environment: 'production', protected: true, run: 7 },
}

describe('a token obeys its rule', () => {
  test.each<[string, Record<string, unknown>]>([
    ['as it is', {}],
    ['for several audiences', { aud: ['other', 'spaceport'] }],
    ['with several values of a claim', { environment: ['test', 'production'], run: [1, 7] }],
    ['with texts for what is none', { protected: 'true', run: '7' }],
    ['with claims that nobody asks for', { more: null }],
  ])('%s', (_what, more) => expect(obeys({ header, claims: { ...claims, ...more } }, rule)).toBe(true))

  test.each([{ alg: 'ES256' }, { typ: 'AT+JWT' }, { typ: 'application/at+jwt' }, { more: 1 }])('by %j', (more) =>
    expect(obeys({ header: { ...header, ...more }, claims }, rule)).toBe(true),
  )
})

describe('a token does not obey', () => {
  test.each<Record<string, unknown>>([
    ...[{ iss: `${rule.issuer}/` }, { iss: [rule.issuer] }, { iss: undefined }],
    ...[{ aud: 'Spaceport' }, { aud: [] }, { aud: ['other'] }, { aud: undefined }, { aud: 'spaceport other' }],
    ...[{ sub: 'repo:evil/shop' }, { sub: undefined }, { sub: ['repo:acme/shop'] }],
    ...[{ environment: 'test' }, { environment: undefined }, { environment: ['test'] }, { environment: {} }],
    ...[{ protected: false }, { protected: null }, { protected: 'TRUE' }, { run: 8 }, { run: { toString: '7' } }],
    ...[{ nonce: 'x' }, { at_hash: 'x' }, { c_hash: 'x' }, { s_hash: undefined }],
  ])('with %j', (more) => expect(obeys({ header, claims: { ...claims, ...more } }, rule)).toBe(false))

  test.each<Record<string, unknown>>([
    ...[{ alg: 'none' }, { alg: 'HS256' }, { alg: undefined }, { alg: ['RS256'] }],
    ...[{ typ: 'JWT' }, { typ: undefined }, { typ: ['at+jwt'] }, { typ: 'x/at+jwt' }, { typ: 'at+jwtx' }],
  ])('by %j', (more) => expect(obeys({ header: { ...header, ...more }, claims }, rule)).toBe(false))

  test('with what it has not said itself', () => {
    const own = { ...claims, environment: undefined }
    const { environment: _own, ...rest } = own
    const inherited = Object.assign(Object.create({ environment: 'production' }) as object, rest)
    expect(obeys({ header, claims: { ...inherited } }, rule)).toBe(false)
    expect(obeys({ header, claims: inherited as Record<string, unknown> }, rule)).toBe(false)
    expect(obeys({ header, claims }, { ...rule, requiredClaims: { constructor: 'Object' } })).toBe(false)
  })

  test('a rule whose claims nobody can read', () => {
    expect(() => obeys({ header, claims }, { ...rule, requiredClaims: ['environment'] })).toThrow()
  })
})

test('types are compared without case and prefix', () => {
  expect(['application/AT+jwt', 'JWT', 'x-application/a'].map(normalType)).toEqual(['at+jwt', 'jwt', 'x-application/a'])
})
