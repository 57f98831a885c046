import chromium from '@sparticuz/chromium'
import { chromium as browsers, type Browser } from 'playwright-core'

/** Starts the browser that comes with the packages. One process for all pages would end with the first closed context. */
export async function startBrowser(): Promise<Browser> {
  return browsers.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !/single-process|disable-web-security/.test(arg)),
    headless: true,
  })
}
