import { afterEach, expect, jest, test } from '@jest/globals'
import type { ShownTrust } from './trust'

jest.unstable_mockModule('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))
const { peopleOf } = await import('./people')

const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
})

const TRUST = { createdBy: 'Users-1', confirmedBy: 'Users-2', revokedBy: 'Users-1' } as ShownTrust

test('each of those who had to do with a trust is asked for once, and who may not be seen has no name', async () => {
  const asked: string[] = []
  globalThis.fetch = (_url, init) => {
    const { id } = (JSON.parse(String(init?.body)) as { variables: { id: string } }).variables
    asked.push(id)
    return Promise.resolve(Response.json({ data: { user: id === 'Users-1' ? { id, name: 'Ada Lovelace' } : null } }))
  }
  expect([...(await peopleOf(TRUST))]).toEqual([['Users-1', 'Ada Lovelace']])
  expect(asked).toEqual(['Users-1', 'Users-2'])
})
