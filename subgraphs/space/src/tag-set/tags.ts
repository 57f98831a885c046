import DataLoader from 'dataloader'
import { allSeen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'

/** The columns of a tag that its fields show. */
export const TAG_COLUMNS = {
  id: true,
  name: true,
  color: true,
  description: true,
  position: true,
  tagSet: { select: { id: true, name: true, nameKey: true, sortOrder: true } },
} as const

/** A tag with what its canonical name takes. */
export type TagRow = {
  id: number
  name: string
  color: string
  description: string | null
  position: number
  tagSet: { id: number; name: string; nameKey: string; sortOrder: number }
}

const loaders = new WeakMap<SpaceContext, DataLoader<number, TagRow | null>>()

/**
 * The tags that a column of local ids names, of those that the caller can see, in the order of their sets. All that is asked for at the
 * same time is read by one statement.
 */
export async function tagsOf(context: SpaceContext, ids: readonly number[]): Promise<TagRow[]> {
  if (ids.length === 0) return []
  let loader = loaders.get(context)
  if (!loader) loaders.set(context, (loader = tagLoader(context)))
  const rows = await Promise.all(ids.map((id) => loader.load(id)))
  return seenTags(
    context,
    rows.filter((row) => row !== null),
  )
}

/** Those of some tags whose set the caller can see, in the order of the sets, then of the tags in them. */
export async function seenTags(context: SpaceContext, tags: readonly TagRow[]): Promise<TagRow[]> {
  const sets = await allSeen(
    context,
    'TagSets',
    [...new Set(tags.map(({ tagSet }) => tagSet.id))].map((id) => ({ id })),
  )
  const seen = new Set(sets.map(({ id }) => id))
  return tags.filter(({ tagSet }) => seen.has(tagSet.id)).sort(inOrder)
}

/** The name by which people call a tag, unique in the Space: `Region/EU`. */
export function canonicalName({ name, tagSet }: Pick<TagRow, 'name'> & { tagSet: { name: string } }): string {
  return `${tagSet.name}/${name}`
}

function inOrder(a: TagRow, b: TagRow): number {
  return a.tagSet.sortOrder - b.tagSet.sortOrder || a.tagSet.id - b.tagSet.id || a.position - b.position || a.id - b.id
}

/** Without a cache: a mutation later in the same request may change what is asked for. */
function tagLoader({ db }: SpaceContext): DataLoader<number, TagRow | null> {
  return new DataLoader(
    async (ids: readonly number[]) => {
      const rows = await db.tag.findMany({ where: { id: { in: [...new Set(ids)] } }, select: TAG_COLUMNS })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { cache: false, maxBatchSize: 10_000 },
  )
}
