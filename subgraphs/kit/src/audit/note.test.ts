import { describe, expect, it } from '@jest/globals'
import type { SqlTransaction } from '../write/sql.js'
import { note, recordReading, recordRefusal, type Note } from './note.js'

/** A database that keeps of each event its action, subject and what it says. */
function database() {
  const events: { action: unknown; subject: unknown; after: unknown }[] = []
  const state = { away: false }
  const tx = {
    $queryRawUnsafe: () => Promise.reject(new Error('nothing is read')),
    $executeRawUnsafe: (_sql: string, ...values: unknown[]) => {
      events.push({ action: values[2], subject: values[4], after: JSON.parse(String(values[6])) })
      return Promise.resolve(1)
    },
  } as SqlTransaction
  const client = {
    $transaction: <T>(work: (tx: SqlTransaction) => Promise<T>) =>
      state.away ? Promise.reject(new Error('away')) : work(tx),
  }
  return { client, events, state }
}

const refusal: Note = {
  actor: 'Users-7',
  action: 'createTeam',
  kind: 'Teams',
  subject: 'Spaces-1/Teams-1',
  requestId: null,
  details: { code: 'FORBIDDEN' },
}

describe('what is noted', () => {
  it('is one event a minute however often it happens, and the next says how often', async () => {
    const { client, events } = database()
    for (let n = 0; n < 10_000; n++) await note(client, refusal, 1_000 + n)
    expect(events).toEqual([{ action: 'createTeam', subject: 'Spaces-1/Teams-1', after: { code: 'FORBIDDEN' } }])
    await note(client, { ...refusal, subject: 'Spaces-1/Teams-2' }, 61_000)
    expect(events.slice(1)).toEqual([
      { action: 'createTeam', subject: 'Spaces-1/Teams-2', after: { code: 'FORBIDDEN', times: 10_000 } },
    ])
  })

  it('is counted apart for each actor, action, kind and what it is counted by', async () => {
    const { client, events } = database()
    const others: Partial<Note>[] = [{}, { actor: 'Users-8' }, { action: 'x' }, { kind: 'Users' }, { countedBy: 'x' }]
    for (const other of [...others, ...others]) await note(client, { ...refusal, ...other }, 1_000)
    expect(events).toHaveLength(others.length)
  })

  it('says whether it was refused or read', async () => {
    const { client, events } = database()
    await recordRefusal(client, refusal)
    await recordReading(client, { ...refusal, action: 'explainAccess' })
    expect(events.map(({ action }) => action)).toEqual(['refused:createTeam', 'read:explainAccess'])
  })

  it('names everybody who was read about, each once a minute', async () => {
    const { client, events } = database()
    for (const subject of ['Users-1', 'Users-2', 'Users-1', 'Users-2']) {
      await recordReading(client, { ...refusal, action: 'explainAccess', kind: 'Users', subject })
    }
    expect(events.map(({ subject }) => subject)).toEqual(['Users-1', 'Users-2'])
  })

  it('keeps nobody from refusing, but from reading, while the database is away; and is not forgotten by that', async () => {
    const { client, events, state } = database()
    state.away = true
    await recordRefusal(client, refusal)
    await expect(recordReading(client, refusal)).rejects.toThrow('away')
    state.away = false
    await recordRefusal(client, refusal)
    await recordReading(client, refusal)
    expect(events).toHaveLength(2)
  })
})
