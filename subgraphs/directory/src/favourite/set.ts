import { refuse } from '@spaceport/kit/write/outcome'
import { expectWhole } from '../access/expect-whole.js'
import { visibleSpaces } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { lockUser } from '../user/lock.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'

export type SetFavouriteSpaces = ChangeInput & { spaces: string[] }

const MOST = 100
const PATH = ['input', 'spaces']

/**
 * Says which Spaces the caller wants at hand, in this order; those that they had before and that are not named go. Throws
 * `NOT_FOUND` for a Space that they do not see, `BAD_INPUT` for too many, `FORBIDDEN` to limited keys.
 */
export function setFavouriteSpaces(context: DirectoryContext, input: SetFavouriteSpaces): Promise<{ id: number }> {
  return change(context, {
    operation: 'setFavouriteSpaces',
    input,
    async run(tx) {
      const userId = expectWhole(context.caller)
      const wanted = await readWanted(tx, context, input.spaces)
      await lockUser(tx, userId)
      const found = await tx.favouriteSpace.findMany({ where: { userId }, orderBy: { position: 'asc' } })
      const present = found.map(({ spaceId }) => spaceId)
      if (present.join() === wanted.join()) return { answer: { id: userId }, changed: [] }
      await tx.favouriteSpace.deleteMany({ where: { userId } })
      await tx.favouriteSpace.createMany({ data: wanted.map((spaceId, position) => ({ userId, spaceId, position })) })
      const { version } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { version: true } })
      const favourites = (ids: readonly number[]) => ({ favouriteSpaces: ids.map((id) => directoryId('Spaces', id)) })
      const [before, after] = [favourites(present), favourites(wanted)]
      // The version stays: whoever edits this person meanwhile edits something else.
      const changed = { kind: 'Users', id: directoryId('Users', userId), version, before, after }
      return { answer: { id: userId }, changed: [changed] }
    },
  })
}

async function readWanted(tx: Tx, { caller }: DirectoryContext, ids: readonly string[]): Promise<number[]> {
  const wanted = [...new Set(ids.map((id) => readId('Spaces', id, ...PATH)))]
  if (wanted.length > MOST) throw refuse('BAD_INPUT', `Name at most ${MOST} Spaces.`, ...PATH)
  const where = { AND: [{ id: { in: wanted } }, visibleSpaces(caller)] }
  if ((await tx.space.count({ where })) < wanted.length) throw notFound('Spaces', ...PATH)
  return wanted
}
