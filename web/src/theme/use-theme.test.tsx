/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { act, cleanup, render, screen } from '@testing-library/react'
import { THEME_COOKIE, themeOf } from './theme'
import { chooseTheme, useTheme } from './use-theme'

afterEach(cleanup)

function Shown({ label }: { label: string }) {
  return <output aria-label={label}>{useTheme()[0]}</output>
}

test('a chosen theme holds at once, everywhere, and is told to the server from then on', () => {
  document.documentElement.dataset.theme = 'system'
  render(
    <>
      <Shown label="menu" />
      <Shown label="account" />
    </>,
  )
  act(() => chooseTheme('dark'))
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect([screen.getByLabelText('menu'), screen.getByLabelText('account')].map(({ textContent }) => textContent)).toEqual(['dark', 'dark']) // prettier-ignore
  const kept = new RegExp(`${THEME_COOKIE}=([^;]+)`).exec(document.cookie)?.[1]
  expect(themeOf(kept)).toBe('dark')
})

test('a cookie that says no theme is that of the system', () => {
  expect([undefined, '', 'DARK', '"><script>'].map(themeOf)).toEqual(Array(4).fill('system'))
})
