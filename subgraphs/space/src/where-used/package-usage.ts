import { textKey } from '@spaceport/kit/page/text-key'
import { SpaceportError } from '@spaceport/kit/errors'
import { builder } from '../builder.js'
import { pageArguments } from '../connection/args.js'
import { commonWhere } from '../connection/filter.js'
import { nameFault } from '../write/text.js'
import { actions } from './actions.js'
import { UseConnection, usesOf } from './connection.js'
import { UseKindEnum } from './kind.js'
import { planUses } from './page.js'
import { releasePackages } from './release-packages.js'
import type { Source, UseKind } from './use.js'

const PackageUsageFilter = builder.inputType('PackageUsageFilter', {
  description: 'Which uses of a package. All that is given must hold.',
  fields: (t) => ({
    space: t.idList({ description: 'Only uses in these Spaces, by id. `BAD_ID` for a malformed one.' }),
    zone: t.idList({ description: 'Only uses in Spaces whose Instance is in one of these Zones, by id.' }),
    version: t.string({ description: 'Only releases that chose this version: actions name none.' }),
    kind: t.field({ type: [UseKindEnum], description: 'Only uses of these kinds: `ACTION`, `RELEASE`.' }),
  }),
})

type Filter = { space?: string[] | null; version?: string | null; kind?: UseKind[] | null }

/** What may use a package. Throws `BAD_INPUT` for an id or a version that no package has. */
function packageUses(packageId: string, { version, kind }: Filter): Source[] {
  for (const [what, text] of [
    ['id', packageId],
    ['version', version ?? '1'],
  ] as const) {
    const fault = nameFault(text)
    if (fault) throw new SpaceportError('BAD_INPUT', `The ${what} of the package ${fault}.`)
  }
  const packageKey = textKey(packageId)
  const inActions = actions({ packages: { some: { packageKey } } }, ({ packages }) => ({
    detail: packages.find((one) => one.packageKey === packageKey)?.packageId ?? null,
  }))
  const hasVersion = version !== null && version !== undefined
  const inReleases = releasePackages(hasVersion ? { packageKey, version } : { packageKey })
  return [...(hasVersion ? [] : [inActions]), inReleases].filter((source) => !kind || kind.includes(source.kind))
}

builder.queryField('packageUsage', (t) =>
  t.field({
    type: UseConnection,
    nullable: true,
    access: 'Public',
    fleet: { merge: 'CONNECTION' },
    description:
      'Where a package is used in all Spaces that the caller may enter, as far as the caller can see: by actions of processes, and by ' +
      'releases, which chose a version of it.',
    args: {
      packageId: t.arg.string({ required: true, description: 'The id of the package, whatever its case.' }),
      ...pageArguments,
      filter: t.arg({ type: PackageUsageFilter, description: 'Which uses.' }),
    },
    resolve(_root, { packageId, filter, ...args }, context) {
      const page = planUses(context, 'packageUsage', { ...args, filter })
      const isHere = commonWhere(filter ?? {}, context).length === 0
      return usesOf(context, isHere ? packageUses(packageId, filter ?? {}) : [], page)
    },
  }),
)
