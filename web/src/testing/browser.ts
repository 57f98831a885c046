import chromium from '@sparticuz/chromium'
import { chromium as browsers, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { startFakeGateway, type FakeGateway } from './fake-gateway'
import { startWeb, type WebProcess } from './web-process'

/** How a page is opened. */
export type VisitOptions = BrowserContextOptions & { signedIn?: boolean }

/** The built web app in front of a made-up graph, and a real browser to look at it. */
export class Screen {
  /** What browsers complained about: refused scripts, hydration differences, exceptions. */
  readonly complaints: string[] = []

  private constructor(
    readonly gateway: FakeGateway,
    readonly web: WebProcess,
    readonly browser: Browser,
  ) {}

  /** Starts the three. */
  static async start(): Promise<Screen> {
    const gateway = await startFakeGateway()
    const web = await startWeb(gateway.url)
    const browser = await browsers.launch({
      executablePath: await chromium.executablePath(),
      // One process for all would end with the first closed context; and web security is what some of this tests.
      args: chromium.args.filter((arg) => !/single-process|disable-web-security/.test(arg)),
      headless: true,
    })
    return new Screen(gateway, web, browser)
  }

  /** Forgets what was set, sessions and complaints; one session is valid. */
  reset(): void {
    this.gateway.firstRun = false
    this.gateway.providers = []
    this.gateway.sessions.clear()
    this.gateway.sessions.add('sps_mine')
    this.complaints.length = 0
  }

  /** Opens a page in a browser of its own, which is signed in unless `signedIn` is false. */
  async visit<Result>(path: string, act: (page: Page) => Promise<Result>, options: VisitOptions = {}): Promise<Result> {
    const { signedIn = true, ...rest } = options
    const context = await this.browser.newContext({ baseURL: this.web.url, ...rest })
    if (signedIn) await context.addCookies([{ name: 'spaceport', value: 'sps_mine', url: this.web.url }])
    const page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()))
    page.on('pageerror', (error) => this.complaints.push(error.message))
    try {
      await page.goto(path)
      return await act(page)
    } finally {
      await context.close()
    }
  }

  /** Ends everything; gives the exit code of the web app, asked to end by SIGTERM. */
  async stop(): Promise<number | null> {
    await this.browser.close()
    const code = await this.web.stop()
    await this.gateway.close()
    return code
  }
}
