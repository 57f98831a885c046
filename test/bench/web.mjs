/**
 * What the screen costs. On the demo fleet: script of the first load of each route, GraphQL requests of each interaction, rows in the HTML
 * without script. On 50 Spaces with 2,000 projects each: nodes in the document while 100,000 rows are scrolled through, and the time from a
 * change of the filter to its first page against the same question asked bare, in the same browser, as the median of interleaved pairs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findSamples, SCREENS } from '../harness/screens.mjs'
import { openBrowser } from './web/browser.mjs'
import { filterRatio } from './web/filter.mjs'
import { requestsOfInteractions } from './web/interactions.mjs'
import { scriptOf } from './web/script.mjs'
import { mostNodes } from './web/scroll.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The most script of a route's first load, compressed, in bytes. */
const MOST_SCRIPT = 220 * 1000

/** The most elements in the document, however many rows there are. */
const MOST_NODES = 3_000

const [LARGE_SPACES, LARGE_PROJECTS] = [50, 100_000]

async function withFleet(sizes, use) {
  const [{ LocalFleet }, { demoSizes }, { quiet }] = await Promise.all([
    import('../../deploy/dist/local/fleet.js'),
    import('../../deploy/dist/demo/sizes.js'),
    import('../../deploy/dist/local/step.js'),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-bench-web-'))
  const fleet = new LocalFleet({
    ...{ root: ROOT, folder, step: quiet, sizes: demoSizes(sizes), content: true, staff: false, executor: false },
    now: Date.UTC(2026, 0, 15, 9),
    ports: { web: 0, gateway: 0 },
    databases: {},
    prefix: 'bench',
    onFault: (sentence) => console.error(sentence),
  })
  try {
    console.error(`A fleet starts: ${JSON.stringify(sizes)}.`)
    await fleet.start()
    const { admin, tokens } = fleet.around.memory.kept
    const browser = await openBrowser(fleet.web, admin)
    try {
      return await use({ browser, web: fleet.web, graphql: `${fleet.gateway}/graphql`, apiKey: tokens.demo })
    } finally {
      await browser.stop()
    }
  } finally {
    await fleet.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function run() {
  const built = spawnSync(process.execPath, [`${ROOT}.ci/turbo.mjs`, 'run', 'build', '--output-logs=errors-only'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  })
  if (built.status !== 0) throw new Error('the build failed')
  const ratios = {}
  const hold = (what, value, bound) => {
    ratios[what] = { value: Number(value.toFixed(3)), bound, ok: value <= bound }
    console.error(`${what}: ${ratios[what].value}`)
  }
  await withFleet({}, async ({ browser, graphql, apiKey }) => {
    const samples = await findSamples(graphql, apiKey)
    for (const screen of SCREENS) {
      const path = screen.path(samples)
      if (path === null || screen.isHeavy) continue
      hold(
        `script of ${screen.name}, of ${MOST_SCRIPT / 1000} kB`,
        (await scriptOf(browser, screen, path)) / MOST_SCRIPT,
        1,
      )
    }
    for (const [what, requests] of await requestsOfInteractions(browser)) hold(`requests of: ${what}`, requests, 1)
    for (const path of ['/what-runs-where', '/projects', '/explore/releases']) {
      const rows = await browser.rowsWithoutScript(path)
      hold(`rows of ${path} that are missing without script`, rows > 0 ? 0 : 1, 0)
    }
  })
  await withFleet(
    { spaces: LARGE_SPACES, projects: LARGE_PROJECTS, releases: 500, deployments: 1_000 },
    async ({ browser }) => {
      hold('a filter to its first page, against the bare question', await filterRatio(browser), 2)
      hold(
        `elements while 100,000 rows are scrolled, of ${MOST_NODES}`,
        (await mostNodes(browser, LARGE_PROJECTS)) / MOST_NODES,
        1,
      )
    },
  )
  return { name: 'web', ratios }
}
