import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import { expectMayTouch } from '../access/may-touch.js'
import { visibleGroups } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** Which group of a provider leads to which of ours, as an input has it. */
export type MappingInput = { externalGroup: string; group: string }

/** The same with our group's number. */
export type Mapping = { externalGroup: string; groupId: number }

/** The most mappings of one provider, and the longest name of a group there in UTF-16 units. */
const MOST = 1_000
const LONGEST = 500

const PATH = ['input', 'groupMappings']

/**
 * Reads mappings. Throws `NOT_FOUND` for a group that the caller does not see, and `FORBIDDEN` for one with roles over the fleet that
 * the caller lacks, since whoever maps to it fills it.
 */
export async function readMappings(
  tx: Tx,
  { caller }: DirectoryContext,
  inputs: readonly MappingInput[],
): Promise<Mapping[]> {
  if (inputs.length > MOST) throw refuse('BAD_INPUT', `A provider has at most ${MOST} mappings.`, ...PATH)
  const mappings = new Map<string, Mapping>()
  for (const { externalGroup, group } of inputs) {
    const sound = externalGroup.trim() !== '' && externalGroup.length <= LONGEST && !/\p{Cc}/u.test(externalGroup)
    if (!sound || !externalGroup.isWellFormed()) {
      throw refuse('BAD_INPUT', `A group there has a name of 1 to ${LONGEST} characters.`, ...PATH)
    }
    const groupId = readId('Groups', group, ...PATH)
    mappings.set(JSON.stringify([externalGroup, groupId]), { externalGroup, groupId })
  }
  const read = [...mappings.values()]
  const groups = [...new Set(read.map(({ groupId }) => groupId))]
  // Whoever gives one of them a role over the fleet meanwhile waits, or has done it.
  await tx.$queryRaw`SELECT 1 AS locked FROM "group" WHERE id = ANY(${groups}) ORDER BY id FOR SHARE`
  if ((await tx.group.count({ where: { AND: [{ id: { in: groups } }, visibleGroups(caller)] } })) < groups.length) {
    throw notFound('Groups', ...PATH)
  }
  await expectMayTouch(tx, caller, { groups }, ...PATH)
  return read
}

/** Takes back all memberships of these groups that a provider gave, but those that another provider gives as well. */
export async function withdrawGroups(tx: Tx, providerId: number, groups: readonly number[]): Promise<Changed[]> {
  const changed: Changed[] = []
  for (const groupId of [...groups].sort((a, b) => a - b)) {
    await tx.$queryRaw`SELECT 1 AS locked FROM "group" WHERE id = ${groupId} FOR UPDATE`
    const given = await tx.givenMembership.findMany({ where: { providerId, groupId }, select: { userId: true } })
    await tx.givenMembership.deleteMany({ where: { providerId, groupId } })
    const userId = { in: given.map((one) => one.userId) }
    const gone = { groupId, userId, given: { none: {} } }
    const leaving = await tx.groupMember.findMany({ where: gone, select: { userId: true }, orderBy: { userId: 'asc' } })
    if (leaving.length === 0) continue
    await tx.groupMember.deleteMany({ where: gone })
    const { version } = await tx.group.update({ where: { id: groupId }, data: { version: { increment: 1 } } })
    const before = { left: leaving.map((one) => directoryId('Users', one.userId)) }
    changed.push({ kind: 'Groups', id: directoryId('Groups', groupId), version, before, after: null })
  }
  return changed
}

/** Mappings as the audit has them. */
export function auditedMappings(mappings: readonly Mapping[]): { externalGroup: string; group: string }[] {
  return mappings.map(({ externalGroup, groupId }) => ({ externalGroup, group: directoryId('Groups', groupId) }))
}
