import { afterAll } from '@jest/globals'
import { startFleet, type Fleet, type FleetRequest } from './fleet.js'

/** Who lose what they may in one way or another, but for the last. */
export const VIEWERS = ['Ann', 'Bea', 'Cid', 'Dov', 'Eve', 'Fay', 'Guy'] as const

/** Who is in the common fleet besides its administrator: names, the Spaces they may enter (by index), and their role there. */
const PEOPLE = [
  { name: 'Guest', spaces: [1, 4], role: 'PROJECT_VIEWER' },
  { name: 'Liv', spaces: [1] },
  { name: 'Dora', spaces: [0, 2], role: null },
  { name: 'Matt', spaces: [0, 1], role: null },
  ...VIEWERS.map((name) => ({ name, spaces: [0], role: 'PROJECT_VIEWER' as const })),
] satisfies FleetRequest['users']

let starting: Promise<Fleet> | null = null

/**
 * The fleet of tests that do not need one to themselves: three Instances, six Spaces with 42 projects, the web app, and a few people.
 * Tests of several files use it one after the other, in the order of their names: each brings back what it stopped, even where it fails, and
 * works on things of its own. Those that count all there is come before those that add to it. It ends after the last of them.
 */
export function commonFleet(): Promise<Fleet> {
  starting ??= startFleet({
    ...{ instances: 3, spaces: 6, web: true, users: PEOPLE },
    content: { projects: 42, releases: 120, deployments: 240 },
  })
  return starting
}

/** Somebody of the common fleet. */
export async function person(name: (typeof PEOPLE)[number]['name']): Promise<Fleet['users'][number]> {
  const found = (await commonFleet()).users.find((user) => user.name === name)
  if (!found) throw new Error(`${name} is not in the common fleet`)
  return found
}

// Where this module was loaded first: around the tests of one file, or around those of a group.
afterAll(async () => {
  const fleet = await starting?.catch(() => null)
  starting = null
  await fleet?.stop()
})
