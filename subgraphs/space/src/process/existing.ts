import { Prisma } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { allOf, leadsTo } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { KINDS } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'
import type { Tx } from '../write/change.js'
import { mentioned, type Existing, type ReferenceKind, type References } from './references.js'

/** The table of each kind. */
const TABLES: Record<Exclude<ReferenceKind, 'Tags'>, Prisma.Sql> = {
  Environments: Prisma.sql`environment`,
  Channels: Prisma.sql`channel`,
  Accounts: Prisma.sql`account`,
  Certificates: Prisma.sql`certificate`,
  WorkerPools: Prisma.sql`worker_pool`,
  StepTemplates: Prisma.sql`step_template`,
  Feeds: Prisma.sql`feed`,
}

/**
 * Asks which of the things referred to, by an input (`wanted`) or so far (`kept`), exist for the caller. Those that an input names are held,
 * so that none goes before the process that then refers to it is there. Two statements for each kind, however many there are.
 */
export async function findExisting(
  tx: Tx,
  context: SpaceContext,
  wanted: readonly References[],
  kept: readonly References[],
): Promise<Existing> {
  const existing = new Map<ReferenceKind, ReadonlySet<number>>()
  const named = mentioned(wanted)
  for (const [kind, locals] of mentioned([...wanted, ...kept])) {
    const seen = new Set((await find(tx, context, kind, [...locals])).map(({ id }) => id))
    const toHold = [...(named.get(kind) ?? [])].filter((id) => seen.has(id))
    const held = await hold(tx, kind, toHold)
    existing.set(kind, new Set([...seen].filter((id) => held.has(id) || !toHold.includes(id))))
  }
  return existing
}

/** Holds rows that the caller sees, as a foreign key would, and says which are still there; with a tag its set, which is held when tags go. */
async function hold(tx: Tx, kind: ReferenceKind, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await (kind === 'Tags'
    ? tx.$queryRaw<{ id: number }[]>`SELECT t.id FROM tag t JOIN tag_set s ON s.id = t."tagSetId"
        WHERE t.id = ANY(${[...ids]}) ORDER BY s.id, t.id FOR KEY SHARE`
    : tx.$queryRaw<
        { id: number }[]
      >`SELECT id FROM ${TABLES[kind]} WHERE id = ANY(${[...ids]}) ORDER BY id FOR KEY SHARE`)
  return new Set(rows.map(({ id }) => id))
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
