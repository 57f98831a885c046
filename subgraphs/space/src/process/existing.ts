import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { allOf, leadsTo } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { KINDS } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'
import type { Tx } from '../write/change.js'
import { mentioned, type Existing, type ReferenceKind, type References } from './references.js'

/** Asks which of the things referred to exist for the caller: one statement for each kind, however many there are. */
export async function findExisting(tx: Tx, context: SpaceContext, all: readonly References[]): Promise<Existing> {
  const existing = new Map<ReferenceKind, ReadonlySet<number>>()
  for (const [kind, locals] of mentioned(all)) {
    const rows = await find(tx, context, kind, [...locals])
    existing.set(kind, new Set(rows.map(({ id }) => id)))
  }
  return existing
}

function find(tx: Tx, context: SpaceContext, kind: ReferenceKind, locals: number[]): PromiseLike<{ id: number }[]> {
  const id = { in: locals }
  if (kind === 'Tags') {
    return tx.tag.findMany({ where: { id, ...leadsTo('tagSet', visible(context, 'TagSets')) }, select: { id: true } })
  }
  return findRows(tx, modelOf(KINDS[kind]), { where: allOf([{ id }, visible(context, kind)]), select: { id: true } })
}

/**
 * Throws `BAD_INPUT` unless all channels are of the project; `projectId` is null for a runbook, which knows no channels. `path` leads to
 * the steps.
 */
export async function requireOwnChannels(
  tx: Tx,
  projectId: number | null,
  all: readonly References[],
  ...path: string[]
): Promise<void> {
  const ids = [...new Set(all.flatMap(({ channelIds }) => channelIds))]
  if (ids.length === 0) return
  if (projectId === null) throw refuse('BAD_INPUT', 'Runbooks have no channels.', ...path)
  const strangers = await tx.channel.findMany({
    where: { id: { in: ids }, projectId: { not: projectId } },
    select: { name: true },
    take: 1,
  })
  const [stranger] = strangers
  if (stranger) throw refuse('BAD_INPUT', `"${stranger.name}" is a channel of another project.`, ...path)
}

/** The kinds of action of step templates' versions, by `template/version`. */
export type TemplateVersions = ReadonlyMap<string, { actionType: string }>

/** The versions that there are of the step templates referred to. */
export async function findTemplateVersions(tx: Tx, all: readonly References[]): Promise<TemplateVersions> {
  const ids = new Set(all.flatMap(({ stepTemplateId }) => stepTemplateId ?? []))
  if (ids.size === 0) return new Map()
  const rows = await tx.stepTemplateVersion.findMany({
    where: { stepTemplateId: { in: [...ids] } },
    select: { stepTemplateId: true, version: true, actionType: true },
  })
  return new Map(
    rows.map(({ stepTemplateId, version, actionType }) => [`${stepTemplateId}/${version}`, { actionType }]),
  )
}
