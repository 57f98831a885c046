import { refuse } from '@spaceport/kit/write/outcome'
import { expectWhole } from '../access/expect-whole.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { lockUser } from '../user/lock.js'
import { change, type ChangeInput } from '../write/change.js'
import { audited } from './audited.js'
import { readPath, readViewName } from './read.js'
import { readSharing, type Sharing } from './share.js'

export type SaveView = ChangeInput & Sharing & { name: string; path: string }

const MOST = 500

/**
 * Saves a view for the caller, who alone sees it unless the input shares it. Throws `BAD_INPUT`, `NOT_FOUND` for a group,
 * `CONFLICT` for a name that another of their views has, `INVALID_STATE` if they have too many, `FORBIDDEN` to limited keys.
 */
export function saveView(context: DirectoryContext, input: SaveView): Promise<{ id: number }> {
  return change(context, {
    operation: 'saveView',
    input,
    async run(tx) {
      const ownerId = expectWhole(context.caller)
      const named = readViewName(input.name)
      const path = readPath(input.path)
      const { audience, groups } = await readSharing(tx, context, input, { audience: 'SELF', groups: [] })
      await lockUser(tx, ownerId)
      const where = { ownerId_nameKey: { ownerId, nameKey: named.nameKey } }
      if (await tx.savedView.findUnique({ where, select: { id: true } })) {
        throw refuse('CONFLICT', 'Another view of yours has this name.', 'input', 'name')
      }
      if ((await tx.savedView.count({ where: { ownerId } })) >= MOST) {
        throw refuse('INVALID_STATE', `One keeps at most ${MOST} views: remove some first.`, 'input')
      }
      const at = context.now()
      const { id, version } = await tx.savedView.create({
        data: { ownerId, ...named, path, audience, createdAt: at, updatedAt: at },
      })
      await tx.savedViewGroup.createMany({ data: groups.map((groupId) => ({ viewId: id, groupId })) })
      const after = audited({ name: named.name, path, audience, groups })
      const subject = directoryId('SavedViews', id)
      return { answer: { id }, changed: [{ kind: 'SavedViews', id: subject, version, before: null, after }] }
    },
  })
}
