import type { Tag } from '@spaceport/database/space'
import type { Tx } from '../write/change.js'
import type { WantedTag } from './read-tags.js'

/** Makes the tags of a set what they are to be; those that stay keep their numbers. */
export async function saveTags(
  tx: Tx,
  tagSetId: number,
  before: readonly Tag[],
  wanted: readonly WantedTag[],
): Promise<void> {
  const kept = new Map(wanted.flatMap((tag) => (tag.id === null ? [] : [[tag.id, tag] as const])))
  await tx.tag.deleteMany({ where: { tagSetId, id: { notIn: [...kept.keys()] } } })
  const renamed = before.filter(({ id, nameKey }) => kept.has(id) && kept.get(id)?.nameKey !== nameKey)
  // Out of the way first: two tags may swap their names. No name holds a control character.
  for (const { id } of renamed) await tx.tag.update({ where: { id }, data: { nameKey: `\u0001${id}` } })
  for (const old of before) {
    const tag = kept.get(old.id)
    if (tag && differs(old, tag)) {
      const { name, nameKey, color, description, position } = tag
      await tx.tag.update({ where: { id: old.id }, data: { name, nameKey, color, description, position } })
    }
  }
  const fresh = wanted.filter(({ id }) => id === null)
  await tx.tag.createMany({
    data: fresh.map(({ name, nameKey, color, description, position }) => ({
      ...{ tagSetId, name, nameKey, color, description, position },
    })),
  })
}

function differs(old: Tag, tag: WantedTag): boolean {
  const columns = ['name', 'color', 'description', 'position'] as const
  return columns.some((column) => old[column] !== tag[column])
}

/** A set with its tags, as the audit keeps it. */
export async function tagSetWithTags(tx: Tx, id: number) {
  return tx.tagSet.findUniqueOrThrow({ where: { id }, include: { tags: { orderBy: { position: 'asc' } } } })
}
