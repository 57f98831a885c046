import type { Locator, Page } from 'playwright-core'
import { settled } from './stage.js'

/** The most stops of the Tab key on one page. */
const STOPS = 400

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Goes on with Tab (or back) until the focus is on the first of what is wanted, as one does without a mouse. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.first().waitFor()
  const isThere = () =>
    wanted.first().evaluate(async (element) => {
      if (element !== document.activeElement) return false
      // A page that has just come may still move the focus once it is drawn.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      return element === document.activeElement
    })
  for (let stops = 0; !(await isThere()); stops++) {
    if (stops === STOPS) throw new Error(`Tab does not lead to ${String(wanted)}`)
    await page.keyboard.press(key)
  }
}

/** Goes to something with Tab and presses Enter on it. */
export async function enter(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

/** Goes past what stands around the page, by the link that is the first thing on it. */
export async function skipToContent(page: Page): Promise<void> {
  await enter(page, page.getByRole('link', { name: 'Skip to the content' }))
}

/** Writes in the field that has the focus, in place of what it says. */
export async function write(page: Page, text: string): Promise<void> {
  await press(page, 'ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Chooses one of what the focused drop-down list offers, by typing what it begins with. */
export async function choose(page: Page, list: Locator, name: string): Promise<void> {
  await tabTo(page, list)
  await page.keyboard.type(name)
}

/** Goes somewhere, or does something, by the command palette: what is typed, and the words of the choice. */
export async function palette(page: Page, text: string, choice: string | RegExp): Promise<void> {
  await press(page, 'Control+k')
  const input = page.getByRole('combobox', { name: 'Commands' })
  await input.waitFor()
  await page.keyboard.type(text)
  const wanted = page.getByRole('option', { name: choice }).first()
  await wanted.waitFor()
  while ((await wanted.getAttribute('aria-selected')) !== 'true') await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await input.waitFor({ state: 'detached' })
}

/** Goes to a page of the shell by its name in the palette. */
export async function goTo(page: Page, name: string, path: string): Promise<void> {
  await palette(page, name, name)
  await page.waitForURL((url) => url.pathname === path)
  await settled(page)
}
