import DataLoader from 'dataloader'
import { visible } from '../access/visible.js'
import { BuildInformation } from '../build-information/type.js'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { entities } from '../process/entities.js'
import { ChangeKind } from './change-kind.js'
import { buildsBetween, type Build, type PackageChange } from './packages.js'

/** The most builds that are shown of a change. */
const MOST_BUILDS = 100

/** The most builds that are looked through, of all packages together; the newest. */
const MOST_READ = 10_000

export const PackageChangeType = builder.objectRef<PackageChange>('PackageChange').implement({
  description: 'A package of a release that has another version than before.',
  access: 'ReleaseView',
  fields: (t) => ({
    change: t.expose('change', { type: ChangeKind, description: 'What became of it.' }),
    action: t.exposeString('action', { description: 'The action that takes it, by name.' }),
    name: t.exposeString('name', { description: "What the action calls it; empty for the action's first package." }),
    packageId: t.exposeString('packageId', { description: 'The package, by the name that it has in its feed.' }),
    before: t.exposeString('before', { nullable: true, description: 'The version that it had; null if it is new.' }),
    after: t.exposeString('after', { nullable: true, description: 'The version that it has; null if it is gone.' }),
    isDowngrade: t.exposeBoolean('isDowngrade', { description: 'Whether the version is older than before.' }),
    builds: t.field({
      type: [BuildInformation],
      access: 'FeedView',
      description:
        'How the versions between the two were built, the newer one included, the oldest first: what comes with the change, or goes with one back to an older version. At most 100, the newest; none that the caller cannot see.',
      async resolve(change, _args, context, info) {
        const builds = await loaderOf(context).load(change.packageKey)
        const between = buildsBetween(change, builds).slice(-MOST_BUILDS)
        const ids = between.map(({ id }) => id)
        return entities(context, info, 'BuildInformation', ids)
      },
    }),
  }),
})

const loaders = new WeakMap<SpaceContext, DataLoader<string, Build[]>>()

/** The builds of packages, of all that are asked for at the same time by one statement. */
function loaderOf(context: SpaceContext): DataLoader<string, Build[]> {
  let loader = loaders.get(context)
  if (!loader) {
    loader = new DataLoader(async (keys: readonly string[]) => {
      const rows = await context.db.buildInformation.findMany({
        where: { AND: [{ packageKey: { in: [...keys] } }, visible(context, 'BuildInformation')] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: MOST_READ,
        select: { id: true, packageKey: true, packageVersion: true },
      })
      return keys.map((key) => rows.filter(({ packageKey }) => packageKey === key))
    })
    loaders.set(context, loader)
  }
  return loader
}
