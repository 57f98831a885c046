/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { ChangeForm } from './change-form'
import { KEY_FIELD } from './form-key'
import { FollowingSelect } from './following-select'
import { Sayings } from '../ui/say'
import { failed, type Outcome } from './outcome'

afterEach(cleanup)

/** A form whose action is answered by hand, and what it was sent. */
function open() {
  const sent: { name: unknown; answer(outcome: Outcome): Promise<void> }[] = []
  const action = (_before: Outcome, form: FormData) =>
    new Promise<Outcome>((resolve) => {
      sent.push({ name: form.get('name'), answer: (outcome) => act(() => Promise.resolve(resolve(outcome))) })
    })
  render(
    <ChangeForm action={action} submit="Create" submitting="Creating…">
      <input name="name" aria-label="Name" defaultValue="" />
    </ChangeForm>,
  )
  return sent
}

const field = () => screen.getByLabelText<HTMLInputElement>('Name')
const send = () => fireEvent.submit(field().form!)

test('what was filled in stays when it is refused, and goes when it is done', async () => {
  const sent = open()
  fireEvent.change(field(), { target: { value: 'Night shift' } })
  send()
  await sent[0]!.answer(failed('NAME_TAKEN', 'There is one of this name.'))
  expect(screen.getByRole('alert').textContent).toContain('There is one of this name.')
  expect(field().value).toBe('Night shift')
  send()
  await sent[1]!.answer({ kind: 'done', message: 'It was made.' })
  expect(sent.map(({ name }) => name)).toEqual(['Night shift', 'Night shift'])
  expect([screen.getByRole('status').textContent, field().value]).toEqual(['It was made.', ''])
})

test('it is sent once, however often somebody presses', async () => {
  const sent = open()
  send()
  send()
  await sent[0]!.answer({ kind: 'done', message: 'It was made.' })
  expect(sent).toHaveLength(1)
})

/** What the form of a race came with. */
const OURS = {
  name: 'Night',
  about: 'Ours',
  ticked: ['limited', 'enabled'],
  chosen: 'b',
  accounts: ['a', 'b', 'c'],
  kind: 'x',
}
const THEIRS = {
  name: 'Day',
  about: 'Theirs',
  ticked: ['limited', 'audited'],
  chosen: 'c',
  accounts: ['a', 'c'],
  kind: 'z',
}

/** A form about something that another person changes as soon as it is sent. */
function Race() {
  const [{ name, about, ticked, chosen, accounts, kind }, setAll] = useState(OURS)
  const lose = async (): Promise<Outcome> => {
    await Promise.resolve()
    setAll(THEIRS)
    return failed('VERSION_CONFLICT', 'Another version.')
  }
  return (
    <ChangeForm action={lose} submit="Save" submitting="Saving…">
      <input name="name" aria-label="Name" defaultValue={name} />
      <textarea name="about" aria-label="About" defaultValue={about} />
      {['limited', 'enabled', 'audited'].map((one) => (
        <input key={one} type="checkbox" name={one} aria-label={one} defaultChecked={ticked.includes(one)} />
      ))}
      {['x', 'y', 'z'].map((one) => (
        <input key={one} type="radio" name="kind" value={one} aria-label={one} defaultChecked={kind === one} />
      ))}
      <FollowingSelect chosen={chosen} name="account" aria-label="Account">
        {accounts.map((one) => (
          <option key={one} value={one} />
        ))}
      </FollowingSelect>
    </ChangeForm>
  )
}

const account = () => screen.getByLabelText<HTMLSelectElement>('Account')

/** Loses the race after some fields were filled in; gives what the form would be sent with next. */
async function lose(fillIn: () => void) {
  render(<Race />)
  fillIn()
  await act(async () => {
    send()
    await Promise.resolve()
  })
  await act(() => Promise.resolve())
  const next = new FormData(field().form!)
  next.delete(KEY_FIELD)
  return Object.fromEntries(next)
}

test('of what somebody else changed meanwhile, the fields show that which one has not filled in', async () => {
  const next = await lose(() => fireEvent.change(field(), { target: { value: 'Dusk' } }))
  expect(next).toEqual({ name: 'Dusk', about: 'Theirs', limited: 'on', audited: 'on', account: 'c', kind: 'z' })
})

test('what one has ticked and chosen stays when somebody else changed the same', async () => {
  const next = await lose(() => {
    for (const one of ['limited', 'y']) fireEvent.click(screen.getByLabelText(one))
    fireEvent.change(account(), { target: { value: 'a' } })
  })
  expect(next).toEqual({ name: 'Day', about: 'Theirs', audited: 'on', account: 'a', kind: 'y' })
  act(() => field().form!.reset())
  expect(account().value).toBe('c')
})

function List() {
  const [names, setNames] = useState(['Anne', 'Bert'])
  const leave = (name: string) => async (): Promise<Outcome> => {
    await Promise.resolve()
    setNames((all) => all.filter((one) => one !== name))
    return { kind: 'done', message: 'Taken out.' }
  }
  return (
    <ul aria-label="People">
      {names.map((name) => (
        <li key={name}>
          <ChangeForm action={leave(name)} submit="Remove" submitting="Removing…" about={name} />
        </li>
      ))}
    </ul>
  )
}

test('a line that goes leaves the focus in its list', async () => {
  render(<List />)
  const button = screen.getByRole('button', { name: 'Remove: Anne' })
  button.focus()
  await act(async () => {
    fireEvent.click(button)
    await Promise.resolve()
  })
  await act(() => Promise.resolve())
  expect(screen.queryByRole('button', { name: 'Remove: Anne' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('list', { name: 'People' }))
})

/** A line with a form that goes while it is under way, as the page was read again; gives what answers the form. */
async function goUnderWay() {
  const asked: { answer?(outcome: Outcome): void } = {}
  const action = () => new Promise<Outcome>((resolve) => void (asked.answer = resolve))
  const page = (isThere: boolean) => (
    <>
      <ul aria-label="People">
        {isThere && (
          <li>
            <ChangeForm action={action} submit="Remove" submitting="Removing…" about="Anne" />
          </li>
        )}
      </ul>
      <Sayings />
    </>
  )
  const { rerender } = render(page(true))
  const button = screen.getByRole('button')
  button.focus()
  fireEvent.click(button)
  await act(() => Promise.resolve())
  rerender(page(false))
  await act(() => Promise.resolve())
  expect(document.activeElement).toBe(screen.getByRole('list'))
  return (outcome: Outcome) => act(() => Promise.resolve(asked.answer?.(outcome)))
}

test('a form that went is said to be done only when it was', async () => {
  const answer = await goUnderWay()
  expect(screen.getByRole('status').textContent).toBe('')
  await answer({ kind: 'done', message: 'Taken out.' })
  expect(screen.getByRole('status').textContent).toBe('Remove: Anne. Done.')
  cleanup()
  const refuse = await goUnderWay()
  await refuse(failed('FORBIDDEN', 'Not you.'))
  expect(screen.getByRole('status').textContent).toBe('')
})
