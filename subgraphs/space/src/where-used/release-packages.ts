import { visible } from '../access/visible.js'
import { allOf, leadsTo, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { toQuery, type Source } from './use.js'

/** The uses of something by packages of releases that fulfil a condition. */
export function releasePackages(using: Where): Source {
  const where = (context: SpaceContext) => allOf([using, leadsTo('release', visible(context, 'Releases'))])
  return {
    kind: 'RELEASE',
    async find(context, read) {
      const found = await context.db.releasePackage.findMany({
        ...toQuery(where(context), read),
        select: {
          ...{ id: true, releaseId: true, actionName: true, packageId: true, version: true },
          release: { select: { name: true, projectId: true } },
        },
      })
      return found.map(({ id, releaseId, actionName, packageId, version, release }) => ({
        kind: 'RELEASE',
        id,
        in: { type: 'Release', id: releaseId },
        projectId: release.projectId,
        place: `Release ${release.name}: action ${actionName}`,
        detail: `${packageId} ${version}`,
        action: null,
        version: null,
        isOutdated: null,
      }))
    },
    count: (context) => context.db.releasePackage.count({ where: where(context) }),
  }
}
