import type { JourneyBy } from '@spaceport/kit/journey/facts'
import { visible } from '../access/visible.js'
import { allOf, anyOf, oneOf, type Where } from '../access/where.js'
import { isText } from '../build-information/key-filter.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'
import { releaseList } from '../release/list.js'
import { madeHere } from './root.js'

/** The most releases that one Space tells of. */
const MOST_RELEASES = 100

/**
 * The local ids of the releases that are asked about and exist for the caller, the newest first, and whether there are more. By one
 * statement. Throws `BAD_ID` for a malformed id.
 */
export async function findReleases(
  context: SpaceContext,
  by: JourneyBy,
  root: string | null,
): Promise<{ ids: number[]; truncated: boolean }> {
  const found = await context.db.release.findMany({
    where: allOf([whereOf(context, by, root), visible(context, 'Releases')]),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_RELEASES + 1,
    select: { id: true },
  })
  const ids = found.slice(0, MOST_RELEASES).map(({ id }) => id)
  return { ids, truncated: found.length > MOST_RELEASES }
}

function whereOf(context: SpaceContext, by: JourneyBy, root: string | null): Where {
  if ('releases' in by) return oneOf('id', localsOf('Releases', by.releases, context))
  if ('origins' in by) {
    const here = allOf([{ origin: null }, oneOf('id', madeHere(root, context.space, by.origins))])
    return anyOf([...isText('origin', by.origins), here])
  }
  const filter =
    'commit' in by
      ? { commit: by.commit }
      : {
          package: [by.package.packageId],
          ...(by.package.version === null ? {} : { packageVersion: [by.package.version] }),
        }
  return allOf(releaseList.where(filter, context))
}
