/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { ALWAYS, type Period } from './period'
import { PeriodBar } from './period-bar'

Object.assign(HTMLElement.prototype, { showPopover() {} })
afterEach(cleanup)

test('on a narrow screen one button says the period, offers the others, and closes on the choice', () => {
  const chosen: Period[] = []
  render(<PeriodBar label="When" isShort period={ALWAYS} onChange={(period) => chosen.push(period)} />)
  const button = screen.getByRole('button', { name: 'When: Any time' })
  fireEvent.click(button)
  const offered = within(screen.getByRole('dialog', { name: 'When', hidden: true }))
  expect(offered.getByRole('button', { name: 'Any time', hidden: true }).getAttribute('aria-pressed')).toBe('true')
  fireEvent.click(offered.getByRole('button', { name: '7 days', hidden: true }))
  expect(chosen).toEqual([{ ...ALWAYS, period: '7d' }])
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
  expect(document.activeElement).toBe(button)
})

test('a period of one’s own is said in full', () => {
  render(<PeriodBar label="When" isShort period={{ ...ALWAYS, from: '2026-01-02T03:04:05Z' }} onChange={() => {}} />)
  expect(screen.getByRole('button', { name: 'When: since 2026-01-02 03:04 UTC' })).toBeTruthy()
})
