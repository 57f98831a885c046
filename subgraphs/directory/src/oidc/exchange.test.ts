import { expect, test } from '@jest/globals'
import { joined } from './exchange.js'

test('an address counts as verified by what speaks of this very address', () => {
  const info = { sub: 's', name: 'N', email: 'own@example.com', email_verified: true }
  expect(joined({ sub: 's', email: 'victim@example.com' }, info)).toEqual({
    ...{ sub: 's', name: 'N', email: 'victim@example.com' },
  })
  expect(joined({ sub: 's', email: 'own@example.com' }, info)).toMatchObject({ email_verified: true })
  expect(joined({ sub: 's' }, info)).toEqual(info)
  expect(joined({ sub: 's', email_verified: false }, info)).toMatchObject({ email_verified: false })
})
