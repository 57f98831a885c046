import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../../harness/browser.js'
import { startFleet, type Fleet } from '../../harness/fleet.js'

declare global {
  interface Window {
    axe: typeof import('axe-core')
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let fleet: Fleet
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  ;[fleet, browser] = await Promise.all([
    startFleet({ instances: 2, spaces: 6, content: { projects: 42, releases: 60, deployments: 120 }, web: true }),
    startBrowser(),
  ])
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
})
afterAll(async () => {
  await browser?.close()
  await fleet?.stop()
})

const settled = () => page.waitForSelector('table[aria-busy=false]')
const count = () => page.getByRole('status', { name: 'Count' }).innerText()
const rows = () => page.getByRole('rowheader').allInnerTexts()

/** The names of all projects, as the graph orders them. */
async function projects(): Promise<string[]> {
  const answer = await fleet.post('{ projects(first: 100) { nodes { name } } }')
  const { data } = (await answer.json()) as { data: { projects: { nodes: { name: string }[] } } }
  return data.projects.nodes.map(({ name }) => name)
}

/** What axe finds wrong with the page, as short lines. */
async function violations(): Promise<string[]> {
  await page.evaluate(AXE)
  return await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ['violations'] })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  })
}

describe('the one screen', () => {
  test('asks who you are, and says so when the password is wrong', async () => {
    await page.goto(fleet.web!)
    await page.getByLabel('E-mail').fill(fleet.admin.email)
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.getByLabel('E-mail').fill(fleet.admin.email)
    await page.getByLabel('Password').fill(fleet.admin.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await settled()
  })

  test('shows the projects of all six Spaces in one table', async () => {
    expect(await count()).toBe('42 in 6 Spaces')
    const names = await projects()
    const shown = await rows()
    expect(shown.length).toBeGreaterThan(10)
    expect(shown).toEqual(names.slice(0, shown.length))
    expect(await page.getByRole('status', { name: 'Incomplete' }).count()).toBe(0)
    const spaces = new Set<string>()
    await page.getByTestId('project-scroller').hover()
    for (let i = 0; i < 12 && spaces.size < 6; i++) {
      for (const text of await page.locator('tr[data-project] td button').allInnerTexts()) spaces.add(text)
      await page.mouse.wheel(0, 300)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    }
    expect(spaces.size).toBe(6)
  })

  test('filters by text and by Space, and keeps the filter in the address', async () => {
    const [name = ''] = await projects()
    await page.getByRole('searchbox', { name: 'Filter by name' }).fill(name.slice(0, 6))
    await page.waitForURL(/text=/)
    await settled()
    expect(await rows()).toContain(name)
    await page.getByRole('button', { name: 'Clear the name filter' }).click()
    await page.waitForURL((url) => !url.searchParams.has('text'))
    await settled()

    await page.goto(`${fleet.web}/projects?space=${fleet.spaces[0]}`)
    await settled()
    expect(await count()).toMatch(/^7 in 1 /)
    for (const id of await page
      .locator('tr[data-project]')
      .evaluateAll((all) => all.map((row) => row.dataset.project))) {
      expect(id).toMatch(new RegExp(`^${fleet.spaces[0]}/`))
    }
  })

  test('walks through the pages by cursor, there and back', async () => {
    const names = await projects()
    await page.goto(`${fleet.web}/projects?size=25`)
    await settled()
    const first = await rows()
    expect(first[0]).toBe(names[0])
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL(/after=/)
    await settled()
    expect((await rows())[0]).toBe(names[25])
    await page.getByRole('link', { name: 'Previous' }).click()
    await page.waitForURL((url) => !url.search.includes('after='))
    await settled()
    expect((await rows())[0]).toBe(names[0])
  })

  test('names the Spaces that did not answer, and is right about the others', async () => {
    const [lost] = fleet.instances
    const before = await projects()
    await lost!.kill()
    await page.goto(`${fleet.web}/projects`)
    await settled()
    const notice = page.getByRole('status', { name: 'Incomplete' })
    await notice.waitFor()
    expect(await count()).toMatch(/^at least \d+ in \d of 6 Spaces$/)
    const left = await projects()
    expect(left.length).toBeLessThan(before.length)
    const shown = await rows()
    expect(shown).toEqual(left.slice(0, shown.length))

    await lost!.restart()
    for (let tries = 0; tries < 50 && (await notice.count()) > 0; tries++) {
      await page.goto(`${fleet.web}/projects`)
      await settled()
    }
    expect(await count()).toBe('42 in 6 Spaces')
  })

  test.each([
    '/projects',
    '/account',
    '/admin/people',
    '/admin/people/Users-1',
    '/spaces/Spaces-1/access?permission=DeploymentCreate',
    '/spaces/Spaces-1/access?permission=DeploymentCreate&user=Users-1',
    '/spaces/Spaces-999/access',
  ])('%s is accessible in both themes, wide and narrow', async (path) => {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 320],
    ] as const) {
      // prettier-ignore
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${fleet.web}${path}`)
      expect(await violations()).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('lets you out, and not in again by the old address', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    await page.goto(`${fleet.web}/projects`)
    await page.waitForURL(/sign-in/)
    await page.getByLabel('Password').waitFor()
  })

  test('had no fault of its own in the browser', () => {
    expect(faults.filter((fault) => !/40[01]/.test(fault))).toEqual([])
  })
})
