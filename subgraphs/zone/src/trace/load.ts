import { SpaceportError } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'
import DataLoader from 'dataloader'
import type { ZoneContext } from '../context.js'
import type { Told } from './ask.js'
import { gather } from './gather.js'
import { joinJourneys, type Journey } from './journey.js'

/** Journeys, and which Spaces were asked and did not answer. */
export type Gathered = { journeys: Journey[]; told: readonly Told[]; truncated: boolean }

/** How many releases are asked about together. */
const MOST_TOGETHER = 200

const loaders = new WeakMap<ZoneContext, DataLoader<string, Gathered>>()

/**
 * The journey of a release, by its id in a Space; of all that are asked for at the same time by two calls to each Instance. Rejects with `NOT_FOUND`
 * if it does not exist for the caller, with `SPACE_UNAVAILABLE` or `SPACE_TIMEOUT` if its own Space does not answer.
 */
export function journeyOf(context: ZoneContext, release: string): Promise<Gathered> {
  let loader = loaders.get(context)
  if (!loader) {
    loader = new DataLoader((releases) => load(context, releases), { maxBatchSize: MOST_TOGETHER })
    loaders.set(context, loader)
  }
  return loader.load(release)
}

async function load(context: ZoneContext, releases: readonly string[]): Promise<(Gathered | Error)[]> {
  const homes = new Set(releases.map((id) => spaceOf(id) ?? ''))
  const first = await gather(context, { releases: [...releases] }, FIRST_SHARE, homes)
  const told = await follow(context, first)
  const { journeys } = joined(context, told)
  const byRelease = new Map(journeys.flatMap((one) => one.releases.map(({ id }) => [id, one] as const)))
  return releases.map((id) => {
    const journey = byRelease.get(id)
    if (journey) return { journeys: [journey], told, truncated: false }
    const home = first.find(({ space }) => space === spaceOf(id))
    if (!home || home.releases) return new SpaceportError('NOT_FOUND', 'There is no such release.')
    return new SpaceportError(home.reason, `${home.space} did not answer.`, { space: home.space, retry: true })
  })
}

/** The shares of the time that is left which the first question and the one that follows it may take. */
export const FIRST_SHARE = 0.4
const SECOND_SHARE = 0.8

/** Asks all Spaces for the origins that were found; keeps what was found without one, which is in its own Space only. */
export async function follow(context: ZoneContext, first: readonly Told[]): Promise<Told[]> {
  const found = first.flatMap(({ releases }) => releases ?? [])
  const origins = [...new Set(found.flatMap(({ origin }) => origin ?? []))]
  if (origins.length === 0) return [...first]
  const told = await gather(context, { origins }, SECOND_SHARE)
  const bySpace = new Map(first.map((one) => [one.space, one]))
  return told.map((one) => {
    const before = bySpace.get(one.space)
    if (!before?.releases) return one
    // A Space that answered before and now does not has said something that still holds.
    if (!one.releases) return before
    const without = before.releases.filter(({ origin }) => origin === null)
    return { ...one, releases: [...one.releases, ...without], truncated: one.truncated || before.truncated }
  })
}

/** Puts together what Spaces said. */
export function joined(context: ZoneContext, told: readonly Told[]): Gathered {
  const { membership } = context
  const journeys = joinJourneys(told, (space) => membership.spaces.get(space)?.name ?? space)
  return { journeys, told, truncated: told.some(({ truncated }) => truncated) }
}
