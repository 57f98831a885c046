import { NOWHERE } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, requireReach, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readThisSpace } from '../write/references.js'
import { audited } from './audited.js'
import { holdBuildInformation } from './link.js'
import { readBuild, readPackage, type BuildInput } from './read.js'

/** How a version of a package was built. */
export type PushBuildInformation = BuildInput & {
  space: string
  /** Whether to replace what was said of the same package and version before. */
  overwrite?: boolean | null
  idempotencyKey?: string | null
}

/**
 * Keeps how a version of a package was built, for the releases that have it and those to come. Throws `CONFLICT` when something was said of
 * it before; with `overwrite` that is replaced, which takes `BuildInformationAdminister`.
 */
export function pushBuildInformation(context: SpaceContext, input: PushBuildInformation): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'pushBuildInformation',
    permission: 'BuildInformationPush',
    input,
    async run(tx) {
      const of = readPackage(input)
      const data = { ...of, ...readBuild(input) }
      await holdBuildInformation(tx, 'change')
      const { packageKey, packageVersion } = of
      const before = await tx.buildInformation.findUnique({
        where: { packageKey_packageVersion: { packageKey, packageVersion } },
      })
      if (before) requireOverwrite(context, input, packageVersion)
      const after = before
        ? await tx.buildInformation.update({ where: { id: before.id }, data: { ...data, version: { increment: 1 } } })
        : await tx.buildInformation.create({ data })
      if (!before) await linkReleases(tx, after)
      return {
        answer: { local: after.id },
        changed: [changed(context, 'BuildInformation', { before: before && audited(before), after: audited(after) })],
      }
    },
  })
}

function requireOverwrite(
  context: SpaceContext,
  { packageId, overwrite }: PushBuildInformation,
  version: string,
): void {
  if (!overwrite) {
    const what = `${packageId.trim()} ${version}`
    throw refuse(
      'CONFLICT',
      `How ${what} was built is known already; \`overwrite\` replaces it.`,
      'input',
      'packageVersion',
    )
  }
  requireReach(context, 'BuildInformationAdminister', NOWHERE)
}

/** Releases that have the package already: it is built before it is released, but its build server may say so later. */
async function linkReleases(tx: Tx, row: { id: number; packageKey: string; packageVersion: string }): Promise<void> {
  const { id: buildInformationId, packageKey, packageVersion } = row
  await tx.releasePackage.updateMany({ where: { packageKey, version: packageVersion }, data: { buildInformationId } })
}
