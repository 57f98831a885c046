import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { choose, enter, goTo, palette, press, tabTo, write } from '../keyboard.js'
import { ask, open, settled, type Journey, type Stage } from '../stage.js'

/** It says what comes next, and whoever may enter it finds it among the others. */
async function isThere({ page, fleet }: Stage, name: string): Promise<void> {
  await page.waitForURL(/\/admin\/spaces\/Spaces-\d+/)
  await page.getByRole('status').filter({ hasText: 'The Space was made' }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name)
  const { spaces } = await ask<{ spaces: { nodes: { name: string }[] } }>(
    fleet,
    '{ spaces(first: 20) { nodes { name } } }',
  )
  expect(spaces.nodes.map((space) => space.name)).toContain(name)
}

const form = (page: Page) => ({
  name: page.getByRole('textbox', { name: 'Name' }),
  instance: page.getByRole('combobox', { name: 'Instance' }),
  submit: page.getByRole('button', { name: 'Create the Space' }),
})

/** One more Space on an Instance that runs. */
export const addSpace: Journey = {
  name: 'add a Space',
  async byMouse(stage) {
    const { page } = stage
    await open(page, '/admin')
    await page.locator('main').getByRole('link', { name: 'Spaces' }).first().click()
    await page.waitForURL(/\/admin\/spaces/)
    await settled(page)
    await page.locator('summary', { hasText: 'New Space' }).click()
    await form(page).name.fill('Made by mouse')
    await form(page).instance.selectOption({ index: 1 })
    await form(page).submit.click()
    await isThere(stage, 'Made by mouse')
  },
  async byKeyboard(stage) {
    const { page, fleet } = stage
    await open(page, '/what-runs-where')
    await goTo(page, 'Administration', '/admin')
    await enter(page, page.locator('main').getByRole('link', { name: 'Spaces' }))
    await page.waitForURL(/\/admin\/spaces/)
    await settled(page)
    await enter(page, page.locator('summary', { hasText: 'New Space' }))
    await tabTo(page, form(page).name)
    await write(page, 'Made by keyboard')
    const { instances } = await ask<{ instances: { nodes: { name: string }[] } }>(
      fleet,
      '{ instances(first: 1) { nodes { name } } }',
    )
    await choose(page, form(page).instance, instances.nodes[0]!.name)
    await tabTo(page, form(page).submit)
    await press(page, 'Enter')
    await isThere(stage, 'Made by keyboard')
    await palette(page, 'Made by keyboard', /Made by keyboard/)
    await page.waitForURL(/\?space=/)
  },
}
