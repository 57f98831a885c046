import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { AddGroupMembersDocument } from '../generated/graphql'

const caller = { headers: new Headers() }
const refresh = jest.fn()
jest.unstable_mockModule('next/headers', () => ({ headers: () => Promise.resolve(caller.headers) }))
jest.unstable_mockModule('next/cache', () => ({ refresh }))
jest.unstable_mockModule('next/navigation', () => ({ redirect: jest.fn() }))

const realFetch = globalThis.fetch
let sent: { variables: { input: { idempotencyKey?: string } } }[]

beforeEach(() => {
  sent = []
  caller.headers = new Headers()
  refresh.mockClear()
})
afterEach(() => {
  globalThis.fetch = realFetch
})

/** Sends a form whose mutation the graph refuses with `code`, or makes. */
async function send(code: string | null, step?: string) {
  globalThis.fetch = (_url, init) => {
    sent.push(JSON.parse(String(init?.body)))
    const errors = code ? [{ code, message: 'No.' }] : []
    return Promise.resolve(Response.json({ data: { addGroupMembers: { errors } } }))
  }
  const { change } = await import('./change')
  const form = new FormData()
  form.set('idempotencyKey', 'key-of-the-form')
  form.set('name', 'Night shift')
  return await change({
    ...{ form, page: '/admin/groups', document: AddGroupMembersDocument },
    ...(step === undefined ? {} : { step }),
    input: { group: 'Groups-1', users: ['Users-1'] },
    payload: ({ addGroupMembers }) => addGroupMembers,
    done: () => ({ kind: 'done', message: 'Added.' }),
  })
}

test('the graph gets the key of the form, and one of its own for each step', async () => {
  expect(await send(null)).toEqual({ kind: 'done', message: 'Added.' })
  await send(null, 'add Groups-1')
  expect(sent.map(({ variables }) => variables.input.idempotencyKey)).toEqual([
    'key-of-the-form',
    'key-of-the-form:add Groups-1',
  ])
})

test('what was typed comes back to a form without script alone', async () => {
  expect(await send('CONFLICT')).toMatchObject({ code: 'CONFLICT', typed: { name: ['Night shift'] } })
  caller.headers = new Headers({ 'next-action': 'a' })
  expect(await send('CONFLICT')).not.toHaveProperty('typed')
})

test('a form without script shows what is there now, not what was typed, once somebody else was faster', async () => {
  for (const code of ['VERSION_CONFLICT', 'IDEMPOTENCY_MISMATCH']) {
    expect(await send(code)).toMatchObject({ code })
    expect(await send(code)).not.toHaveProperty('typed')
  }
})

test('a form whose key was used otherwise shows what is there now', async () => {
  await send('CONFLICT')
  expect(refresh).not.toHaveBeenCalled()
  await send('IDEMPOTENCY_MISMATCH')
  expect(refresh).toHaveBeenCalledTimes(1)
})
