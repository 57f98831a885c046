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
