/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { SignInForm } from './sign-in-form'

const realFetch = globalThis.fetch
let sent: { url: string; init: RequestInit }[]

beforeEach(() => {
  sent = []
})
afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
})

function answerWith(status: number, body: unknown): void {
  globalThis.fetch = ((url: string, init: RequestInit) => {
    sent.push({ url, init })
    return Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response)
  }) as typeof fetch
}

test('without script it is a form post that never writes the password into the address', () => {
  render(<SignInForm next="/projects?text=a" failure="BAD_CREDENTIALS" />)
  const form = screen.getByRole('button', { name: 'Sign in' }).closest('form')!
  expect([form.method, form.getAttribute('action')]).toEqual(['post', '/sign-in/submit'])
  expect(form.querySelector<HTMLInputElement>('input[name=next]')?.value).toBe('/projects?text=a')
  expect(screen.getByRole('alert').textContent).toBe('Wrong e-mail or password.')
})

test('a mistake is told in place, and what was typed stays', async () => {
  answerWith(401, { errors: [{ message: 'x', extensions: { code: 'BAD_CREDENTIALS' } }] })
  render(<SignInForm next="/projects" failure={null} />)
  fireEvent.change(screen.getByLabelText('E-mail'), { target: { value: 'ada@example.com' } })
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'wrong' } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Sign in' })))
  expect(sent.map(({ url, init }) => [url, init.body])).toEqual([
    ['/auth/sign-in', '{"email":"ada@example.com","password":"wrong"}'],
  ])
  expect(screen.getByRole('alert').textContent).toBe('Wrong e-mail or password.')
  expect(screen.getByLabelText('E-mail')).toHaveProperty('value', 'ada@example.com')
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
})

test('an answer that is no JSON is a failure to reach Spaceport', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('failed'))
  render(<SignInForm next="/projects" failure={null} />)
  await act(async () => fireEvent.submit(screen.getByRole('button', { name: 'Sign in' }).closest('form')!))
  expect(screen.getByRole('alert').textContent).toContain('does not answer')
})
