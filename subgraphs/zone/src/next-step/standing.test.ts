import { expect, test } from '@jest/globals'
import { at, place, root, telling } from '../testing/journeys.js'
import type { Told } from '../trace/ask.js'
import { joinJourneys } from '../trace/journey.js'
import { standing } from './standing.js'

const NOW = new Date(at(60))
const STEP = { root: root(3), space: 'Spaces-3' }

function told(space: number, claimed: number, environments: string[]): Told {
  const reached = environments.map((environment) => ({ where: null, environment, source: 'HERE' as const }))
  const release = telling({ id: `Spaces-${space}/Releases-1`, reached })
  return { space: `Spaces-${space}`, root: root(claimed), releases: [release], reason: null, truncated: false }
}

/** How the release stands with the step in Space 3, as Spaces tell it. */
function stands(...all: Told[]) {
  const [journey] = joinJourneys(all, (space) => space)
  const { hasReached, release, teller } = standing(journey!, all, STEP, NOW)
  return { load: hasReached('Load'), live: hasReached('Live'), release, teller }
}

test('a Space that claims the root of another does not stand in its place', () => {
  const thief = told(2, 3, ['Load', 'Live'])
  expect(stands(thief)).toMatchObject({ load: false, live: false, release: null, teller: 'RECEIPTS' })
  const own = { load: true, live: false, release: 'Spaces-3/Releases-1', teller: 'SELF' }
  expect(stands(thief, told(3, 3, ['Load']))).toEqual(own)
  expect(stands(told(3, 3, ['Load']), thief)).toEqual(own)
})

test('what receipts tell of a root that two claim counts for it still', () => {
  const source = told(1, 1, [])
  source.releases![0]!.reached.push({ where: place(3), environment: 'Live', source: 'RECEIPT' })
  expect(stands(source)).toMatchObject({ live: true })
  expect(stands(source, told(2, 3, []), told(3, 3, ['Load']))).toMatchObject({ load: true, live: true })
})
