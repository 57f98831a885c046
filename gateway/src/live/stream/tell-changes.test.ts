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
const SPACES = ['Spaces-1', 'Spaces-2']

/** Two Spaces in which something may have happened since their beginning. */
function stage() {
  const feed = new SpaceFeed()
  feed.take({ type: 'events', space: 'Spaces-1', from: 9, position: 9, events: [] })
  const scope = new Map(SPACES.map((space) => [space, INSTANCE]))
  const [attention, places] = [new Attention(), new Places(new Map())]
  for (const space of SPACES) {
    places.begin(space, 0, feed)
    attention.touch(space)
  }
  const wants = { kinds: null, spaces: null, after: new Map() }
  const question = { wants, most: 100 } as object as Question
  return { feed, attention, places, scope, question, moment: { caller: CALLER, scope } }
}

test('Spaces that are paid for are told though others are refused, and those once they are paid for too', async () => {
  const { feed, ...rest } = stage()
  let left = 0
  const telling: Telling = {
    ...rest,
    feeds: {
      space: () => feed,
      async read(_instance, _space, _after, { pay }) {
        await pay()
        // Whoever is refused is so before the others are read.
        await new Promise(setImmediate)
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
  for (const told of [SPACES.slice(0, 1), SPACES]) {
    left = 1
    await tellChanges(batch, telling)
    expect(batch.positions).toEqual(told.map((space) => ({ space, position: 9 })))
  }
  expect(rest.attention.hasDue).toBe(false)
})

test('a Space of which something could not be read is to be asked anew, without a word of what it was', async () => {
  const { feed, ...rest } = stage()
  const things = [7, 8].map((local) => ({ kind: 'Projects', local }))
  const events = [{ position: 9, at: '2026-02-28T09:30:00.000Z', things }]
  const batch = emptyBatch()
  const nothing = { seen: new Set<string>(), nodeOf: () => null, faults: [], failed: new Map(), others: [] }
  await tellChanges(batch, {
    ...rest,
    feeds: {
      space: () => feed,
      read: async (_instance, space) => ({ known: true, position: 9, events: space === 'Spaces-1' ? events : [] }),
    },
    reading: { signal: new AbortController().signal, pay: () => Promise.resolve() },
    read: async (_question, ids) => ({ ...nothing, unread: new Set(ids) }),
  })
  expect(batch).toEqual({
    positions: SPACES.map((space) => ({ space, position: 9 })),
    changes: [],
    health: [],
    reset: ['Spaces-1'],
  })
})
