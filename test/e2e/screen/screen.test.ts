import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { startFleet } from '../../harness/fleet.js'
import { signedIn, startBrowser } from '../../harness/browser.js'
import { allFaults, SEED } from './accessible.js'
import { someWereCarriedOverTheGap } from './gap.js'
import { seesNothingOfOthers } from './guest.js'
import { compareReleases } from './journeys/compare.js'
import { failedLastNight } from './journeys/failed-last-night.js'
import { fillMissingValues } from './journeys/missing-values.js'
import { addSpace } from './journeys/new-space.js'
import { spaceGoesDown } from './journeys/outage.js'
import { promoteAndBringBack } from './journeys/promote.js'
import { traceRelease } from './journeys/trace.js'
import { whatRunsWhere } from './journeys/what-runs-where.js'
import { whereUsed } from './journeys/where-used.js'
import { whoCanDeploy } from './journeys/who-can.js'
import { backGoesThroughFilters, exportIsComplete, sessionEnds, sharedViewIsSeen, viewIsAQuery } from './lists.js'
import { open, type Stage } from './stage.js'
import { cancelsAndTriesAgain, withdraws } from './taken-back.js'

const JOURNEYS = [
  whatRunsWhere,
  traceRelease,
  failedLastNight,
  promoteAndBringBack,
  fillMissingValues,
  whoCanDeploy,
  whereUsed,
  compareReleases,
  spaceGoesDown,
]

// A browser on a busy machine may miss a beat; a walk that fails three times has a reason. What failed before is told.
jest.retryTimes(2, { logErrorsBeforeRetry: true })

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

// First: a journey goes the same way.
test('the demo has releases on both sides of a gap', () => someWereCarriedOverTheGap(stage))

describe.each(JOURNEYS)('$name', ({ byMouse, byKeyboard }) => {
  test('by mouse', () => byMouse(stage))
  test('by keyboard alone', () => byKeyboard(stage))
})

describe('what every list promises', () => {
  test('a view is a query that anybody can ask', () => viewIsAQuery(stage))
  test('a typed filter ticks the facet, and Back goes through filters and panels', () => backGoesThroughFilters(stage))
  test('an export of a filtered list is whole', () => exportIsComplete(stage))
  test('a view that is shared is seen by others', () => sharedViewIsSeen(stage))
  test('whose session has ended comes back to the same address', () => sessionEnds(stage))
})

test('who may enter two of six Spaces sees nothing of the others', () => seesNothingOfOthers(stage))

test(`every screen is accessible in both themes and narrow (seed ${SEED})`, async () => {
  expect(await allFaults(stage)).toEqual([])
})

describe('with a Space down', () => {
  beforeAll(() => stage.fleet.instances[1]!.kill())
  afterAll(() => stage.fleet.instances[1]!.restart())

  test.each([whatRunsWhere, failedLastNight, whoCanDeploy])('$name: all the same', async (journey) => {
    await open(stage.page, '/projects')
    await stage.page.getByRole('status', { name: 'Incomplete' }).waitFor()
    await journey.byMouse(stage)
  })
})

describe('a promotion that was a mistake', () => {
  test('is withdrawn before it is carried', () => withdraws(stage))
  test('is cancelled while it does not get on, and tried again', () => cancelsAndTriesAgain(stage))
})

// Last: it changes which Spaces there are.
describe(addSpace.name, () => {
  test('by mouse', () => addSpace.byMouse(stage))
  test('by keyboard alone', () => addSpace.byKeyboard(stage))
})

test('the screen had no fault of its own in the browser', () => {
  // The screen of what does not exist is one of those that were looked at.
  expect(faults.filter((fault) => !fault.endsWith('/nowhere'))).toEqual([])
})
