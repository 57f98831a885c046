import chromium from '@sparticuz/chromium'
import { join } from 'node:path'
import { chromium as browsers } from 'playwright-core'

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } }
const THEMES = ['light', 'dark']

/** A browser that is signed in once and takes pictures of pages. */
export class Camera {
  #browser
  #web
  #session

  constructor(browser, web, session) {
    this.#browser = browser
    this.#web = web
    this.#session = session
  }

  /** Signs in at `web` by its own page. */
  static async start(web, { email, password }) {
    const browser = await browsers.launch({
      executablePath: await chromium.executablePath(),
      args: chromium.args.filter((arg) => !/single-process|disable-web-security/.test(arg)),
      headless: true,
    })
    const context = await browser.newContext({ baseURL: web })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    const session = await context.storageState()
    await context.close()
    return new Camera(browser, web, session)
  }

  /** Takes a screen in both themes, wide and narrow; gives the files. */
  async take({ name, isBare }, path, folder) {
    const files = []
    for (const theme of THEMES) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        const context = await this.#browser.newContext({
          baseURL: this.#web,
          colorScheme: theme,
          reducedMotion: 'reduce',
          viewport,
          ...(isBare ? {} : { storageState: this.#session }),
        })
        const page = await context.newPage()
        await page.goto(path, { waitUntil: 'load' })
        // Whatever is loaded lazily has come when nothing more is asked for; the stream of changes stays open.
        await page.waitForFunction(() => document.querySelector('[aria-busy=true], [aria-label=Loading]') === null)
        await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))))
        const file = join(folder, `${name}-${theme}-${size}.png`)
        await page.screenshot({ path: file })
        files.push(file)
        await context.close()
      }
    }
    return files
  }

  async stop() {
    await this.#browser.close()
  }
}
