import { chromium as pw } from 'playwright-core'
import chromium from '@sparticuz/chromium'
const base = 'http://127.0.0.1:3999'
const control = (b) => fetch('http://127.0.0.1:4998', { method: 'POST', body: JSON.stringify(b) })
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: chromium.args.filter((a) => !/single-process|web-security/.test(a)), headless: true })
const want = process.argv.slice(2)
async function shot(name, { width = 1440, height = 900, scheme = 'light', path = '/projects', js = true, signedIn = true }, act) {
  if (want.length && !want.some((w) => name.includes(w))) return
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: js, deviceScaleFactor: width < 500 ? 2 : 1 })
  if (signedIn) await context.addCookies([{ name: 'spaceport', value: 'sps_dev', url: base }])
  const page = await context.newPage()
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, m.type(), m.text()))
  page.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message))
  await page.goto(base + path, { waitUntil: 'networkidle' })
  if (act) await act(page)
  await page.screenshot({ path: `/tmp/shots/${name}.png` })
  await context.close()
}
const idle = (page) => page.waitForTimeout(500)
await control({ faults: {} })
for (const scheme of ['light', 'dark']) {
  await shot(`list-${scheme}`, { scheme })
  await shot(`list-narrow-${scheme}`, { scheme, width: 390, height: 844 })
  await shot(`signin-${scheme}`, { scheme, path: '/sign-in', signedIn: false })
  await shot(`picker-${scheme}`, { scheme, path: '/projects?space=Spaces-3,Spaces-2' }, async (p) => { await p.keyboard.press('s'); await p.keyboard.press('ArrowDown'); await idle(p) })
  await shot(`graphql-${scheme}`, { scheme, path: '/projects?text=api&sort=-last-deployed' }, async (p) => { await p.keyboard.press('g'); await idle(p) })
  await shot(`keys-${scheme}`, { scheme }, async (p) => { for (const k of 'jjj?') await p.keyboard.press(k); await idle(p) })
}
await shot('nojs', { js: false, height: 2300 })
await shot('mid', { width: 900, height: 700 })
await shot('curl', {}, async (p) => { await p.keyboard.press('g'); await p.getByRole('tab', { name: 'curl' }).click(); await idle(p) })
await shot('rows', {}, async (p) => { for (let i = 0; i < 30; i++) await p.keyboard.press('j'); await idle(p) })
await shot('nomatch', { path: '/projects?text=zzz' })
await shot('signin-bad', { path: '/sign-in', signedIn: false }, async (p) => { await p.getByLabel('E-mail').fill('ada@example.com'); await p.getByLabel('Password').fill('x'); await p.getByRole('button', { name: 'Sign in' }).click(); await idle(p) })
await shot('signin-narrow', { path: '/sign-in', signedIn: false, width: 390, height: 844 })
await control({ faults: { missing: { 'Spaces-1': 'TIMEOUT', 'Spaces-6': 'UNREACHABLE' }, zoneDown: true } })
for (const scheme of ['light', 'dark']) await shot(`missing-${scheme}`, { scheme })
await shot('missing-narrow', { width: 390, height: 844 })
await control({ faults: {} })
await shot('badcursor', { path: '/projects?after=abc' })
await shot('notfound', { path: '/nowhere' })
await browser.close()
