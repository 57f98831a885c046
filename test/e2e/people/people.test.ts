import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { signedIn, startBrowser } from '../../harness/browser.js'
import { commonFleet, person } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

const GRACE = { name: 'Grace Hopper', email: 'grace@spaceport.example', password: 'seven green umbrellas dance' }

let fleet: Fleet
let browser: Browser
let admin: Page
let grace: Page
let invitation: string
const faults: string[] = []

beforeAll(async () => {
  ;[fleet, browser] = await Promise.all([commonFleet(), startBrowser()])
  admin = await signedIn(browser, fleet.web!, fleet.admin)
  admin.on('pageerror', (error) => faults.push(String(error)))
})
afterAll(() => browser?.close())

/** A question with the session that a browser has. */
async function askAs(page: Page, query: string): Promise<{ status: number; body: { data?: Record<string, unknown> } }> {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { 'content-type': 'application/json', cookie }
  const answer = await fetch(fleet.graphql, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return { status: answer.status, body: (await answer.json()) as { data?: Record<string, unknown> } }
}

/** The value that a page shows this once. */
const secretOn = async (page: Page) => (await page.locator('code.select-all').first().innerText()).trim()

describe('somebody new', () => {
  test('is invited with a link that is shown once', async () => {
    await admin.goto('/admin/people')
    const form = admin.getByRole('region', { name: 'Invite somebody' })
    await form.getByLabel('E-mail').fill(GRACE.email)
    await form.getByLabel('Name').fill(GRACE.name)
    await form.getByLabel('Guests with Guest').check()
    await form.getByRole('button', { name: 'Make the invitation' }).click()
    await form.getByText('Grace Hopper is invited.').waitFor()
    invitation = await secretOn(admin)
    expect(invitation).toMatch(new RegExp(`^${fleet.web}/invitation\\?token=spt_`))
    await admin.goto('/admin/people?text=grace')
    await admin.getByRole('link', { name: GRACE.name }).waitFor()
    expect(await admin.content()).not.toContain(new URL(invitation).searchParams.get('token'))
  })

  test('is told when the password is too weak, and keeps the invitation', async () => {
    grace = await (await browser.newContext({ baseURL: fleet.web! })).newPage()
    await grace.goto(invitation)
    await grace.getByLabel('Name').fill(GRACE.name)
    await grace.getByLabel('Password').fill('graceHopper1234')
    await grace.getByRole('button', { name: 'Accept the invitation' }).click()
    await grace.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
    expect(new URL(grace.url()).pathname).toBe('/invitation')
  })

  test('chooses a good one, is signed in, and sees the two Spaces that the group enters', async () => {
    await grace.getByLabel('Password').fill(GRACE.password)
    await grace.getByRole('button', { name: 'Accept the invitation' }).click()
    await grace.waitForURL(/\/what-runs-where/)
    const seen = await askAs(grace, '{ spaces(first: 10) { nodes { id } } projects(first: 1) { totalCount } }')
    const own = await fleet.post(
      `query ($space: [ID!]) { spaces(first: 10) { nodes { id } } projects(first: 1, filter: { space: $space }) { totalCount } }`,
      { apiKey: (await person('Guest')).apiKey, variables: { space: [fleet.spaces[1], fleet.spaces[4]] } },
    )
    const { data } = (await own.json()) as { data: object }
    expect(seen.body.data).toEqual(data)
    expect(seen.body.data).toMatchObject({ spaces: { nodes: { length: 2 } } })
    const count = await grace.getByRole('status', { name: 'Count' }).innerText()
    expect(count).toMatch(/^\d+ in 2 Spaces$/)
  })

  test('the invitation lets nobody else in', async () => {
    const other = await (await browser.newContext({ baseURL: fleet.web! })).newPage()
    await other.goto(invitation)
    await other.getByLabel('Name').fill('Mallory')
    await other.getByLabel('Password').fill(GRACE.password)
    await other.getByRole('button', { name: 'Accept the invitation' }).click()
    await other.getByText('Ask for a new one').waitFor()
    expect(await other.context().cookies()).toEqual([])
    await other.context().close()
  })

  test('may not see the people of the fleet, nor change anything', async () => {
    await grace.goto('/admin/people')
    const seen = await askAs(grace, '{ users(first: 10) { nodes { name } } }')
    expect(JSON.stringify(seen.body)).not.toContain('demo@spaceport.example')
    const refused = await askAs(
      grace,
      `mutation { createProjectGroup(input: { space: "${fleet.spaces[1]}", name: "x" }) { errors { code } } }`,
    )
    expect(refused.body.data).toEqual({ createProjectGroup: { errors: [{ code: 'FORBIDDEN' }] } })
  })

  test('makes a key that may do less, and uses it', async () => {
    await grace.goto('/account')
    const keys = grace.getByRole('region', { name: 'API keys' })
    await keys.getByText('New API key').click()
    await keys.getByLabel('Name').fill('Reader')
    await keys.getByLabel('It may change nothing').check()
    await keys.getByRole('button', { name: 'Create the key' }).click()
    await keys.getByText('The key “Reader” was made.').waitFor()
    const apiKey = await secretOn(grace)
    const answer = await fleet.post('{ me { name } }', { apiKey })
    expect(await answer.json()).toEqual({ data: { me: { name: GRACE.name } } })
    await grace.reload()
    expect(await grace.content()).not.toContain(apiKey)
    await grace.getByText('Revoke…').click()
    await grace.getByRole('button', { name: /Revoke for good/ }).click()
    await grace.getByText('No key acts for you.').waitFor()
    expect((await fleet.post('{ me { name } }', { apiKey })).status).toBe(401)
  })

  test('ends a session elsewhere, and keeps this one', async () => {
    const elsewhere = await signedIn(browser, fleet.web!, GRACE)
    await grace.goto('/account')
    const sessions = grace.getByRole('region', { name: 'Sessions' })
    expect(await sessions.getByText('This one').count()).toBe(1)
    await sessions.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await sessions
      .getByRole('button', { name: /^Sign(ing)? out/ })
      .first()
      .waitFor({ state: 'detached' })
    expect((await askAs(elsewhere, '{ me { name } }')).status).toBe(401)
    expect((await askAs(grace, '{ me { name } }')).status).toBe(200)
    await elsewhere.goto('/account')
    expect(new URL(elsewhere.url()).search).toBe('?next=%2Faccount')
    await elsewhere.context().close()
  })

  test('gets in again by a reset link, with another password', async () => {
    await admin.goto('/admin/people?text=grace')
    await admin.getByRole('link', { name: GRACE.name }).click()
    await admin.getByRole('button', { name: 'Make a reset link' }).click()
    await admin.getByText('The link was made').waitFor()
    const reset = await secretOn(admin)
    const before = grace
    grace = await (await browser.newContext({ baseURL: fleet.web!, javaScriptEnabled: false })).newPage()
    await grace.goto(reset)
    await grace.getByLabel('New password').fill('nine quiet harbours sleep')
    await grace.getByRole('button', { name: 'Change the password' }).click()
    await grace.waitForURL(/\/what-runs-where/)
    expect((await askAs(before, '{ me { name } }')).status).toBe(401)
    await before.context().close()
  })

  test('is removed, and refused at once', async () => {
    expect((await askAs(grace, '{ me { name } }')).status).toBe(200)
    await admin.goto('/admin/people?text=grace')
    await admin.getByRole('link', { name: GRACE.name }).click()
    await admin.getByText('Remove…').click()
    await admin.getByRole('button', { name: /Remove for good/ }).click()
    await admin.waitForURL((url) => url.pathname === '/admin/people')
    expect((await askAs(grace, '{ me { name } }')).status).toBe(401)
    await grace.goto('/projects')
    expect(new URL(grace.url()).pathname).toBe('/sign-in')
  })

  test('left no fault in the administrator’s browser', () => {
    expect(faults).toEqual([])
  })
})
