import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFleet } from '../../harness/fleet.js'
import { signedIn, startBrowser } from '../../harness/browser.js'
import { compareReleases } from './journeys/compare.js'
import { failedLastNight } from './journeys/failed-last-night.js'
import { addSpace } from './journeys/new-space.js'
import { traceRelease } from './journeys/trace.js'
import { whatRunsWhere } from './journeys/what-runs-where.js'
import { whereUsed } from './journeys/where-used.js'
import { whoCanDeploy } from './journeys/who-can.js'
import type { Stage } from './stage.js'

const JOURNEYS = [whatRunsWhere, traceRelease, failedLastNight, whoCanDeploy, whereUsed, compareReleases, addSpace]

let stage: Stage
const faults: string[] = []

beforeAll(async () => {
  const [fleet, browser] = await Promise.all([
    startFleet({
      ...{ instances: 4, spaces: 6, content: { releases: 300, deployments: 1200 }, now: Date.now() },
      ...{ staff: true, web: true, users: [{ name: 'Guest', spaces: [1, 4], role: 'PROJECT_VIEWER' }] },
    }),
    startBrowser(),
  ])
  const page = await signedIn(browser, fleet.web!, fleet.admin)
  await page.setViewportSize({ width: 1440, height: 900 })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`)
  })
  stage = { fleet, browser, page }
})
afterAll(async () => {
  await stage?.browser.close()
  await stage?.fleet.stop()
})

describe.each(JOURNEYS)('$name', ({ byMouse, byKeyboard }) => {
  test('by mouse', () => byMouse(stage))
  test('by keyboard alone', () => byKeyboard(stage))
})

test('the screen had no fault of its own in the browser', () => {
  expect(faults).toEqual([])
})
