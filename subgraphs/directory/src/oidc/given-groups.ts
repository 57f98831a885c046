import type { Changed } from '@spaceport/kit/write/audit'
import { directoryId } from '../graph/ids.js'
import { endOneTimeTokens } from '../one-time-token/end.js'
import type { Tx } from '../write/change.js'

/**
 * Brings the groups that a provider gives somebody in line with those that it names: given here what is given there, taken back here
 * what was taken back there. Where somebody here put the person into a group, the provider takes nothing away.
 */
export async function giveGroups(
  tx: Tx,
  providerId: number,
  userId: number,
  external: ReadonlySet<string>,
): Promise<Changed[]> {
  const mappings = await tx.groupMapping.findMany({ where: { providerId } })
  const wanted = new Set(mappings.flatMap(({ externalGroup, groupId }) => (external.has(externalGroup) ? groupId : [])))
  const given = await tx.givenMembership.findMany({ where: { providerId, userId }, select: { groupId: true } })
  const present = new Set(given.map(({ groupId }) => groupId))
  const touched = [...new Set([...wanted, ...present])].sort((a, b) => a - b)
  const changed: Changed[] = []
  for (const groupId of touched) {
    if (wanted.has(groupId) === present.has(groupId)) continue
    const membership = { providerId, groupId, userId }
    const change = wanted.has(groupId) ? await give(tx, membership) : await takeBack(tx, membership)
    if (change) changed.push(change)
  }
  return changed
}

type Given = { providerId: number; groupId: number; userId: number }

async function give(tx: Tx, { providerId, groupId, userId }: Given): Promise<Changed | null> {
  await lockGroup(tx, groupId)
  const member = await tx.groupMember.findUnique({
    where: { groupId_userId: { groupId, userId } },
    select: { given: { select: { providerId: true } } },
  })
  if (member && member.given.length === 0) return null
  if (!member) await join(tx, groupId, userId)
  await tx.givenMembership.createMany({ data: [{ providerId, groupId, userId }], skipDuplicates: true })
  return member ? null : changedMembership(tx, { providerId, groupId, userId }, 'joins')
}

/** Whoever gets roles over the fleet by the group loses the links that somebody with fewer could have made for them. */
async function join(tx: Tx, groupId: number, userId: number): Promise<void> {
  await tx.groupMember.create({ data: { groupId, userId } })
  if ((await tx.systemRoleAssignment.count({ where: { groupId } })) > 0) await endOneTimeTokens(tx, [userId])
}

/** Ends what a provider gave: the membership itself, unless another provider gives it as well. */
export async function takeBack(tx: Tx, { providerId, groupId, userId }: Given): Promise<Changed | null> {
  await lockGroup(tx, groupId)
  await tx.givenMembership.deleteMany({ where: { providerId, groupId, userId } })
  if ((await tx.givenMembership.count({ where: { groupId, userId } })) > 0) return null
  const { count } = await tx.groupMember.deleteMany({ where: { groupId, userId } })
  return count > 0 ? changedMembership(tx, { providerId, groupId, userId }, 'leaves') : null
}

/** Whoever else changes the group's members waits, as they do for each other. */
async function lockGroup(tx: Tx, groupId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "group" WHERE id = ${groupId} FOR UPDATE`
}

async function changedMembership(
  tx: Tx,
  { providerId, groupId, userId }: Given,
  how: 'joins' | 'leaves',
): Promise<Changed> {
  const data = { version: { increment: 1 } }
  const { version } = await tx.group.update({ where: { id: groupId }, data, select: { version: true } })
  const membership = { user: directoryId('Users', userId), provider: directoryId('IdentityProviders', providerId) }
  const [before, after] = how === 'joins' ? [null, membership] : [membership, null]
  return { kind: 'Groups', id: directoryId('Groups', groupId), version, before, after }
}
