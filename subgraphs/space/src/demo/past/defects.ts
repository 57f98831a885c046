import type { Deployment, ReleaseDefect } from '@spaceport/database/space'
import { grouped } from '../grouped.js'
import type { ReleaseRow } from './releases.js'
import type { Setting } from '../setting.js'
import { HOUR } from '../time.js'

/** The newest releases of a project that are left alone: somebody will deploy them. */
const NEWEST = 2

/**
 * Something is wrong with one release, which so goes no further, and something was wrong with another. Both are of the projects with the most
 * releases to choose from; the open one has not gone all its way yet, if there is such a release.
 */
export function defects(
  setting: Setting,
  releases: readonly ReleaseRow[],
  deployments: readonly Deployment[],
): ReleaseDefect[] {
  const random = setting.random('defects')
  const { people, now } = setting.request
  const reporter = () => (people.length > 0 ? random.pick(people) : 'Users-1')
  const ofProject = [...grouped(releases, ({ projectId }) => projectId).values()].sort((a, b) => b.length - a.length)
  const [first = [], second = []] = ofProject.map((all) => all.slice(0, -NEWEST))
  const last = new Map(deployments.map(({ releaseId, completedAt, queuedAt }) => [releaseId, completedAt ?? queuedAt]))
  const customers = new Set(setting.production)
  const arrived = new Set(
    deployments.filter((one) => customers.has(one.environmentId)).map(({ releaseId }) => releaseId),
  )
  const after = (release: ReleaseRow) => {
    const since = (last.get(release.id) ?? release.createdAt).getTime()
    return new Date(since + Math.min(random.int(1, 20) * HOUR, (now - since) / 2))
  }
  const open = first.findLast(({ id }) => !arrived.has(id)) ?? first.at(-1)
  const resolved = second.at(-1)
  const rows: ReleaseDefect[] = []
  if (open) {
    const description = 'Totals are wrong by a cent when a voucher is used twice.'
    rows.push({
      ...{ id: 1, releaseId: open.id, description, reportedAt: after(open), reportedBy: reporter() },
      ...{ resolvedAt: null, resolvedBy: null },
    })
  }
  if (resolved) {
    const description = 'Slow start: the cache was filled before the first answer.'
    const reportedAt = after(resolved)
    const resolvedAt = new Date((reportedAt.getTime() + now) / 2)
    rows.push({
      ...{ id: rows.length + 1, releaseId: resolved.id, description, reportedAt, reportedBy: reporter() },
      ...{ resolvedAt, resolvedBy: reporter() },
    })
  }
  return rows
}
