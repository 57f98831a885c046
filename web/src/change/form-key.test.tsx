/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { ChangeForm } from './change-form'
import { keyOf } from './form-key'
import { failed, type Outcome } from './outcome'

afterEach(cleanup)

const DONE: Outcome = { kind: 'done', message: 'It was made.' }

/** Sends one form over and over, each time answered by the next of `answers`; gives the keys that it was sent with. */
async function keysOf(...answers: (Outcome | Error)[]): Promise<(string | undefined)[]> {
  const keys: (string | undefined)[] = []
  const action = async (_before: Outcome, form: FormData) => {
    const answer = answers[keys.length]!
    keys.push(keyOf(form))
    if (answer instanceof Error) throw await Promise.resolve(answer)
    return answer
  }
  render(<ChangeForm action={action} submit="Create" submitting="Creating…" />)
  for (const _answer of answers) await act(async () => fireEvent.submit(screen.getByRole('button').closest('form')!))
  expect(keys).toEqual(keys.map(() => expect.stringMatching(/^\d+(-\d+){3}$/)))
  return keys
}

test('a form is sent again with its key while nobody knows what became of it, and then with a new one', async () => {
  const lost = new TypeError('Failed to fetch')
  const keys = await keysOf(lost, failed('SPACE_TIMEOUT', 'Too late.'), failed('INTERNAL', 'A fault.'), DONE, DONE)
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 0, 0, 4])
})

test('once something has to be mended, the form is another', async () => {
  const keys = await keysOf(failed('NAME_TAKEN', 'There is one.'), failed('IDEMPOTENCY_MISMATCH', 'Used.'), DONE)
  expect(new Set(keys).size).toBe(3)
})

test('a page that came by plain http has keys too', async () => {
  const { randomUUID } = crypto
  Object.assign(crypto, { randomUUID: undefined })
  try {
    expect(new Set(await keysOf(DONE, DONE)).size).toBe(2)
  } finally {
    Object.assign(crypto, { randomUUID })
  }
})

test('a lost answer leaves the form in place and says so', async () => {
  await keysOf(new TypeError('Failed to fetch'))
  expect(screen.getByRole('alert').textContent).toContain('it is done once')
})

test('the mutations of one form have keys of their own', () => {
  const form = new FormData()
  expect(keyOf(form, 'add Groups-1')).toBeUndefined()
  form.set('idempotencyKey', 'k')
  expect([keyOf(form), keyOf(form, 'add Groups-1'), keyOf(form, 'add Groups-2')]).toEqual([
    'k',
    'k:add Groups-1',
    'k:add Groups-2',
  ])
})
