import { expect, test } from '@jest/globals'
import { seal, unseal } from './sealed.js'

test('what was sealed opens under the same secret, at the same place', () => {
  const sealed = seal('the secret', 'here', 'a client secret, é')
  expect(unseal('the secret', 'here', sealed)).toBe('a client secret, é')
  expect(Buffer.from(sealed).includes('client')).toBe(false)
  expect(Buffer.from(seal('the secret', 'here', 'x')).equals(seal('the secret', 'here', 'x'))).toBe(false)
})

test('what was altered, cut, moved or sealed under another secret does not open', () => {
  const sealed = seal('the secret', 'here', 'a client secret')
  expect(() => unseal('another', 'here', sealed)).toThrow()
  expect(() => unseal('the secret', 'there', sealed)).toThrow()
  for (const [i, byte] of sealed.entries()) {
    const altered = sealed.slice()
    altered[i] = byte ^ 1
    expect(() => unseal('the secret', 'here', altered)).toThrow()
    expect(() => unseal('the secret', 'here', sealed.subarray(0, i))).toThrow()
  }
})
