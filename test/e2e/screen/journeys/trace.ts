import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { enter, palette, tabTo, write } from '../keyboard.js'
import { ask, open, settled, type Journey, type Stage } from '../stage.js'

type Promoted = { id: string; version: string; project: string; source: string; target: string }

/** A release that was promoted to another Space. */
async function promoted({ fleet }: Stage): Promise<Promoted> {
  const { outgoingBundles } = await ask<{
    outgoingBundles: {
      nodes: {
        destinationSpace: string
        space: { name: string }
        project: { name: string }
        release: { id: string; version: string }
      }[]
    }
  }>(
    fleet,
    '{ outgoingBundles(first: 1) { nodes { destinationSpace space { name } project { name } release { id version } } } }',
  )
  const { release, project, space, destinationSpace } = outgoingBundles.nodes[0]!
  return { ...release, project: project.name, source: space.name, target: destinationSpace }
}

/** The way shows the Space where it was made, and where it went to. */
async function showsItsWay(page: Page, { source, target }: Promoted): Promise<void> {
  await page.getByRole('region', { name: source }).first().waitFor()
  await page.getByRole('region', { name: target }).first().waitFor()
}

/** Where a release has been: from its page, and by an id that one has from elsewhere. */
export const traceRelease: Journey = {
  name: 'trace a release',
  async byMouse(stage) {
    const { page } = stage
    const wanted = await promoted(stage)
    await open(page, '/explore/releases')
    await page.getByRole('combobox', { name: 'Filter' }).fill(`project:"${wanted.project}" ${wanted.version}`)
    await page.waitForURL(/text=/)
    await settled(page)
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.waitForURL(/\/releases\/Spaces-/)
    await page.getByRole('link', { name: 'Trace', exact: true }).click()
    await page.waitForURL((url) => url.pathname === `/releases/${wanted.id}/trace`)
    await showsItsWay(page, wanted)
  },
  async byKeyboard(stage) {
    const { page } = stage
    const wanted = await promoted(stage)
    await open(page, '/releases/trace')
    await tabTo(page, page.getByRole('textbox', { name: 'Release' }))
    await write(page, wanted.id)
    await page.keyboard.press('Enter')
    await page.waitForURL(/release=/)
    await showsItsWay(page, wanted)
    await enter(page, page.locator('main').getByRole('link', { name: wanted.version, exact: true }))
    await page.waitForURL(/\/releases\/Spaces-\d+\/Releases-\d+$/)
    await settled(page)
    await palette(page, wanted.project, new RegExp(`${wanted.project}.*Project`))
    await page.waitForURL(/\/projects\/Spaces-/)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(wanted.project)
  },
}
