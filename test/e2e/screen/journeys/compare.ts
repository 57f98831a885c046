import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { enter, press } from '../keyboard.js'
import { ask, open, settled, type Journey, type Stage } from '../stage.js'

type Pair = { id: string; name: string; left: string; right: string; page: string }

/** A project with two releases at least: the older and the newer of its last ones. */
async function pair({ fleet }: Stage): Promise<Pair> {
  const { projects } = await ask<{
    projects: { nodes: { id: string; name: string; releases: { nodes: { id: string; version: string }[] } }[] }
  }>(
    fleet,
    '{ projects(first: 50, filter: { hasReleases: true }) { nodes { id name releases(first: 2) { nodes { id version } } } } }',
  )
  const { id, name, releases } = projects.nodes.find((one) => one.releases.nodes.length === 2)!
  const [right, left] = releases.nodes
  return { id, name, left: left!.version, right: right!.version, page: `/releases/${right!.id}` }
}

/** Both are named, and what is otherwise is told, packages first. */
async function tellsThemApart(page: Page, { left, right }: Pair): Promise<void> {
  await page.waitForURL((url) => url.searchParams.has('left') && url.searchParams.has('right'))
  await settled(page)
  await page.getByRole('heading', { name: 'Packages' }).waitFor()
  const text = await page.locator('main').innerText()
  for (const version of [left, right]) expect(text).toContain(version)
}

/** What is otherwise in a release than in the one before. */
export const compareReleases: Journey = {
  name: 'compare two releases',
  async byMouse(stage) {
    const { page } = stage
    const wanted = await pair(stage)
    await open(page, wanted.page)
    await page.getByRole('link', { name: 'Compare' }).click()
    await page.waitForURL(/\/releases\/compare/)
    await settled(page)
    await page.getByRole('button', { name: 'Choose', exact: true }).click()
    const choices = page.getByRole('dialog', { name: 'Choose the earlier release' })
    await choices.getByRole('textbox').fill(wanted.left)
    await choices.getByRole('listitem').getByText(wanted.left, { exact: true }).click()
    await tellsThemApart(page, wanted)
  },
  async byKeyboard(stage) {
    const { page } = stage
    const wanted = await pair(stage)
    await open(page, wanted.page)
    await enter(page, page.getByRole('link', { name: 'Compare' }))
    await page.waitForURL(/\/releases\/compare/)
    await settled(page)
    await enter(page, page.getByRole('button', { name: 'Choose', exact: true }))
    const choices = page.getByRole('dialog', { name: 'Choose the earlier release' })
    await choices.getByRole('textbox').waitFor()
    await page.keyboard.type(wanted.left)
    await choices.getByRole('listitem').getByText(wanted.left, { exact: true }).waitFor()
    const wantedOne = choices.getByRole('button', { name: wanted.left })
    while (!(await wantedOne.first().evaluate((element) => element === document.activeElement)))
      await press(page, 'ArrowDown')
    await press(page, 'Enter')
    await tellsThemApart(page, wanted)
    const before = new URL(page.url()).searchParams
    await press(page, 's')
    await page.waitForURL((url) => url.searchParams.get('left') === before.get('right'))
  },
}
