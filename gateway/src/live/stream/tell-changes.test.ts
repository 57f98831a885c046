import { expect, test } from '@jest/globals'
import { SpaceportError } from '@spaceport/kit/errors'
import { CALLER } from '../../testing/credentials.js'
import { SpaceFeed } from '../feed/space-feed.js'
import type { Question } from '../question/question.js'
import { Attention } from './attention.js'
import { emptyBatch } from './batch.js'
import { Places } from './places.js'
import { tellChanges, type Telling } from './tell-changes.js'

const INSTANCE = { id: 'Instances-1', url: 'http://127.0.0.1:1', publicKey: 'x' }

test('whoever has spent all that they may is told of no Space, and of each once they may spend again', async () => {
  const feed = new SpaceFeed()
  feed.take({ type: 'events', space: 'Spaces-1', from: 9, position: 9, events: [] })
  const spaces = ['Spaces-1', 'Spaces-2']
  const scope = new Map(spaces.map((space) => [space, INSTANCE]))
  const [attention, places] = [new Attention(), new Places(new Map())]
  for (const space of spaces) {
    places.begin(space, 0, feed)
    attention.touch(space)
  }
  let left = 1
  const telling: Telling = {
    ...{ attention, places, scope, moment: { caller: CALLER, scope } },
    question: {
      wants: { kinds: new Set(['RELEASE']), spaces: null, after: new Map() },
      most: 100,
    } as object as Question,
    feeds: {
      space: () => feed,
      async read(_instance, _space, _after, { pay }) {
        await pay()
        return { known: true, position: 9, events: [] }
      },
    },
    reading: {
      signal: new AbortController().signal,
      pay: async () => {
        if (left-- <= 0) throw new SpaceportError('RATE_LIMITED', 'Later.', { retryAfter: 1 })
      },
    },
    read: () => Promise.reject(new Error('there is nothing to be read')),
  }
  const batch = emptyBatch()
  await expect(tellChanges(batch, telling)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  expect(batch).toEqual(emptyBatch())
  left = 2
  await tellChanges(batch, telling)
  expect(batch.positions).toEqual(spaces.map((space) => ({ space, position: 9 })))
})
