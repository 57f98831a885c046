import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { signedIn } from '../../harness/browser.js'
import { palette, press } from './keyboard.js'
import { ask, open, settled, type Stage } from './stage.js'

/** What the guest must see nothing of: ids and names of Spaces that they may not enter, and names that only those have. */
async function foreign({ fleet }: Stage, own: readonly string[]): Promise<{ ids: string[]; names: string[] }> {
  const { spaces, projects } = await ask<{
    spaces: { nodes: { id: string; name: string }[] }
    projects: { nodes: { name: string; space: { id: string } }[] }
  }>(fleet, '{ spaces(first: 20) { nodes { id name } } projects(first: 100) { nodes { name space { id } } } }')
  const isOwn = (id: string) => own.includes(id)
  const known = new Set(projects.nodes.filter(({ space }) => isOwn(space.id)).map(({ name }) => name))
  const hidden = projects.nodes.filter(({ space, name }) => !isOwn(space.id) && !known.has(name))
  const others = spaces.nodes.filter(({ id }) => !isOwn(id))
  return {
    ids: others.map(({ id }) => id),
    names: [...others, ...hidden].map(({ name }) => name),
  }
}

/** Looks at page after page as somebody who may enter two of six Spaces, and holds all that their browser got against what it must not hold. */
export async function seesNothingOfOthers(stage: Stage): Promise<void> {
  const { fleet, browser } = stage
  const [guest] = fleet.users
  const own = [fleet.spaces[1]!, fleet.spaces[4]!]
  const { ids, names } = await foreign(stage, own)
  const page = await signedIn(browser, fleet.web!, guest!)
  const got: Promise<string>[] = []
  page.on('response', (response) => {
    // A stream has no end to wait for.
    const isStream = response.headers()['content-type']?.startsWith('text/event-stream')
    if (isStream || new URL(response.url()).pathname.startsWith('/_next/static')) return
    got.push(response.text().catch(() => ''))
  })
  const { projects } = await ask<{ projects: { nodes: { name: string; releases: { nodes: { id: string }[] } }[] } }>(
    fleet,
    'query ($space: [ID!]) { projects(first: 1, filter: { space: $space, hasReleases: true }) { nodes { name releases(first: 1) { nodes { id } } } } }',
    { space: own },
  )
  const shown: string[] = []
  const look = async (path: string) => {
    await open(page, path)
    shown.push(await page.content())
  }
  await look('/what-runs-where')
  expect(await countOf(page)).toMatch(/ in 2 Spaces$/)
  await look('/projects')
  expect(await countOf(page)).toMatch(/ in 2 Spaces$/)
  for (const path of ['/explore/deployments', '/attention', '/promotions', '/zones?as=table', '/health', '/who-can?permission=DeploymentCreate', '/missing-values']) await look(path) // prettier-ignore
  await look(`/releases/${projects.nodes[0]!.releases.nodes[0]!.id}/trace`)
  await open(page, '/projects')
  await press(page, 'Control+k')
  await page.getByRole('combobox', { name: 'Commands' }).waitFor()
  await page.keyboard.type(names.at(-1)!)
  await page.getByRole('status').filter({ hasText: 'Nothing in the fleet' }).waitFor()
  await press(page, 'Escape')
  await palette(page, projects.nodes[0]!.name, new RegExp(`^${escaped(projects.nodes[0]!.name)}.*Project`))
  await page.waitForURL(/\/projects\/Spaces-/)
  await settled(page)
  for (const text of [...shown, ...(await Promise.all(got))]) {
    for (const id of ids) expect(text).not.toMatch(new RegExp(`\\b${id}(?!\\d)`))
    for (const name of names) expect(text.includes(`"${name}"`) || text.includes(`>${name}<`) ? name : '').toBe('')
  }
  await page.context().close()
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const countOf = (page: Page) => page.getByRole('status', { name: 'Count' }).innerText()
