import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import chromium from '@sparticuz/chromium'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { chromium as browsers, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { EMAIL, PASSWORD, startFakeGateway, type FakeGateway } from './testing/fake-gateway'
import { startWeb, type WebProcess } from './testing/web-process'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Script of the projects page, gzip, in bytes. A bare page of Next and React was measured at about 136,000. */
const SCRIPT_BUDGET = 175_000

let gateway: FakeGateway
let web: WebProcess
let browser: Browser
/** What browsers complained about: refused scripts, hydration differences, exceptions. */
const complaints: string[] = []

beforeAll(async () => {
  gateway = await startFakeGateway({ spaces: 6, projects: 120 })
  web = await startWeb(gateway.url)
  browser = await browsers.launch({
    executablePath: await chromium.executablePath(),
    // One process for all would end with the first closed context; and web security is what some of this tests.
    args: chromium.args.filter((arg) => !/single-process|disable-web-security/.test(arg)),
    headless: true,
  })
})

afterAll(async () => {
  await browser?.close()
  const code = await web?.stop()
  await gateway?.close()
  expect(code).toBe(0)
})

beforeEach(() => {
  gateway.graph.faults.missing = {}
  gateway.graph.faults.zoneDown = false
  gateway.sessions.clear()
  gateway.sessions.add('sps_mine')
  complaints.length = 0
})

/** A page of its own in a browser that is signed in, unless `signedIn` is false. */
async function visit<Result>(
  path: string,
  act: (page: Page) => Promise<Result>,
  { signedIn = true, ...options }: BrowserContextOptions & { signedIn?: boolean } = {},
): Promise<Result> {
  const context = await browser.newContext({ baseURL: web.url, ...options })
  if (signedIn) await context.addCookies([{ name: 'spaceport', value: 'sps_mine', url: web.url }])
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await page.goto(path)
    return await act(page)
  } finally {
    await context.close()
  }
}

const count = (page: Page) => page.getByRole('status', { name: 'Count' })
/** Waits until the rows on screen are those of the URL. */
const settled = (page: Page) => page.locator('table[aria-busy=false]').waitFor()
const projectNames = (page: Page) => page.getByRole('rowheader').allTextContents()

describe('signing in', () => {
  test('leads to the page that was asked for, and out again', async () => {
    await visit(
      '/projects?text=api',
      async (page) => {
        expect(page.url()).toBe(`${web.url}/sign-in?next=%2Fprojects%3Ftext%3Dapi`)
        await page.getByLabel('E-mail').fill(EMAIL)
        await page.getByLabel('Password').fill('wrong')
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.getByText('Wrong e-mail or password.').waitFor()
        await page.getByLabel('Password').fill(PASSWORD)
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.waitForURL('**/projects?text=api')
        const [cookie] = await page.context().cookies()
        expect(cookie).toMatchObject({ name: 'spaceport', httpOnly: true, sameSite: 'Lax' })
        await page.getByRole('button', { name: 'Sign out' }).click()
        await page.waitForURL('**/sign-in')
        await page.goto('/projects')
        expect(page.url()).toBe(`${web.url}/sign-in`)
      },
      { signedIn: false },
    )
    expect(complaints).toEqual([expect.stringContaining('401')])
  })

  test('works without script, and so does the table', async () => {
    await visit(
      '/projects?size=25',
      async (page) => {
        await page.getByLabel('E-mail').fill(EMAIL)
        await page.getByLabel('Password').fill(PASSWORD)
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.waitForURL('**/projects?size=25')
        expect(await page.getByRole('rowheader').count()).toBe(25)
        await page.getByRole('link', { name: 'Next' }).click()
        await page.waitForURL(/after=/)
        await page.getByRole('searchbox').fill('ledger')
        await page.getByRole('searchbox').press('Enter')
        await page.waitForURL('**/projects?size=25&text=ledger')
        expect(new Set((await projectNames(page)).map((name) => name.split(' ')[0]))).toEqual(new Set(['Ledger']))
      },
      { signedIn: false, javaScriptEnabled: false },
    )
  })

  test('a session that ends meanwhile leads to sign-in and back to the same view', async () => {
    await visit('/projects', async (page) => {
      gateway.sessions.clear()
      await page.getByRole('link', { name: 'Last deployment' }).click()
      await page.waitForURL('**/sign-in?next=%2Fprojects%3Fsort%3D-last-deployed')
    })
  })
})

describe('the projects of the fleet', () => {
  test('are there from every Space, in one order, with the first answer', async () => {
    await visit('/projects?size=100', async (page) => {
      const spaces = new Set(await page.getByRole('row').getByRole('button').allTextContents())
      expect(spaces.size).toBe(6)
      expect(await count(page).textContent()).toBe('120 in 6 Spaces')
    })
  })

  test('are filtered by name and Space in the URL, and paged by cursor', async () => {
    await visit('/projects?size=25', async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('api')
      await page.waitForURL('**/projects?size=25&text=api')
      await page.keyboard.press('Escape')
      await page.keyboard.press('s')
      await page.keyboard.type('pay')
      await page.keyboard.press('Enter')
      await page.waitForURL(/space=Spaces-1/)
      await page.keyboard.press('Escape')
      await settled(page)
      expect(new Set(await page.getByRole('row').getByRole('button').allTextContents())).toEqual(new Set(['Payments']))
      await page.getByRole('button', { name: 'Clear the name filter' }).click()
      await page.getByRole('button', { name: /^Spaces/ }).click()
      await page.getByRole('button', { name: 'Show all' }).click()
      await page.keyboard.press('Escape')
      await page.waitForURL('**/projects?size=25')
      await settled(page)

      const first = await projectNames(page)
      await page.getByRole('link', { name: 'Next' }).click()
      await page.waitForURL(/after=/)
      await settled(page)
      const second = await projectNames(page)
      expect(second.filter((name) => first.includes(name))).toEqual([])
      await page.getByRole('link', { name: 'Previous' }).click()
      await page.waitForURL(/before=/)
      await settled(page)
      expect(await projectNames(page)).toEqual(first)
    })
    expect(complaints).toEqual([])
  })

  test('are right but for a Space that does not answer, which is named until it does', async () => {
    gateway.graph.faults.missing = { 'Spaces-4': 'UNREACHABLE' }
    await visit('/projects', async (page) => {
      const notice = page.getByRole('status', { name: 'Incomplete' })
      expect(await notice.textContent()).toContain('Logistics EU cannot be reached')
      expect(await count(page).textContent()).toMatch(/^at least \d+ in 5 of 6 Spaces$/)
      expect(await page.getByRole('row').getByRole('button', { name: 'Logistics EU' }).count()).toBe(0)
      gateway.graph.faults.missing = {}
      await notice.getByRole('link', { name: 'Retry' }).click()
      await notice.waitFor({ state: 'detached' })
      expect(await count(page).textContent()).toBe('120 in 6 Spaces')
    })
  })

  test('are only in the document where they are in sight, and the row with the focus stays', async () => {
    await visit('/projects?size=100', async (page) => {
      await page.waitForFunction(() => document.querySelectorAll('[data-project]').length < 60)
      for (let step = 0; step < 40; step += 1) await page.keyboard.press('j')
      const focused = page.locator('[data-project]:focus')
      expect(await focused.getAttribute('aria-rowindex')).toBe('41')
      const box = await focused.boundingBox()
      const scroller = await page.getByTestId('project-scroller').boundingBox()
      expect(box!.y + box!.height).toBeLessThanOrEqual(scroller!.y + scroller!.height + 1)
      expect(box!.height).toBe(40)
      await page.getByTestId('project-scroller').evaluate((element) => element.scrollTo(0, 0))
      await page.locator('[aria-rowindex="2"]').waitFor()
      expect(await focused.count()).toBe(1)
    })
  })
})

describe('every page', () => {
  test('forbids scripts that are not its own, anew each time, and is never stored', async () => {
    const nonces = new Set<string>()
    for (const path of ['/projects', '/projects', '/sign-in', '/nowhere']) {
      const answer = await fetch(web.url + path, { redirect: 'manual' })
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
      const answer = await fetch(`${web.url}/projects`, { headers, redirect: 'manual' })
      expect(await answer.text()).not.toContain('Catalogue')
      expect([307, 404]).toContain(answer.status)
    }
  })

  test.each([
    ['/projects', 'light', 1440],
    ['/projects', 'dark', 1440],
    ['/projects', 'light', 390],
    ['/projects', 'dark', 390],
    ['/projects?text=zzz', 'light', 1440],
    ['/sign-in?error=BAD_CREDENTIALS', 'light', 1440],
    ['/sign-in?error=BAD_CREDENTIALS', 'dark', 390],
  ] as const)('%s in %s at %i px is accessible', async (path, colorScheme, width) => {
    gateway.graph.faults.missing = { 'Spaces-4': 'TIMEOUT' }
    const options = { colorScheme, viewport: { width, height: 900 }, signedIn: path.startsWith('/projects') }
    const violations = await visit(path, accessibility, options)
    expect(violations).toEqual([])
    expect(complaints).toEqual([])
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
    expect(await visit('/projects?space=Spaces-2', open, { colorScheme })).toEqual([])
  })

  test('loads little script, and none from elsewhere', async () => {
    const urls: string[] = []
    const bytes = await visit('/sign-in', async (page) => {
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
    expect(urls.filter((url) => !url.startsWith(web.url))).toEqual([])
    process.stdout.write(`first-load script of the projects page: ${bytes} bytes gzip\n`)
  })
})

/** What axe finds wrong, as short lines. */
async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`)) // prettier-ignore
  })
}
