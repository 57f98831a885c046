import type { Locator, Page } from 'playwright-core'
import { enter, goTo, tabTo, write } from '../keyboard.js'
import { open, settled, type Journey } from '../stage.js'

/** The link of the first thing that lacks values: whatever is listed can be given values where it is shown. */
const owner = (page: Page): Locator =>
  page
    .getByRole('table', { name: /lack values/ })
    .getByRole('rowheader')
    .getByRole('link')
    .first()

const form = (page: Page) => page.getByRole('form', { name: 'Missing values' })

/** The first value of the form that is text of one line. */
const field = (page: Page): Locator => form(page).locator('input[type=text], input[type=password]').first()

/** It is saved, and the panel lacks one value less. */
async function isSaved(page: Page, before: number): Promise<void> {
  await page.getByText('Saved one value.').waitFor()
  await page.waitForFunction(
    (count) =>
      document.querySelectorAll('form[aria-label="Missing values"] fieldset input[type=checkbox]').length < count,
    before,
  )
}

/** How many values the form asks for. */
const wanted = (page: Page) => form(page).locator('fieldset input[type=checkbox]').count()

/** Values that must be given before something can be deployed: find what lacks some, and give one. */
export const fillMissingValues: Journey = {
  name: 'fill missing values',
  async byMouse(stage) {
    const { page } = stage
    await open(page, '/missing-values')
    await owner(page).click()
    await page.waitForURL(/open=/)
    await field(page).waitFor()
    const before = await wanted(page)
    await field(page).fill('given.by.mouse@example.com')
    await form(page).getByRole('button', { name: 'Save', exact: true }).click()
    await isSaved(page, before)
  },
  async byKeyboard(stage) {
    const { page } = stage
    await open(page, '/what-runs-where')
    await goTo(page, 'Missing values', '/missing-values')
    await settled(page)
    await enter(page, owner(page))
    await page.waitForURL(/open=/)
    await field(page).waitFor()
    const before = await wanted(page)
    await tabTo(page, field(page))
    await write(page, 'given.by.keyboard@example.com')
    await page.keyboard.press('Enter')
    await isSaved(page, before)
  },
}
