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

test('what was sealed by the release before still opens', () => {
  expect(unseal('the secret', 'here', Buffer.from('AQcHBwcHBwcHBwcHB/IcsXNgt1Tu1ss5lm1xY5e6+A==', 'base64'))).toBe('é')
})

test.each([0, 1, 28])('%i bytes are said to be nothing of ours', (length) => {
  const bytes = new Uint8Array(length).fill(1)
  expect(() => unseal('the secret', 'here', bytes)).toThrow('this was not sealed here')
})

test('an empty text can be sealed', () => {
  expect(unseal('the secret', 'here', seal('the secret', 'here', ''))).toBe('')
})
