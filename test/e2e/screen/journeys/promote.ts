import type { Page } from 'playwright-core'
import { give, prepare, saved, SIMPLE } from '../carried.js'
import { enter, press, tabTo, write } from '../keyboard.js'
import { ask, open, settled, type Journey } from '../stage.js'

const CARRIED = 'A release bundle or a deployment receipt'
const RECEIPT = 'Import receipt'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name })

/** What the source knows once the receipt is back. */
async function isKnownAtTheSource(page: Page, state: string): Promise<void> {
  await page.getByText('Receipt imported.').first().waitFor()
  await page
    .locator('main')
    .getByText(/^receipt \d+$/)
    .waitFor()
  await page.locator('main').getByText(state).first().waitFor()
}

/** A release goes to a Zone that no network reaches: carried there, decided, deployed, and what became of it is carried back. */
export const promoteAndBringBack: Journey = {
  name: 'promote to a disconnected Zone and bring the receipt back',
  async byMouse(stage) {
    const { page, fleet } = stage
    const release = await prepare(stage, (project) => project === SIMPLE)
    await open(page, `/releases/${release}`)
    await page.getByRole('link', { name: 'Promote', exact: true }).first().click()
    await page.getByRole('radio', { name: /Card Services/ }).check()
    await button(page, /^Promote$/).click()
    await page.waitForURL(/\/promotions\/outgoing\//)
    const outgoing = page.url()
    const bundle = await saved(page, () => link(page, /Export bundle/).click())

    await open(page, '/promotions')
    await link(page, 'Import bundle or receipt').click()
    await page.waitForURL(/\/promotions\/carried/)
    await settled(page)
    await give(page, bundle, () => page.getByText('choose a file').click())
    await button(page, 'Import bundle').click()
    await link(page, 'Review').click()
    await page.waitForURL(/\/promotions\/incoming\//)
    await settled(page)
    const incoming = page.url()
    const lifecycle = page.getByRole('combobox', { name: 'Lifecycle' })
    await lifecycle.selectOption({ index: 1 })
    await page.waitForURL(/lifecycle=/)
    await settled(page)
    const missing = page.getByRole('region', { name: 'Missing values' }).locator('input:not([type=checkbox])')
    for (const field of await missing.all()) await field.fill('known only here')
    await button(page, 'Accept release').click()
    await link(page, /^Deploy$/).click()
    await page.waitForURL(/\/deploy$/)
    await settled(page)
    await page
      .getByRole('radio', { name: /May go here now/ })
      .first()
      .check()
    await page.waitForURL(/environment=/)
    await settled(page)
    await button(page, /^Deploy$/).click()
    await page.waitForURL(/\/deployments\//)
    const deployment = new URL(page.url()).pathname.replace('/deployments/', '')
    for (const state of ['EXECUTING', 'SUCCESS']) {
      await ask(fleet, 'mutation ($d: ID!, $s: TaskState!) { reportDeployment(input: { deployment: $d, state: $s }) { errors { message } } }', { d: deployment, s: state }) // prettier-ignore
    }
    await page.locator('main').getByText('Success').first().waitFor()

    await page.goto(incoming)
    await settled(page)
    const receipt = await saved(page, () => button(page, /^Export receipt/).click())
    await page.goto(outgoing)
    await settled(page)
    await give(page, receipt, () => page.getByText('choose a file').click())
    await isKnownAtTheSource(page, 'Success')
  },
  async byKeyboard(stage) {
    const { page } = stage
    const release = await prepare(stage, (project) => project !== SIMPLE)
    await open(page, `/releases/${release}`)
    await enter(page, page.getByRole('link', { name: 'Promote', exact: true }))
    await page.waitForURL(/\/promote$/)
    await settled(page)
    await tabTo(page, page.getByRole('radio'))
    await press(page, 'Space')
    while (!(await page.getByRole('radio', { name: /Card Services/ }).isChecked())) await press(page, 'ArrowDown')
    await press(page, 'Enter')
    await page.waitForURL(/\/promotions\/outgoing\//)
    await settled(page)
    const outgoing = page.url()
    const bundle = await saved(page, () => enter(page, link(page, /Export bundle/)))

    await open(page, '/promotions')
    await enter(page, link(page, 'Import bundle or receipt'))
    await page.waitForURL(/\/promotions\/carried/)
    await settled(page)
    await tabTo(page, page.getByLabel(CARRIED))
    await give(page, bundle, () => press(page, 'Space'))
    await enter(page, button(page, 'Import bundle'))
    await enter(page, link(page, 'Review'))
    await page.waitForURL(/\/promotions\/incoming\//)
    await settled(page)
    await enter(page, page.locator('summary', { hasText: 'Reject…' }))
    await tabTo(page, page.getByRole('textbox', { name: /^Reason/ }))
    await write(page, 'Not before the audit.')
    await enter(page, button(page, 'Reject bundle'))
    await page.locator('main').getByText('The next receipt tells its source').waitFor()
    await tabTo(page, button(page, /^Export receipt/))
    const receipt = await saved(page, () => press(page, 'Enter'))
    await page.goto(outgoing)
    await settled(page)
    await tabTo(page, page.getByLabel(RECEIPT))
    await give(page, receipt, () => press(page, 'Space'))
    await isKnownAtTheSource(page, 'Rejected')
  },
}
