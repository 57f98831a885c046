import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { enter, goTo, palette, tabTo } from '../keyboard.js'
import { open, settled, type Journey } from '../stage.js'

const failures = (page: Page) => page.getByRole('region', { name: 'Failed deployments' })

/** The deployment that failed, with what went wrong. */
async function readsTheFailure(page: Page): Promise<void> {
  await page.waitForURL(/\/deployments\/Spaces-\d+\/Deployments-\d+$/)
  await settled(page)
  await page.locator('main').getByText('Failed').first().waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** What failed last night: the period is chosen, the whole list of it is one step away, and each failure leads to its log. */
export const failedLastNight: Journey = {
  name: 'what failed last night',
  async byMouse({ page }) {
    await open(page, '/attention')
    const all = await failures(page).getByRole('listitem').count()
    expect(all).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Last night' }).click()
    await page.waitForURL(/period=last-night/)
    await settled(page)
    expect(await page.getByRole('button', { name: 'Last night' }).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'Any time' }).click()
    await page.waitForURL((url) => !url.searchParams.has('period'))
    await settled(page)
    await failures(page).getByRole('listitem').getByRole('link').first().click()
    await readsTheFailure(page)
  },
  async byKeyboard({ page }) {
    await open(page, '/what-runs-where')
    await goTo(page, 'Needs attention', '/attention')
    await enter(page, page.getByRole('button', { name: '7 days' }))
    await page.waitForURL(/period=7d/)
    await settled(page)
    await tabTo(page, failures(page).getByRole('listitem').getByRole('link'))
    await page.keyboard.press('Enter')
    await readsTheFailure(page)
    await palette(page, 'failed deployments', 'Failed deployments')
    await page.waitForURL(/\/explore\/deployments\?.*state=FAILED/)
    await settled(page)
    expect(await page.getByRole('checkbox', { name: /^Failed/ }).isChecked()).toBe(true)
  },
}
