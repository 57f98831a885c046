import { describe, expect, test } from '@jest/globals'
import type { MissingValue } from './bundle'
import { canGive, givenValues, placeOf } from './value-drafts'

const production = { id: 'Spaces-4/Environments-1', name: 'Production' }
const missing = (more: Partial<MissingValue>): MissingValue => ({
  name: 'Api.Key',
  label: null,
  isSensitive: false,
  isOnlyNeeded: true,
  per: 'ENVIRONMENT',
  environment: production,
  tenant: null,
  ...more,
})

describe('the values that go with an acceptance', () => {
  test('are those that were written, secrets as secrets, blanks only where somebody said so', () => {
    const all = [
      missing({}),
      missing({ name: 'Password', isSensitive: true }),
      missing({ name: 'Banner' }),
      missing({ name: 'Later' }),
    ]
    const [key = '', password = '', banner = '', later = ''] = all.map(placeOf)
    const drafts = {
      [key]: { text: ' as it is ', isNull: false },
      [password]: { text: 's3cret', isNull: false },
      [banner]: { text: 'forgotten', isNull: true },
      [later]: { text: '', isNull: false },
    }
    const environment = production.id
    expect(givenValues(all, drafts)).toEqual([
      { name: 'Api.Key', environment, value: ' as it is ' },
      { name: 'Password', environment, secret: 's3cret' },
      { name: 'Banner', environment, isNull: true },
    ])
  })

  test('wait for a lifecycle where they are given per environment', () => {
    const unknown = missing({ environment: null })
    expect(canGive(unknown)).toBe(false)
    expect(givenValues([unknown], { [placeOf(unknown)]: { text: 'x', isNull: false } })).toEqual([])
    expect(canGive(missing({ per: 'TENANT', environment: null, tenant: production }))).toBe(true)
  })
})
