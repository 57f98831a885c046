import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Screen } from './testing/browser'
import { EMAIL, PASSWORD } from './testing/fake-gateway'

let screen: Screen

beforeAll(async () => {
  screen = await Screen.start({ spaces: 6, projects: 120 })
})
afterAll(async () => expect(await screen?.stop()).toBe(0))
beforeEach(() => screen.reset())

const count = (page: Page) => page.getByRole('status', { name: 'Count' })
/** Waits until the rows on screen are those of the URL. */
const settled = (page: Page) => page.locator('table[aria-busy=false]').waitFor()
const projectNames = (page: Page) => page.getByRole('rowheader').allTextContents()

describe('signing in', () => {
  test('leads to the page that was asked for, and out again', async () => {
    await screen.visit(
      '/projects?text=api',
      async (page) => {
        expect(page.url()).toBe(`${screen.web.url}/sign-in?next=%2Fprojects%3Ftext%3Dapi`)
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
        expect(page.url()).toBe(`${screen.web.url}/sign-in`)
      },
      { signedIn: false },
    )
    expect(screen.complaints).toEqual([expect.stringContaining('401')])
  })

  test('works without script, and so does the table', async () => {
    await screen.visit(
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
    await screen.visit('/projects', async (page) => {
      screen.gateway.sessions.clear()
      await page.getByRole('link', { name: 'Last deployment' }).click()
      await page.waitForURL('**/sign-in?next=%2Fprojects%3Fsort%3D-last-deployed')
    })
  })
})

describe('the projects of the fleet', () => {
  test('are there from every Space, in one order, with the first answer', async () => {
    await screen.visit('/projects?size=100', async (page) => {
      const spaces = new Set(await page.getByRole('row').getByRole('button').allTextContents())
      expect(spaces.size).toBe(6)
      expect(await count(page).textContent()).toBe('120 in 6 Spaces')
    })
  })

  test('are filtered by name and Space in the URL, and paged by cursor', async () => {
    await screen.visit('/projects?size=25', async (page) => {
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
    expect(screen.complaints).toEqual([])
  })

  test('are right but for a Space that does not answer, which is named until it does', async () => {
    screen.gateway.graph.faults.missing = { 'Spaces-4': 'UNREACHABLE' }
    await screen.visit('/projects', async (page) => {
      const notice = page.getByRole('status', { name: 'Incomplete' })
      expect(await notice.textContent()).toContain('Logistics EU cannot be reached')
      expect(await count(page).textContent()).toMatch(/^at least \d+ in 5 of 6 Spaces$/)
      expect(await page.getByRole('row').getByRole('button', { name: 'Logistics EU' }).count()).toBe(0)
      screen.gateway.graph.faults.missing = {}
      await notice.getByRole('link', { name: 'Retry' }).click()
      await notice.waitFor({ state: 'detached' })
      expect(await count(page).textContent()).toBe('120 in 6 Spaces')
    })
  })

  test('are only in the document where they are in sight, and the row with the focus stays', async () => {
    await screen.visit('/projects?size=100', async (page) => {
      await page.waitForFunction(() => document.querySelectorAll('[data-project]').length < 60)
      for (let step = 0; step < 40; step += 1) await page.keyboard.press('j')
      const focused = page.locator('[data-project][aria-rowindex="41"]:focus')
      // Both at one moment, and of a row that is in its table: that may render between two looks.
      const places = await page.waitForFunction(() => {
        const element = document.querySelector('[data-project][aria-rowindex="41"]:focus')
        const scroller = element?.closest('[data-testid=project-scroller]')
        if (!element || !scroller) return null
        return {
          row: element.getBoundingClientRect().toJSON() as DOMRect,
          scroller: scroller.getBoundingClientRect().toJSON() as DOMRect,
        }
      })
      const found = await places.jsonValue()
      if (!found) throw new Error('there is no row with the focus')
      const { row, scroller } = found
      expect(row.bottom).toBeLessThanOrEqual(scroller.bottom + 1)
      expect(row.height).toBe(40)
      await page.getByTestId('project-scroller').evaluate((element) => element.scrollTo(0, 0))
      await page.locator('[aria-rowindex="2"]').waitFor()
      expect(await focused.count()).toBe(1)
    })
  })
})
