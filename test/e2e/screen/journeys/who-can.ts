import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { choose, enter, goTo } from '../keyboard.js'
import { open, settled, type Journey } from '../stage.js'

/** Everybody who can is named with the way by which they can; nobody else. */
async function namesThem(page: Page): Promise<void> {
  await settled(page)
  const all = page.getByRole('region', { name: 'Who can' })
  await all.getByText('Tom Becker').first().waitFor()
  const text = await all.innerText()
  expect(text).toContain('→')
  for (const name of ['Nadia Rahman', 'Yusuf Demir']) expect(text).not.toContain(name)
}

/** Who may deploy to production in a Space, and by what. */
export const whoCanDeploy: Journey = {
  name: 'who can deploy to production',
  async byMouse({ page }) {
    await open(page, '/who-can')
    await page.getByRole('link', { name: 'deploy', exact: false }).first().click()
    await page.waitForURL(/permission=DeploymentCreate/)
    await page.getByRole('combobox', { name: 'Space' }).selectOption({ label: 'Payments' })
    await page.waitForURL(/space=/)
    await settled(page)
    await page.getByRole('combobox', { name: 'Environment' }).selectOption({ label: 'Production' })
    await page.waitForURL(/environment=/)
    await namesThem(page)
  },
  async byKeyboard({ page }) {
    await open(page, '/what-runs-where')
    await goTo(page, 'Who can', '/who-can')
    await enter(page, page.locator('main').getByRole('link', { name: /deploy/i }))
    await page.waitForURL(/permission=DeploymentCreate/)
    await settled(page)
    await choose(page, page.getByRole('combobox', { name: 'Space' }), 'Payments')
    await page.waitForURL(/space=/)
    await settled(page)
    await choose(page, page.getByRole('combobox', { name: 'Environment' }), 'Production')
    await page.waitForURL(/environment=/)
    await namesThem(page)
    await enter(page, page.getByRole('link', { name: 'Why Tom Becker can' }))
    await page.waitForURL(/user=/)
  },
}
