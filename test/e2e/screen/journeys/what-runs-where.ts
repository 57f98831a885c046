import { expect } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { enter, press, write } from '../keyboard.js'
import { ask, open, settled, type Journey, type Stage } from '../stage.js'

type Deployed = { project: string; version: string }

/** Something that runs in production, as the graph tells it. */
async function sought({ fleet }: Stage): Promise<Deployed> {
  const { projects } = await ask<{
    projects: {
      nodes: { name: string; deploymentMatrix: { nodes: { current: { release: { version: string } } }[] } }[]
    }
  }>(
    fleet,
    `{ projects(first: 50) { nodes { name deploymentMatrix(first: 2, filter: { has: { environment: ["Production"] } }) {
         nodes { current { release { version } } } } } } }`,
  )
  const { name, deploymentMatrix } = projects.nodes.find((one) => one.deploymentMatrix.nodes.length === 1)!
  return { project: name, version: deploymentMatrix.nodes[0]!.current.release.version }
}

const rowOf = (page: Page, { project }: Deployed) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: project }) })

/** The panel of the cell names the version, and leads to its release. */
async function readsThePanel(page: Page, { project }: Deployed): Promise<Locator> {
  const panel = page.getByRole('complementary', { name: 'What runs there' })
  await panel.getByRole('heading', { name: project }).waitFor()
  return panel.locator('a[href^="/releases/"]').first()
}

async function endsAtTheRelease(page: Page, { project }: Deployed): Promise<void> {
  await page.waitForURL(/\/releases\/Spaces-\d+\/Releases-\d+$/)
  await settled(page)
  await page.getByRole('heading', { level: 1, name: project }).waitFor()
}

/** What version of a project runs in production: find it, look at it closely, go to its release, and back. */
export const whatRunsWhere: Journey = {
  name: 'what runs where',
  async byMouse(stage) {
    const { page } = stage
    const wanted = await sought(stage)
    await open(page, '/')
    await page.getByRole('combobox', { name: 'Filter' }).fill(`"${wanted.project}"`)
    await page.waitForURL(/text=/)
    await settled(page)
    const column = await page
      .getByRole('columnheader', { name: 'Production', exact: true })
      .getAttribute('aria-colindex')
    const cell = rowOf(page, wanted).locator(`[aria-colindex="${column}"]`).first()
    expect(await cell.innerText()).toContain(wanted.version)
    await cell.click()
    await (await readsThePanel(page, wanted)).click()
    await endsAtTheRelease(page, wanted)
    await page.goBack()
    await readsThePanel(page, wanted)
    await page.goBack()
    await page.getByRole('complementary', { name: 'What runs there' }).waitFor({ state: 'detached' })
  },
  async byKeyboard(stage) {
    const { page } = stage
    const wanted = await sought(stage)
    await open(page, '/')
    await press(page, '/')
    await write(page, `"${wanted.project}"`)
    await page.waitForURL(/text=/)
    await settled(page)
    await press(page, 'Enter')
    const cell = rowOf(page, wanted).locator('[role=gridcell]:focus')
    for (let steps = 0; !(await cell.count()) || !(await cell.innerText()).includes(wanted.version); steps++) {
      expect(steps).toBeLessThan(20)
      await press(page, 'ArrowRight')
    }
    await press(page, 'Enter')
    const release = await readsThePanel(page, wanted)
    await enter(page, release)
    await endsAtTheRelease(page, wanted)
  },
}
