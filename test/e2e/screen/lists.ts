import { expect } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { signedIn } from '../../harness/browser.js'
import { palette, press } from './keyboard.js'
import { ask, open, settled, type Stage } from './stage.js'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const names = (page: Page) => page.getByRole('rowheader').allInnerTexts()

/** What a view says it asks, asked with an API key from elsewhere, gives the rows that it shows. */
export async function viewIsAQuery({ page, fleet }: Stage): Promise<void> {
  await open(page, '/projects?sort=-name')
  await button(page, 'Query').click()
  const text = page.getByRole('tabpanel')
  const query = await text.innerText()
  await page.getByRole('tab', { name: 'Variables' }).click()
  const variables = JSON.parse(await text.innerText()) as object
  await page.getByRole('tab', { name: 'cURL' }).click()
  expect(await text.innerText()).not.toContain(fleet.adminKey)
  const { projects } = await ask<{ projects: { nodes: { name: string }[] } }>(fleet, query, variables)
  await press(page, 'Escape')
  const shown = await names(page)
  expect(shown.length).toBeGreaterThan(5)
  expect(shown).toEqual(projects.nodes.map(({ name }) => name).slice(0, shown.length))
}

/** What is typed ticks the facet, and each step of filter and panel is one step back. */
export async function backGoesThroughFilters({ page }: Stage): Promise<void> {
  await open(page, '/explore/deployments')
  const failed = page.getByRole('checkbox', { name: /^Failed/ })
  await page.getByRole('combobox', { name: 'Filter' }).fill('state:FAILED')
  await page.waitForURL(/state=FAILED/)
  await settled(page)
  expect(await failed.isChecked()).toBe(true)
  await page.getByRole('row').nth(1).getByRole('cell').nth(2).click()
  await page.waitForURL(/peek=/)
  await page.goBack()
  await page.waitForURL((url) => !url.searchParams.has('peek'))
  expect(await failed.isChecked()).toBe(true)
  await page.goBack()
  await page.waitForURL((url) => !url.searchParams.has('state'))
  await settled(page)
  expect(await failed.isChecked()).toBe(false)
}

/** The file of a filtered list holds every row that the graph counts, and ends by saying that it is complete. */
export async function exportIsComplete({ page, fleet }: Stage): Promise<void> {
  await open(page, '/explore/deployments?state=FAILED')
  await button(page, 'Export all rows').click()
  // A refusal would be shown in a page of its own; what is saved may come by that page or by this one.
  const saved = new Promise<Download>((resolve) => {
    page.once('download', resolve)
    page.context().once('page', (other) => other.once('download', resolve))
  })
  await page.getByRole('menuitem', { name: 'All rows as JSON lines' }).click()
  const lines = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split('\n')
  const { deployments } = await ask<{ deployments: { totalCount: number } }>(
    fleet,
    '{ deployments(first: 1, filter: { state: [FAILED] }) { totalCount } }',
  )
  expect(deployments.totalCount).toBeGreaterThan(20)
  expect(lines).toHaveLength(deployments.totalCount + 1)
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ done: deployments.totalCount, complete: true })
}

/** A view that is shared is there for others, and shows them what was saved. */
export async function sharedViewIsSeen({ page, fleet, browser }: Stage): Promise<void> {
  await open(page, '/explore/deployments?state=FAILED')
  await button(page, 'Views').click()
  await page.getByRole('textbox', { name: 'Save what you see now' }).fill('What went wrong')
  await page.getByRole('checkbox', { name: 'Share with everybody' }).check()
  await button(page, 'Save').click()
  await page.getByText('Saved as What went wrong.').waitFor()
  const other = await signedIn(browser, fleet.web!, fleet.users[0]!)
  await open(other, '/explore/deployments')
  await button(other, 'Views').click()
  await other.getByRole('link', { name: 'What went wrong' }).click()
  await other.waitForURL(/state=FAILED/)
  await other.context().close()
}

/** Whoever is not signed in any more comes back to what they looked at, with the right password; and whoever signs out is out. */
export async function sessionEnds({ fleet, browser }: Stage): Promise<void> {
  const page = await signedIn(browser, fleet.web!, fleet.users[0]!)
  await open(page, '/explore/deployments?state=FAILED')
  await page.context().clearCookies()
  await button(page, 'Clear all').click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
  await page.getByLabel('E-mail').fill(fleet.users[0]!.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
  await page.getByLabel('Password').fill(fleet.users[0]!.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/explore/deployments')
  await settled(page)
  await palette(page, 'Sign out', 'Sign out')
  await page.waitForURL((url) => url.pathname === '/sign-in')
  await page.goto('/explore/deployments')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.context().close()
}
