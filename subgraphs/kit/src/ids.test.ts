import { describe, expect, test } from '@jest/globals'
import { entityId, parseEntityId, parseId, spaceNumber, spaceOf } from './ids.js'

describe('ids', () => {
  test('an entity id comes apart into what it was made of', () => {
    expect(parseEntityId(entityId(12, 'Projects', 7))).toEqual({ space: 12, kind: 'Projects', local: 7 })
  })

  test.each(['', 'Projects-7', 'Spaces-12', 'Spaces-0/Projects-1', 'Spaces-1/Projects-01', 'Spaces-1/projects-1'])(
    '%p is no entity id',
    (id) => expect(parseEntityId(id)).toBeNull(),
  )

  test.each([
    'Spaces-1/Projects-1\n',
    ' Spaces-1/Projects-1',
    'Spaces-1/Projects-1/x',
    'Spaces-1/Projects-99999999999',
  ])('%p is no entity id', (id) => expect(parseEntityId(id)).toBeNull())

  test('a number beyond what a database gives is no id', () => {
    expect(parseEntityId('Spaces-1/Projects-2147483648')).toBeNull()
    expect(parseId('Users-2147483647')).toEqual({ kind: 'Users', n: 2_147_483_647 })
  })

  test('from an id alone the Space is known', () => {
    expect(spaceOf('Spaces-12/Projects-7')).toBe('Spaces-12')
    expect(spaceOf('Spaces-12')).toBe('Spaces-12')
    expect(spaceOf('Users-1')).toBeNull()
    expect(spaceNumber('Spaces-12')).toBe(12)
    expect(spaceNumber('Spaces-12/Projects-7')).toBeNull()
  })
})
