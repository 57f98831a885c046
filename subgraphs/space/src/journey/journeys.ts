import { entityId } from '@spaceport/kit/ids'
import type { JourneyBy, JourneyRelease, SpaceJourneys } from '@spaceport/kit/journey/facts'
import { allSeen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import { identityOf } from '../space-key/keys.js'
import { incomingEvents } from './bundle-events.js'
import { newest } from './event.js'
import { findReleases } from './find.js'
import { readReached } from './reached.js'
import { releaseEvents } from './release-events.js'
import { originOf } from './root.js'
import { readIncoming, readReleases, type IncomingRow, type ReleaseRow } from './rows.js'

/** The most events of one release, and about how many of all releases together. */
const MOST_EVENTS = 1_000
const MOST_IN_ALL = 10_000

/**
 * What this Space knows of the releases that are asked about, as far as the caller sees it, with the bundles by which they came or may come. By a
 * fixed number of statements. Throws `BAD_ID` for a malformed id.
 */
export async function journeysOf(
  context: SpaceContext,
  by: JourneyBy,
): Promise<Pick<SpaceJourneys, 'root' | 'truncated'> & { releases: JourneyRelease[] }> {
  const root = (await identityOf(context.db))?.root ?? null
  const { ids, truncated } = await findReleases(context, by, root)
  const most = Math.min(MOST_EVENTS, Math.max(20, Math.floor(MOST_IN_ALL / Math.max(1, ids.length))))
  const [rows, reached] = await Promise.all([readReleases(context, ids, most), readReached(context, ids)])
  const origins = rows.map((row) => originOf(root, context.space, row))
  const incoming = await readIncoming(context, ['origins' in by ? by.origins : [], origins].flat().filter(isText))
  const projects = new Map((await allSeen(context, 'Projects', projectsOf(rows))).map(({ id, name }) => [id, name]))

  const here = rows.map((row, i): JourneyRelease => {
    const origin = origins[i] ?? null
    const bundles = origin === null ? [] : incoming.filter((bundle) => bundle.origin === origin)
    const events = [
      ...releaseEvents(context, root, row),
      ...bundles.flatMap((one) => incomingEvents(context.space, one)),
    ]
    return {
      id: entityId(context.space, 'Releases', row.id),
      project: projects.get(row.project.id) ?? null,
      version: row.name,
      origin,
      reached: reached.get(row.id) ?? [],
      ...newest(events, most),
    }
  })
  const others = new Set(incoming.map(({ origin }) => origin))
  for (const origin of origins) if (origin !== null) others.delete(origin)
  const bundled = [...others].map((origin) => {
    const some = incoming.filter((bundle) => bundle.origin === origin)
    return onlyBundled(context, some, most)
  })
  return { root, truncated, releases: [...here, ...bundled] }
}

/** A release of which only bundles are here: none of them was accepted, or the caller does not see what it became. */
function onlyBundled({ space }: SpaceContext, bundles: IncomingRow[], most: number): JourneyRelease {
  const [last] = bundles
  return {
    id: null,
    project: last?.projectName ?? null,
    version: last?.releaseVersion ?? '',
    origin: last?.origin ?? null,
    reached: [],
    ...newest(
      bundles.flatMap((bundle) => incomingEvents(space, bundle)),
      most,
    ),
  }
}

function projectsOf(rows: readonly ReleaseRow[]): ReleaseRow['project'][] {
  return [...new Map(rows.map(({ project }) => [project.id, project])).values()]
}

function isText(origin: string | null): origin is string {
  return origin !== null
}
