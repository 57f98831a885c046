import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { matchesRule, readVersionRule } from '../channel/version-rule.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireReference } from '../write/subject.js'
import { packageLabel, type ChosenPackage } from './packages.js'
import { parseVersion } from './version.js'

const PATH = ['input', 'channel']

/**
 * The channel of a project's release: the one that somebody named, else the project's default one; null where it has none. Throws
 * `NOT_FOUND`, or `BAD_INPUT` for another project's.
 */
export async function chooseChannel(
  tx: Tx,
  context: SpaceContext,
  projectId: number,
  channel: string | null | undefined,
): Promise<number | null> {
  if (channel === null || channel === undefined) {
    const found = await tx.channel.findFirst({ where: { projectId, isDefault: true }, select: { id: true } })
    return found?.id ?? null
  }
  const id = await requireReference(tx, context, 'Channels', channel, ...PATH)
  const found = await tx.channel.findUniqueOrThrow({ where: { id }, select: { projectId: true } })
  if (found.projectId !== projectId) throw refuse('BAD_INPUT', 'The channel is of another project.', ...PATH)
  return id
}

/** Throws `CHANNEL_MISMATCH`, naming the rule and the package, for the first package of a version that the channel does not take. */
export async function requireTaken(
  tx: Tx,
  channelId: number | null,
  packages: readonly ChosenPackage[],
): Promise<void> {
  if (channelId === null || packages.length === 0) return
  const { name, rules } = await tx.channel.findUniqueOrThrow({
    where: { id: channelId },
    select: { name: true, rules: { orderBy: { position: 'asc' } } },
  })
  for (const row of rules) {
    const rule = readVersionRule(row, 'input', 'channel')
    const about = new Set(row.actionPackages.map(textKey))
    for (const one of packages) {
      const version = parseVersion(one.version, 1)
      const isMeant = about.size === 0 || about.has(textKey(packageLabel(one)))
      if (isMeant && version && !matchesRule(rule, version)) {
        const what = `${one.packageId} ${one.version} (${packageLabel(one)})`
        throw refuse(
          'CHANNEL_MISMATCH',
          `The channel "${name}" does not take ${what}: ${told(row)}.`,
          'input',
          'packages',
        )
      }
    }
  }
}

function told({ position, versionRange, tag }: { position: number; versionRange: string | null; tag: string | null }) {
  const parts = [
    ...(versionRange?.trim() ? [`versions in ${versionRange.trim()}`] : []),
    ...(tag?.trim() ? [`pre-release tags that match ${tag.trim()}`] : []),
  ]
  return `its rule ${position + 1} takes ${parts.join(' with ') || 'any'}`
}
