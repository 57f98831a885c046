import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Screen } from './testing/browser'

let screen: Screen

beforeAll(async () => {
  screen = await Screen.start()
})
afterAll(() => screen?.stop())
beforeEach(() => screen.reset())

describe.each([
  ['with script', true],
  ['without script', false],
])('forms that change something, %s', (_how, javaScriptEnabled) => {
  const options = { javaScriptEnabled }

  test('show a new key once', async () => {
    await screen.visit(
      '/account',
      async (page) => {
        await page.getByText('New API key').click()
        await page.getByLabel('Name').fill('Reader')
        await page.getByLabel('It may change nothing').check()
        await page.getByRole('button', { name: 'Create the key' }).click()
        await page.getByText('The key “Reader” was made.').waitFor({ state: 'attached' })
        expect(await page.content()).toContain('spk_shown_once')
        await page.goto('/account')
        expect(await page.content()).not.toContain('spk_shown_once')
      },
      options,
    )
    const sent = screen.gateway.seen.map(({ body }) => body).find((body) => body.includes('mutation CreateApiKey'))
    expect(JSON.parse(sent ?? '{}')).toMatchObject({ variables: { input: { name: 'Reader', readOnly: true } } })
  })

  test('say what was refused, and by which code', async () => {
    await screen.visit(
      '/account',
      async (page) => {
        await page.getByRole('button', { name: 'Sign out: Chrome on Linux' }).click()
        await page.getByText('You may not do this.').waitFor()
        expect(await page.getByRole('alert').filter({ hasText: 'FORBIDDEN' }).count()).toBe(1)
      },
      options,
    )
  })

  test('make an invitation whose link leads to this very web app', async () => {
    await screen.visit(
      '/admin/people',
      async (page) => {
        const form = page.getByRole('region', { name: 'Invite somebody' })
        await form.getByLabel('E-mail').fill('new@example.com')
        await form.getByLabel('Name').fill('New Person')
        await form.getByRole('button', { name: 'Make the invitation' }).click()
        await page.getByText('New Person is invited.').waitFor()
        expect(await page.locator('code.select-all').innerText()).toBe(
          `${screen.web.url}/invitation?token=spt_shown_once`,
        )
      },
      options,
    )
  })

  test('lead to sign-in and back when the session has ended', async () => {
    await screen.visit(
      '/account',
      async (page) => {
        screen.gateway.sessions.clear()
        await page.getByRole('button', { name: 'Sign out: Chrome on Linux' }).click()
        await page.waitForURL('**/sign-in?next=%2Faccount')
      },
      options,
    )
  })
})

test('a form of another site changes nothing', async () => {
  screen.gateway.seen.length = 0
  const send = async (headers: Record<string, string>) => {
    const fields = await screen.visit(
      '/account',
      (page) =>
        page
          .getByRole('region', { name: 'Sessions' })
          .locator('form:has(input[name=session]) input')
          .evaluateAll((all) => all.map((input) => [input.getAttribute('name'), input.getAttribute('value')])),
      { javaScriptEnabled: false },
    )
    const body = new FormData()
    for (const [name, value] of fields) body.append(name ?? '', value ?? '')
    await fetch(`${screen.web.url}/account`, {
      method: 'POST',
      headers: { cookie: 'spaceport=sps_mine', ...headers },
      body,
    })
    return screen.gateway.seen.filter(({ body }) => body.includes('mutation')).length
  }
  expect(await send({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(0)
  expect(await send({ origin: screen.web.url, 'sec-fetch-site': 'same-origin' })).toBe(1)
})

test('people are found by name and walked page by page', async () => {
  await screen.visit('/admin/people', async (page) => {
    expect(await page.getByRole('list', { name: 'People' }).getByRole('listitem').count()).toBe(50)
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL(/after=/)
    expect(await page.getByRole('list', { name: 'People' }).getByRole('listitem').count()).toBe(13)
    await page.getByRole('searchbox', { name: 'Find by name' }).fill('brook')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await page.getByRole('link', { name: 'Brook Lane' }).click()
    await page.getByRole('heading', { name: 'Brook Lane' }).waitFor()
    await page.getByRole('button', { name: 'Enable: Brook Lane' }).waitFor()
  })
})
