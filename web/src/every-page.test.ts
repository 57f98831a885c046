import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { Screen } from './testing/browser'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Script of the projects page, gzip, in bytes. A bare page of Next and React was measured at about 136,000. */
const SCRIPT_BUDGET = 175_000

let screen: Screen

beforeAll(async () => {
  screen = await Screen.start({ spaces: 6, projects: 120 })
})
afterAll(() => screen?.stop())
beforeEach(() => screen.reset())

/** What axe finds wrong, as short lines. */
async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`)) // prettier-ignore
  })
}

test('forbids scripts that are not its own, anew each time, and is never stored', async () => {
  const nonces = new Set<string>()
  for (const path of ['/projects', '/projects', '/sign-in', '/nowhere']) {
    const answer = await fetch(screen.web.url + path, { redirect: 'manual' })
    const policy = answer.headers.get('content-security-policy') ?? ''
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
    expect(policy).not.toMatch(/unsafe|https?:/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('x-powered-by')).toBeNull()
  }
  expect(nonces.size).toBe(4)
})

test('the framework’s own headers open nothing', async () => {
  for (const name of ['x-middleware-subrequest', 'x-middleware-rewrite', 'x-nextjs-data', 'next-action']) {
    const headers = { [name]: 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' }
    const answer = await fetch(`${screen.web.url}/projects`, { headers, redirect: 'manual' })
    expect(await answer.text()).not.toContain('Catalogue')
    expect([307, 404]).toContain(answer.status)
  }
})

const ENTRANCES = ['/sign-in?error=BAD_CREDENTIALS', '/invitation?token=spt_x&error=BAD_TOKEN', '/invitation', '/reset-password?token=spt_x'] // prettier-ignore
const INSIDE = [
  '/projects',
  '/projects?text=zzz',
  '/account',
  '/admin/people',
  '/admin/people?text=zzz',
  '/admin/people/Users-2',
  '/admin/people/Users-999',
  '/spaces/Spaces-1/access?permission=DeploymentCreate',
  '/spaces/Spaces-1/access?permission=DeploymentCreate&user=Users-2',
  '/spaces/Spaces-999/access',
]

describe.each([
  ['light', 1440, INSIDE],
  ['dark', 320, INSIDE],
  ['dark', 1440, ['/projects', '/account']],
  ['light', 320, ['/projects', '/account']],
] as const)('in %s at %i px', (colorScheme, width, inside) => {
  const options = { colorScheme, viewport: { width, height: 900 } }
  /** Opens everything on the page that can be opened, and looks at it. */
  async function look(page: Page): Promise<string[]> {
    for (const summary of await page.locator('main summary').all()) await summary.click()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    return [...(await accessibility(page)), ...(wide ? ['it scrolls sideways'] : [])]
  }

  test.each(inside)('%s is accessible', async (path) => {
    screen.gateway.graph.faults.missing = { 'Spaces-4': 'TIMEOUT' }
    expect(await screen.visit(path, look, options)).toEqual([])
    expect(screen.complaints).toEqual([])
  })

  test.each(ENTRANCES)('%s is accessible to whoever is not signed in', async (path) => {
    screen.gateway.providers = [{ id: 'IdentityProviders-1', name: 'A company with a rather long name of its own' }]
    expect(await screen.visit(path, look, { ...options, signedIn: false })).toEqual([])
    expect(screen.complaints).toEqual([])
  })

  test('the first run is accessible', async () => {
    screen.gateway.firstRun = true
    expect(await screen.visit('/first-run', look, { ...options, signedIn: false })).toEqual([])
  })
})

test.each([
  ['g', 'dark'],
  ['?', 'light'],
  ['s', 'dark'],
  ['s', 'light'],
  ['j', 'light'],
  ['j', 'dark'],
] as const)('what the key %s opens is accessible in %s', async (key, colorScheme) => {
  const open = async (page: Page) => {
    await page.waitForFunction(() => document.querySelectorAll('[data-project]').length < 50)
    await page.keyboard.press(key)
    return await accessibility(page)
  }
  expect(await screen.visit('/projects?space=Spaces-2', open, { colorScheme })).toEqual([])
})

test('loads little script, and none from elsewhere', async () => {
  const urls: string[] = []
  const bytes = await screen.visit('/sign-in', async (page) => {
    const scripts: Promise<number>[] = []
    page.on('response', (response) => {
      urls.push(response.url())
      if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).byteLength))
    })
    await page.goto('/projects', { waitUntil: 'networkidle' })
    return (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
  })
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(SCRIPT_BUDGET)
  expect(urls.filter((url) => !url.startsWith(screen.web.url))).toEqual([])
  process.stdout.write(`first-load script of the projects page: ${bytes} bytes gzip\n`)
})
