import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireNoSlash } from './names.js'
import { readTags, type TagInput } from './read-tags.js'
import { saveTags, tagSetWithTags } from './save-tags.js'

/** What a new tag set is to be. */
export type CreateTagSet = {
  space: string
  name: string
  description?: string | null
  sortOrder?: number | null
  tags?: TagInput[] | null
  idempotencyKey?: string | null
}

/** Creates a tag set with its tags. Throws `CONFLICT` when another one has the name. */
export function createTagSet(context: SpaceContext, input: CreateTagSet): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createTagSet',
    permission: 'TagSetCreate',
    input,
    async run(tx) {
      const named = await freeName(input.name, 'tag set', (nameKey) => tx.tagSet.findUnique({ where: { nameKey } }))
      requireNoSlash(named.name, 'input', 'name')
      const description = readText(input.description, 'input', 'description')
      const { id } = await tx.tagSet.create({ data: { ...named, description, sortOrder: input.sortOrder ?? 0 } })
      await saveTags(tx, id, [], readTags(context, input.tags ?? [], []))
      const after = await tagSetWithTags(tx, id)
      return { answer: { local: id }, changed: [changed(context, 'TagSets', { after })] }
    },
  })
}
