import { visibleSpaces } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { entrySubject } from '../membership/revision.js'
import type { ChangeInput, Tx } from '../write/change.js'

/** Which group, and which Space. */
export type EntryInput = ChangeInput & { group: string; space: string }

/** The numbers of a group and a Space. */
export type EntryPair = { groupId: number; spaceId: number }

/** Reads the two ids. Throws `BAD_ID`, and `NOT_FOUND` for what does not exist. */
export async function readPair(tx: Tx, { caller }: DirectoryContext, input: EntryInput): Promise<EntryPair> {
  const groupId = readId('Groups', input.group, 'input', 'group')
  const spaceId = readId('Spaces', input.space, 'input', 'space')
  if (!(await tx.group.findUnique({ where: { id: groupId }, select: { id: true } }))) {
    throw notFound('Groups', 'input', 'group')
  }
  const space = await tx.space.findFirst({
    where: { AND: [{ id: spaceId }, visibleSpaces(caller)] },
    select: { id: true },
  })
  if (!space) throw notFound('Spaces', 'input', 'space')
  return { groupId, spaceId }
}

/** An entry that came or went, as the audit and the change feed have it. */
export function entryChanged({ groupId, spaceId }: EntryPair, change: 'granted' | 'revoked') {
  const entry = { group: directoryId('Groups', groupId), space: directoryId('Spaces', spaceId) }
  const [before, after] = change === 'granted' ? [null, entry] : [entry, null]
  return { kind: 'Entries', id: entrySubject(groupId, spaceId), version: 1, before, after }
}
