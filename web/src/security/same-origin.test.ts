import { expect, test } from '@jest/globals'
import { isSameOrigin } from './same-origin'

const HOST = { host: 'spaceport.example:3000' }

test.each([
  [true, {}],
  [true, { 'sec-fetch-site': 'same-origin', origin: 'http://spaceport.example:3000' }],
  [true, { 'sec-fetch-site': 'none' }],
  [true, { origin: 'http://spaceport.example:3000' }],
  [false, { 'sec-fetch-site': 'cross-site' }],
  [false, { 'sec-fetch-site': 'same-site' }],
  [false, { 'sec-fetch-site': 'cross-site', origin: 'http://spaceport.example:3000' }],
  [false, { origin: 'http://spaceport.example:3001' }],
  [false, { origin: 'http://evil.example' }],
  [false, { origin: 'http://spaceport.example:3000.evil.example' }],
  [false, { origin: 'null' }],
  [false, { origin: '' }],
])('%s for %j', (expected, headers) => {
  expect(isSameOrigin(new Headers({ ...HOST, ...headers } as Record<string, string>))).toBe(expected)
})
