/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { CredentialForm } from './credential-form'
import { INVITATION } from './kinds'
import { NewPasswordField, TextField } from './text-field'

const realFetch = globalThis.fetch
afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
})

function renderInvitation(): void {
  render(
    <CredentialForm kind={INVITATION} next="/projects" failure={null} submit="Accept" submitting="Accepting…">
      <input type="hidden" name="token" value="spi_1" />
      <TextField label="Name" name="name" type="text" />
      <NewPasswordField />
    </CredentialForm>,
  )
}

// jsdom has no Response.
const answer = (status: number, code: string, message: string) =>
  Promise.resolve({
    ok: false,
    status,
    json: () => Promise.resolve({ errors: [{ message, extensions: { code } }] }),
  } as Response)

test('the gateway gets what its route takes, and nothing else of the form', async () => {
  const bodies: unknown[] = []
  globalThis.fetch = (url, init) => {
    bodies.push(url, JSON.parse(String(init?.body)))
    return answer(401, 'BAD_TOKEN', 'Gone.')
  }
  renderInvitation()
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Ada' } })
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'seven green umbrellas' } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Accept' })))
  expect(bodies).toEqual(['/auth/invitation', { token: 'spi_1', name: 'Ada', password: 'seven green umbrellas' }])
  expect(screen.getByRole('alert').textContent).toContain('Ask for a new one')
})

test('why a password is too weak is told in the gateway’s words, other messages are not', async () => {
  globalThis.fetch = () => answer(400, 'WEAK_PASSWORD', 'It contains your name.')
  renderInvitation()
  const submit = () => act(async () => fireEvent.submit(screen.getByRole('button').closest('form')!))
  await submit()
  expect(screen.getByRole('alert').textContent).toBe('It contains your name.')
  globalThis.fetch = () => answer(500, 'INTERNAL', 'secret words')
  await submit()
  expect(screen.getByRole('alert').textContent).toBe('That failed. Try again in a moment.')
})

test('the hint of a field is read with it', () => {
  renderInvitation()
  const hint = screen.getByLabelText('Password').getAttribute('aria-describedby')
  expect(document.getElementById(hint!)?.textContent).toContain('12 characters')
})
