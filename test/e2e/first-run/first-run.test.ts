import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { demoSizes } from '@spaceport/deploy/demo/sizes'
import { LocalFleet } from '@spaceport/deploy/local/fleet'
import { quiet } from '@spaceport/deploy/local/step'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../../harness/browser.js'
import { testDatabases, type TestDatabases } from '../../harness/databases.js'
import { NOW, ROOT } from '../../harness/fleet.js'
import { makeFolder, removeFolder } from '../../harness/folder.js'

const FIRST = { email: 'first@spaceport.example', name: 'First Person', password: 'seven green umbrellas dance' }

let folder: string
let fleet: LocalFleet
let databases: TestDatabases
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = makeFolder()
  databases = await testDatabases()
  const { urls, prefix } = databases
  fleet = new LocalFleet({
    ...{ root: ROOT, folder, sizes: demoSizes({}), databases: urls, prefix, step: quiet, now: NOW },
    ...{ ports: { web: 0, gateway: 0 }, content: false, executor: false, empty: true },
  })
  await fleet.start()
  browser = await startBrowser()
  page = await (await browser.newContext({ baseURL: fleet.web!, javaScriptEnabled: false })).newPage()
})
afterAll(async () => {
  await browser?.close()
  await fleet?.stop()
  await databases?.drop()
  removeFolder(folder)
})

/** The token that the directory told whoever started it. */
function token(): string {
  const told = readFileSync(join(folder, 'logs', 'directory.log'), 'utf8')
  return /spt_[\w-]{43}/.exec(told)?.[0] ?? ''
}

async function submit(fields: { token: string; password: string }): Promise<void> {
  await page.getByLabel('Token').fill(fields.token)
  await page.getByLabel('Name').fill(FIRST.name)
  await page.getByLabel('E-mail').fill(FIRST.email)
  await page.getByLabel('Password').fill(fields.password)
  await page.getByRole('button', { name: 'Create the administrator' }).click()
}

describe('a Spaceport that nobody uses yet', () => {
  test('asks for its first administrator, whatever page one opens', async () => {
    for (const path of ['/', '/projects', '/sign-in']) {
      await page.goto(path)
      expect(new URL(page.url()).pathname).toBe('/first-run')
    }
  })

  test('makes nobody without the token, nor with a weak password', async () => {
    await submit({ token: `spt_${'a'.repeat(43)}`, password: FIRST.password })
    await page.getByText('Ask for a new one').waitFor()
    await submit({ token: token(), password: 'password1234' })
    await page.getByText('Choose another password').waitFor()
    expect(page.url()).not.toContain('spt_')
    expect(await page.getByLabel('E-mail').inputValue()).toBe(FIRST.email)
    const cookies = await page.context().cookies()
    expect(cookies.map(({ name }) => name)).toEqual(['spaceport-typed'])
    expect(JSON.stringify(cookies)).not.toMatch(/spt_|password1234/)
  })

  test('makes the administrator with it, once', async () => {
    const first = token()
    await submit({ token: first, password: FIRST.password })
    await page.waitForURL(/\/what-runs-where/)
    await page.goto('/account')
    expect(await page.getByRole('main').innerText()).toContain('System Administrator')

    const answer = await fetch(`${fleet.gateway}/auth/first-run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...FIRST, email: 'second@spaceport.example', token: first }),
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('is then like any other: the page leads to sign-in, and the administrator gets in by password', async () => {
    const other = await (await browser.newContext({ baseURL: fleet.web! })).newPage()
    await other.goto('/first-run')
    expect(new URL(other.url()).pathname).toBe('/sign-in')
    await other.getByLabel('E-mail').fill(FIRST.email)
    await other.getByLabel('Password').fill(FIRST.password)
    await other.getByRole('button', { name: 'Sign in' }).click()
    await other.waitForURL(/\/what-runs-where/)
    await other.context().close()
  })
})
