import type { Tag } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { requireNoSlash } from './names.js'
import { readTags, type TagInput } from './read-tags.js'
import { saveTags, tagSetWithTags } from './save-tags.js'
import { usesOfTags } from './uses.js'

/** What is to change of a tag set; what is left out stays. */
export type UpdateTagSet = {
  id: string
  name?: string | null
  description?: string | null
  sortOrder?: number | null
  /** All tags that it is to have. */
  tags?: TagInput[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a tag set. Of its tags the whole list is given: one with an id or a name that is there already stays that tag. Throws `IN_USE` for
 * a tag that would go while anything names it, `VERSION_CONFLICT`, or `CONFLICT` for a taken name.
 */
export function updateTagSet(context: SpaceContext, input: UpdateTagSet): Promise<{ local: number }> {
  const local = readSubject(context, 'TagSets', input.id, 'id')
  return change(context, {
    operation: 'updateTagSet',
    permission: 'TagSetEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'TagSets', local, 'input', 'id'),
    async run(tx) {
      const before = await tagSetWithTags(tx, local)
      await requireVersion(tx, context, 'TagSets', before, input.expectedVersion)
      const { description, sortOrder, tags } = input
      if (tags) await newTagsOf(tx, context, local, before.tags, tags)
      await tx.tagSet.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...(typeof sortOrder === 'number' ? { sortOrder } : {}),
          version: { increment: 1 },
        },
      })
      const after = await tagSetWithTags(tx, local)
      return { answer: { local }, changed: [changed(context, 'TagSets', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateTagSet) {
  if (name === null || name === undefined) return {}
  const named = await freeName(name, 'tag set', (nameKey) =>
    tx.tagSet.findFirst({ where: { nameKey, id: { not: local } } }),
  )
  requireNoSlash(named.name, 'input', 'name')
  return named
}

async function newTagsOf(tx: Tx, context: SpaceContext, local: number, before: Tag[], tags: TagInput[]): Promise<void> {
  const wanted = readTags(context, tags, before)
  const gone = before.filter((old) => !wanted.some(({ id }) => id === old.id)).map(({ id }) => id)
  if (gone.length > 0) await requireUnused(tx, context, usesOfTags(gone), 'input', 'tags')
  await saveTags(tx, local, before, wanted)
}
