/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { switchKeys } from './setting'
import { keyLists, useKeys } from './use-keys'

const [next, leave] = [jest.fn(), jest.fn()]

function View({ isBusy = false }: { isBusy?: boolean }) {
  useKeys('Rows', [
    { key: 'j', says: 'Next row', run: next, when: !isBusy },
    { key: 'Escape', says: 'Leave', run: leave },
  ])
  return (
    <>
      <input aria-label="Filter" />
      <button type="button">Press</button>
    </>
  )
}

beforeEach(() => {
  jest.clearAllMocks()
  switchKeys(true)
})
afterEach(cleanup)

/** Presses `j` at an element. */
const pressAt = (element: Element, init: KeyboardEventInit = {}) => fireEvent.keyDown(element, { key: 'j', ...init })

test('a key does what its view says, while the view is on screen and the key does anything', () => {
  const { rerender, unmount } = render(<View />)
  pressAt(screen.getByRole('button'))
  expect(next).toHaveBeenCalledTimes(1)
  rerender(<View isBusy />)
  pressAt(document.body)
  expect(next).toHaveBeenCalledTimes(1)
  expect(keyLists().map(({ name }) => name)).toEqual(['Rows'])
  rerender(<View />)
  unmount()
  pressAt(document.body)
  expect(next).toHaveBeenCalledTimes(1)
  expect(keyLists()).toEqual([])
})

test('what somebody types, and keys of the browser, are left alone', () => {
  render(<View />)
  pressAt(screen.getByLabelText('Filter'))
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'isComposing'] as const) pressAt(document.body, { [modifier]: true }) // prettier-ignore
  expect(next).not.toHaveBeenCalled()
})

test('keys rest under an open dialog', () => {
  render(
    <>
      <View />
      <dialog open>Over it</dialog>
    </>,
  )
  pressAt(document.body)
  expect(next).not.toHaveBeenCalled()
})

test('single keys can be switched off; that one can leave stays', () => {
  render(<View />)
  switchKeys(false)
  pressAt(document.body)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(next).not.toHaveBeenCalled()
  expect(leave).toHaveBeenCalledTimes(1)
})
