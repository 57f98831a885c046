import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { passwordClient } from '@spaceport/deploy/graph/gateway'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../../harness/browser.js'
import { commonFleet } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'
import { startIdentityProvider, type IdentityProvider } from '../../harness/identity-provider.js'

let fleet: Fleet
let browser: Browser
let provider: IdentityProvider
let page: Page

let admin: Client

/** Asks as the administrator who has signed in: no key may do this. */
async function asAdmin<Data>(query: string, variables: object = {}): Promise<Data> {
  return await admin.request(document<Data, object>(query), variables)
}

beforeAll(async () => {
  ;[fleet, browser] = await Promise.all([commonFleet(), startBrowser()])
  const { email, password } = fleet.admin
  admin = (await passwordClient(fleet.gateway, email, password))!
  provider = await startIdentityProvider([`${fleet.web}/auth/oidc/callback/1`])
  provider.people.set('olga', {
    ...{ name: 'Olga Ivanova', email: 'olga@company.example', email_verified: true },
    groups: ['guests', 'others'],
  })
  const { groups } = await asAdmin<{ groups: { nodes: { id: string; name: string }[] } }>(
    '{ groups(first: 50) { nodes { id name } } }',
  )
  const group = groups.nodes.find(({ name }) => name === 'Guests with Guest')!.id
  const input = {
    ...{ name: 'Company', issuer: provider.issuer, ...provider.client, enabled: true, allowSignUp: true },
    ...{ scopes: ['profile', 'email', 'groups'], groupsClaim: 'groups' },
    groupMappings: [{ externalGroup: 'guests', group }],
  }
  const made = await asAdmin<{ createIdentityProvider: { errors: unknown[] } }>(
    `mutation ($input: CreateIdentityProviderInput!) { createIdentityProvider(input: $input) { errors { code message } } }`,
    { input },
  )
  expect(made.createIdentityProvider.errors).toEqual([])
  page = await (await browser.newContext({ baseURL: fleet.web! })).newPage()
})
afterAll(async () => {
  await browser?.close()
  await provider?.close()
})

describe('a sign-in by an identity provider', () => {
  test('that is declined there leads back to the sign-in page, which says so', async () => {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Sign in with Company' }).click()
    await page.waitForURL((url) => url.origin === provider.issuer)
    await page.getByRole('link', { name: /Cancel/ }).click()
    await page.waitForURL((url) => url.origin === fleet.web)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.getByText('Signing in there did not work.').waitFor()
    expect(await page.context().cookies(fleet.web!)).toEqual([])
  })

  test('leads to the page that was asked for, with the rights of the mapped group', async () => {
    await page.goto('/projects?sort=-name')
    await page.getByRole('link', { name: 'Sign in with Company' }).click()
    await page.locator('input[name=login]').fill('olga')
    await page.locator('input[name=password]').fill('any')
    await page.locator('button[type=submit]').click()
    await page.locator('button[type=submit]').click()
    await page.waitForURL(`${fleet.web}/projects?sort=-name`)
    await page.waitForSelector('table[aria-busy=false]')
    expect(await page.getByRole('status', { name: 'Count' }).innerText()).toMatch(/^\d+ in 2 Spaces$/)
    const cookies = await page.context().cookies(fleet.web!)
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ['spaceport', true, 'Lax'],
    ])
    await page.goto('/account')
    const main = await page.getByRole('main').innerText()
    expect(main).toContain('Olga Ivanova')
    expect(main).toContain('Guests with Guest')
  })

  test('of a callback that nobody began is refused', async () => {
    const other = await (await browser.newContext({ baseURL: fleet.web! })).newPage()
    await other.goto('/auth/oidc/callback/1?code=stolen&state=forged')
    expect(new URL(other.url()).pathname).toBe('/sign-in')
    expect(await other.context().cookies(fleet.web!)).toEqual([])
    await other.context().close()
  })
})
