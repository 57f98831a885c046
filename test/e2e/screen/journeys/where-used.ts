import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { goTo, tabTo, write } from '../keyboard.js'
import { ask, open, settled, type Journey, type Stage } from '../stage.js'

/** The name of a variable that some project has. */
async function variable({ fleet }: Stage): Promise<string> {
  const { variables } = await ask<{ variables: { nodes: { name: string }[] } }>(
    fleet,
    '{ variables(first: 1) { nodes { name } } }',
  )
  return variables.nodes[0]!.name
}

async function showsUses(page: Page, name: string): Promise<void> {
  await page.waitForURL(/variable=/)
  await settled(page)
  expect(await page.locator('main').innerText()).toContain(name)
  expect(await page.locator('main').getByRole('listitem').count()).toBeGreaterThan(0)
}

/** Where a variable is used, in all Spaces. */
export const whereUsed: Journey = {
  name: 'where is this variable used',
  async byMouse(stage) {
    const { page } = stage
    const name = await variable(stage)
    await open(page, '/where-used')
    await page.getByRole('textbox', { name: 'Variable' }).fill(name)
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await showsUses(page, name)
  },
  async byKeyboard(stage) {
    const { page } = stage
    const name = await variable(stage)
    await open(page, '/what-runs-where')
    await goTo(page, 'Where used', '/where-used')
    await tabTo(page, page.getByRole('textbox', { name: 'Variable' }))
    await write(page, name)
    await page.keyboard.press('Enter')
    await showsUses(page, name)
  },
}
