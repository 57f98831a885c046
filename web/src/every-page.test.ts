import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { Screen } from './testing/browser'
import { PROJECT } from './testing/fake-graph'

declare global {
  interface Window {
    axe: typeof import('axe-core')
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let screen: Screen

beforeAll(async () => {
  screen = await Screen.start()
})
afterAll(async () => expect(await screen?.stop()).toBe(0))
beforeEach(() => screen.reset())

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
  const cookie = 'spaceport=sps_mine'
  expect(await (await fetch(`${screen.web.url}/projects`, { headers: { cookie } })).text()).toContain(PROJECT)
  for (const name of ['x-middleware-subrequest', 'x-middleware-rewrite', 'x-nextjs-data', 'next-action']) {
    const headers = { [name]: 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' }
    const answer = await fetch(`${screen.web.url}/projects`, { headers, redirect: 'manual' })
    expect(await answer.text()).not.toContain(PROJECT)
    expect([307, 404]).toContain(answer.status)
  }
})

/** Each theme and each width once, or all that there are of both. */
const LOOKS = [
  ['light', 1440],
  ['dark', 320],
  ...(process.env.SPACEPORT_LONG === '1' ? [['light', 320] as const, ['dark', 1440] as const] : []),
] as const

describe.each(LOOKS)('in %s at %i px', (colorScheme, width) => {
  const options = { colorScheme, viewport: { width, height: 900 }, signedIn: false }

  /** What is wrong with the page, everything opened that can be, as short lines. */
  async function faults(page: Page): Promise<string[]> {
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await page.evaluate(AXE)
    return await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
      const { scrollWidth, clientWidth } = document.documentElement
      return [
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)),
        ...(scrollWidth > clientWidth ? ['it scrolls sideways'] : []),
      ]
    })
  }

  test.each([
    '/sign-in?error=BAD_CREDENTIALS',
    '/invitation?token=spt_x&error=BAD_TOKEN',
    '/invitation',
    '/reset-password?token=spt_x',
  ])('%s is accessible to whoever is not signed in', async (path) => {
    screen.gateway.providers = [{ id: 'IdentityProviders-1', name: 'A company with a rather long name of its own' }]
    expect(await screen.visit(path, faults, options)).toEqual([])
    expect(screen.complaints).toEqual([])
  })

  test('the first run is accessible', async () => {
    screen.gateway.firstRun = true
    expect(await screen.visit('/first-run', faults, options)).toEqual([])
    expect(screen.complaints).toEqual([])
  })
})

test.each([
  ['/sign-in', false, 160_000],
  ['/projects', true, 220_000],
])('%s loads little script, and nothing from elsewhere', async (path, signedIn, budget) => {
  const urls: string[] = []
  const scripts: Promise<number>[] = []
  const look = async (page: Page) => {
    page.on('response', (response) => {
      urls.push(response.url())
      if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).byteLength))
    })
    await page.reload({ waitUntil: 'load' })
    return (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
  }
  const bytes = await screen.visit(path, look, { signedIn })
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(budget)
  expect(urls.filter((url) => !url.startsWith(screen.web.url))).toEqual([])
  process.stdout.write(`first-load script of ${path}: ${bytes} bytes gzip\n`)
})

test('the explorer’s dialogs need nothing that the page’s policy refuses', async () => {
  const isLocked = await screen.visit('/api', async (page) => {
    await page.getByRole('button', { name: 'Open settings dialog' }).click()
    await page.getByRole('dialog').waitFor()
    return page.evaluate(() => getComputedStyle(document.body).overflow)
  })
  // Said by the style that the dialog writes.
  expect(isLocked).toBe('hidden')
  expect(screen.complaints.filter((one) => one.includes('Content Security Policy'))).toEqual([])
})
