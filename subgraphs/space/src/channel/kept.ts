import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'

const RULE = { versionRange: true, tag: true, actionPackages: true } as const

/** A channel with its rules, as the audit keeps it. Throws if it is not there. */
export function keptChannel(tx: Tx, local: number) {
  return tx.channel.findUniqueOrThrow({
    where: { id: local },
    include: { rules: { orderBy: { position: 'asc' }, select: RULE } },
  })
}

/** Takes from a project's default channel that it is the default one; says what was changed by it. The project must be held. */
export async function withoutDefault(tx: Tx, context: SpaceContext, projectId: number) {
  const current = await tx.channel.findFirst({ where: { projectId, isDefault: true }, select: { id: true } })
  if (!current) return []
  const before = await keptChannel(tx, current.id)
  await tx.channel.update({ where: { id: current.id }, data: { isDefault: false, version: { increment: 1 } } })
  return [changed(context, 'Channels', { before, after: await keptChannel(tx, current.id) })]
}
