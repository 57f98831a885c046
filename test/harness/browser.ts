import chromium from '@sparticuz/chromium'
import { chromium as browsers, type Browser, type Page } from 'playwright-core'

/** Starts the browser that comes with the packages. One process for all pages would end with the first closed context. */
export async function startBrowser(): Promise<Browser> {
  return browsers.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !/single-process|disable-web-security/.test(arg)),
    headless: true,
  })
}

/** Signs in on the web app's own page, in a browser of its own, and waits for what comes next. */
export async function signedIn(
  browser: Browser,
  web: string,
  { email, password }: { email: string; password: string },
): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: web })).newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/what-runs-where/)
  return page
}
