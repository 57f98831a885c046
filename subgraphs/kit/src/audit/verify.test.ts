import { describe, expect, it, test } from '@jest/globals'
import { NOWHERE } from '../rights/scope.js'
import { printCheckpoint, readCheckpoint } from './checkpoint.js'
import { eventHash, FIRST_HASH, firstFormatHash, FORMAT, type EventContent } from './hash.js'
import { withoutSecrets } from './secrets.js'
import { verifyChain, type ChainHead, type StoredEvent } from './verify.js'

const content = (n: number, kind: string | null): EventContent => ({
  at: n,
  actor: 'Users-1',
  action: 'createProject',
  kind,
  subject: `Spaces-1/Projects-${n}`,
  before: null,
  after: { name: `web ${n}`, tags: ['a'] },
  requestId: null,
  scope: NOWHERE,
})

/** Three events as they were written before there was a head, whose numbers have gaps, and then three of now. */
function chain(): StoredEvent[] {
  const events: StoredEvent[] = []
  for (const [n, id] of [2, 3, 7, 8, 9, 10].entries()) {
    const previousHash = events.at(-1)?.hash ?? FIRST_HASH
    const format = n < 3 ? 1 : FORMAT
    const said = content(n, format === 1 ? null : 'Projects')
    const hash = format === 1 ? firstFormatHash(previousHash, said) : eventHash(previousHash, id, said)
    events.push({ ...said, id, format, previousHash, hash: hash! })
  }
  return events
}

const headOf = (events: readonly StoredEvent[]): ChainHead => {
  const { id, hash } = events.at(-1)!
  return { count: events.length, lastId: id, hash }
}

async function* stream(events: readonly StoredEvent[]) {
  yield* events
}

const faults = async (events: readonly StoredEvent[], head: ChainHead | null = headOf(chain())) =>
  (await verifyChain(stream(events), head)).faults

describe('a chain', () => {
  it('that nobody touched is intact, with events of the first format in it', async () => {
    expect(await verifyChain(stream(chain()), headOf(chain()))).toEqual({
      faults: [],
      reached: { count: 6, id: 10, hash: chain().at(-1)!.hash },
      complete: true,
    })
    expect(await faults([], { count: 0, lastId: 0, hash: FIRST_HASH })).toEqual([])
  })

  const altered: [string, Partial<StoredEvent>][] = [
    ['at', { at: 99 }],
    ['actor', { actor: 'Users-2' }],
    ['action', { action: 'deleteProject' }],
    ['kind', { kind: 'Teams' }],
    ['subject', { subject: 'Spaces-1/Projects-99' }],
    ['before', { before: { name: 'api' } }],
    ['after', { after: { name: 'web', tags: ['a', null] } }],
    ['request', { requestId: 'r' }],
    ['place', { scope: { ...NOWHERE, Projects: [1] } }],
    ['format', { format: 3 }],
  ]
  it.each(altered)('tells of an edited %s, in either format', async (_what, part) => {
    for (const place of [0, 2, 3, 5]) {
      const events = chain()
      const { id } = events[place]!
      events[place] = { ...events[place]!, ...part }
      expect(await faults(events)).toEqual([{ problem: 'EDITED', event: id }])
    }
  })

  it('tells what is left out of an object from what is null in it', async () => {
    const events = chain()
    events[4] = { ...events[4]!, after: { name: 'web 4', tags: ['a'], description: null } }
    expect(await faults(events)).toEqual([{ problem: 'EDITED', event: 9 }])
  })

  it.each([
    ['first', 0, [{ problem: 'MISSING', event: 3 }]],
    ['one in the middle', 4, [{ problem: 'MISSING', event: 10 }]],
    ['last', 5, [{ problem: 'TAIL_MISSING', event: 9 }]],
  ])('tells that the %s is gone', async (_what, place, expected) => {
    expect(await faults(chain().filter((_event, n) => n !== place))).toEqual(expected)
  })

  it('tells that all are gone', async () => {
    expect(await faults([])).toEqual([{ problem: 'TAIL_MISSING', event: null }])
  })

  it('tells of one that was inserted, with a right hash of its own', async () => {
    const events = chain()
    const { hash: previousHash } = events[5]!
    const more = { ...events[3]!, id: 11, previousHash, hash: eventHash(previousHash, 11, events[3]!) }
    expect(await faults([...events, more])).toEqual([{ problem: 'MISPLACED', event: 11 }])
  })

  it('tells of two that changed places', async () => {
    const [a, b] = [chain()[3]!, chain()[4]!]
    const events = chain()
    events[3] = { ...b, id: a.id }
    events[4] = { ...a, id: b.id }
    expect((await faults(events))[0]).toEqual({ problem: 'EDITED', event: 8 })
  })

  it('tells of a head that is gone or names another end', async () => {
    expect(await faults(chain(), null)).toEqual([{ problem: 'HEAD_ALTERED', event: 10 }])
    const head = headOf(chain())
    for (const wrong of [
      { ...head, count: 5 },
      { ...head, hash: FIRST_HASH },
      { ...head, lastId: 11 },
    ]) {
      expect(await faults(chain(), wrong)).toHaveLength(1)
    }
  })

  it('tells of at most twenty faults', async () => {
    const events = Array.from({ length: 30 }, (_, n) => ({ ...chain()[3]!, id: n + 20 }))
    expect(await faults(events)).toHaveLength(20)
  })
})

test('a checkpoint is read as it was printed, and nothing else is one', () => {
  const checkpoint = { count: 6, id: 10, hash: chain()[5]!.hash }
  expect(readCheckpoint(printCheckpoint(checkpoint))).toEqual(checkpoint)
  for (const text of ['', '1-1', `6-10-${'A'.repeat(64)}`, `${printCheckpoint(checkpoint)}0`]) {
    expect(() => readCheckpoint(text)).toThrow('no checkpoint')
  }
})

test('what bears the name of a secret is not kept', () => {
  const state = {
    name: 'Ada',
    passwordHash: 'argon2',
    hasPassword: true,
    secret: null,
    list: [{ clientSecret: { iv: 'x' }, tokenEndpoint: 'https://example.com' }],
  }
  expect(withoutSecrets(state)).toEqual({
    name: 'Ada',
    passwordHash: '(secret)',
    hasPassword: true,
    secret: null,
    list: [{ clientSecret: '(secret)', tokenEndpoint: 'https://example.com' }],
  })
})
