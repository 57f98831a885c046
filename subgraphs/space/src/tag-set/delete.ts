import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { tagSetWithTags } from './save-tags.js'
import { usesOfTags } from './uses.js'

/** Which tag set is to be deleted. */
export type DeleteTagSet = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a tag set with its tags. Throws `IN_USE` while anything names one of them. */
export function deleteTagSet(context: SpaceContext, input: DeleteTagSet): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'TagSets', input.id, 'id')
  return change(context, {
    operation: 'deleteTagSet',
    permission: 'TagSetDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'TagSets', local, 'input', 'id'),
    async run(tx) {
      const before = await tagSetWithTags(tx, local)
      await requireVersion(tx, context, 'TagSets', before, input.expectedVersion)
      const tagIds = before.tags.map(({ id }) => id)
      if (tagIds.length > 0) await requireUnused(tx, context, usesOfTags(tagIds), 'input', 'id')
      await tx.tagSet.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'TagSets', { before })] }
    },
  })
}
