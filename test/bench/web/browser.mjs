import chromium from '@sparticuz/chromium'
import { chromium as browsers } from 'playwright-core'

/** A browser that is signed in at a web app, by its own page. */
export async function openBrowser(web, { email, password }) {
  const browser = await browsers.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !/single-process|disable-web-security/.test(arg)),
    headless: true,
  })
  const first = await browser.newContext({ baseURL: web })
  const page = await first.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  const session = await first.storageState()
  await first.close()

  /** Opens a page in a browser window of its own, with nothing in its cache. */
  async function visit(path, use, { isBare = false, script = true, prepare } = {}) {
    const context = await browser.newContext({
      baseURL: web,
      viewport: { width: 1440, height: 900 },
      javaScriptEnabled: script,
      ...(isBare ? {} : { storageState: session }),
    })
    try {
      const page = await context.newPage()
      await prepare?.(page, context)
      await page.goto(path, { waitUntil: 'load' })
      return await use(page)
    } finally {
      await context.close()
    }
  }

  return {
    visit,
    rowsWithoutScript: (path) => visit(path, (page) => page.getByRole('rowheader').count(), { script: false }),
    stop: () => browser.close(),
  }
}
