import { expect, test } from '@jest/globals'
import { actorNames } from './event'

const user = (id: string, name: string) => ({ id, name })

test('who did something has a name, whether or not an event of theirs is in sight', () => {
  const events = [
    { actor: 'Users-2', user: user('Users-2', 'Grace') },
    { actor: 'Users-3', user: null },
    { actor: 'zone', user: null },
  ]
  expect(actorNames([user('Users-1', 'Ada')], events)).toEqual({ 'Users-1': 'Ada', 'Users-2': 'Grace' })
})
