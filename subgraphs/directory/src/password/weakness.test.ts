import { describe, expect, test } from '@jest/globals'
import { weaknessOf } from './weakness.js'

const BOB = { email: 'bob.builder@example.com', name: 'Bob Builder' }

describe('a password is refused', () => {
  test.each([
    ...['', 'short', 'elevenchars', 'x'.repeat(1_025), `${'x'.repeat(12)}\ud800`],
    ...['bob.builder@example.com', 'Bob.Builder@Example.com1', 'BobBuilder2026', 'bob builder bob', 'builder bob 123'],
    ...['password1234', 'P@ssw0rd2026!', 'PasswordPassword', 'letmein-letmein', 'Admin-Admin-1', 'welcome2026!'],
    ...['aaaaaaaaaaaaaaaa', 'abcabcabcabcabc', 'a1a1a1a1a1a1a1a1', '123456789012', '0987654321098', 'abcdefghijklmnop'],
    ...['qwertyuiopasdfghjkl', 'zyxwvutsrqponmlk', 'aaaabbbbccccdddd', 'Spaceport-2026'],
  ])('%j', (password) => {
    expect(weaknessOf(password, BOB)).not.toBeNull()
  })
})

describe('a password is taken', () => {
  test.each([
    ...[
      'correct horse battery staple',
      'seven violet umbrellas',
      'kV9#mQ2$xL7p',
      'motörhead forever',
      '北京烤鸭和二锅头很好吃吧朋友',
    ],
    ...['bob builder eats green apples', 'a long enough password', 'x'.repeat(3) + 'kfowmqpzivn'],
  ])('%j', (password) => {
    expect(weaknessOf(password, BOB)).toBeNull()
  })

  test('at any length up to the longest, in linear time', () => {
    const long = Array.from({ length: 1_024 }, (_, i) => 'kqzvwxmfop'.charAt((i * i + i) % 10)).join('')
    expect(weaknessOf(long, BOB)).not.toBe(undefined)
    expect(weaknessOf('x'.repeat(1_023) + 'y', BOB)).not.toBeNull()
  })
})

/** Characters that no rule knows, seven of them: one too few to be enough on their own. */
const SEVEN = 'kqzvwxh'
const EIGHT = `${SEVEN}g`

/** A text beside seven or eight characters that count: only the latter are enough, if the text counts for nothing. */
const isNothing = (text: string, about = {}) =>
  [SEVEN, EIGHT].map((rest) => weaknessOf(`${text}${rest}`, about) === null).join() === 'false,true'

describe('counts for nothing', () => {
  test.each([
    ...['password', 'passwort', 'passphrase', 'passcode', 'secret', 'letmein', 'welcome', 'changeme', 'default'],
    ...['administrator', 'admin', 'login', 'master', 'iloveyou', 'monkey', 'dragon', 'sunshine', 'princess'],
    ...['football', 'baseball', 'superman', 'batman', 'trustno', 'spaceport', 'octopus', 'deploy', 'company', 'summer'],
    ...['winter', 'spring', 'autumn', 'january', 'february', 'september', 'october', 'november', 'december'],
    ...[
      'passpass',
      'rootroot',
      'P@ssw0rd',
      'Adm!n',
      'p4ssw0rd'.replace('4', '@'),
      'bas3ball',
      'oc7opus',
      '5ecret'.replace('5', 's'),
    ],
    ...['trus7no', 'w1nter', 'ma5ter', 'S E C R E T', 's--e__c..ret'],
  ])('a word that many use: %s', (word) => expect(isNothing(word)).toBe(true))

  test.each([
    ...['abcde', 'vwxyz', '01234', '67890', '98765', 'qwert', 'uiop', 'poiu', 'qwertz', 'tzui', 'azerty', 'yuiop'],
    ...['asdfg', 'hjkl', 'zxcvb', 'bnm'.padStart(4, 'v'), 'zyxwv', 'aaaa', '....'.replaceAll('.', '9'), 'qqqqq'],
  ])('what fingers run along: %s', (run) => expect(isNothing(run.repeat(2))).toBe(true))

  test.each([
    ['greenfield@example.com', { email: 'greenfield@example.com' }],
    ['Greenfield', { email: 'greenfield@example.com' }],
    ['Zoë Lind', { name: 'Zoë Lind' }],
    ['Zoë Zoë', { name: 'Zoë Lind' }],
    ['lindlind', { name: 'Zoë   Lind' }],
    ['marymaryann', { name: 'Mary Maryann' }],
  ])('what everybody knows of them: %s', (text, about) => expect(isNothing(text, about)).toBe(true))

  test.each([...['abc', 'qwe', 'aaa', 'acegi', 'abdef'.slice(0, 3), '135'], ...['qpwo', 'Li', 'abab'.slice(1)]])(
    'is not what is too short or no run: %s',
    (text) => expect(isNothing(text.padEnd(5, 'u'))).toBe(false),
  )

  test('is not a name of two letters', () => {
    expect(weaknessOf(`lilili${SEVEN}`, { name: 'Li' })).toBeNull()
    expect(weaknessOf(`lialialia${SEVEN}`, { name: 'Lia' })).not.toBeNull()
  })
})

test('what is wrong is said', () => {
  expect(weaknessOf('short')).toBe('A password has from 12 to 1,024 characters.')
  expect(weaknessOf('password1234')).toContain('easy to guess')
})

test('the shortest and the longest are taken, as people count characters', () => {
  const twelve = 'kqzvwxhgfpbn'
  expect([twelve, twelve.slice(1)].map((password) => weaknessOf(password) === null)).toEqual([true, false])
  const long = Array.from({ length: 1_024 }, (_, i) => 'kqzvwxmfopbghntjd'.charAt((i * i + i) % 17)).join('')
  expect([long, `${long}k`].map((password) => weaknessOf(password) === null)).toEqual([true, false])
  expect(weaknessOf('😀🐙🚀🌍🎲🧲🦊🪐🧊🌵🍄')).toContain('from 12')
})
