import type { Prisma } from '@spaceport/database/directory'
import type { EntryMember, InstanceMember, SpaceMember } from '@spaceport/kit/membership'
import { directoryId } from '../graph/ids.js'

/** What followers learn of an Instance. */
export const INSTANCE_COLUMNS = { id: true, name: true, url: true, publicKey: true, nextPublicKey: true } as const

/** What followers learn of a Space. */
export const SPACE_COLUMNS = { id: true, name: true, instanceId: true, state: true } as const

/** An Instance's row as followers see it. */
export function instanceMember(row: Prisma.InstanceGetPayload<{ select: typeof INSTANCE_COLUMNS }>): InstanceMember {
  return { ...row, id: directoryId('Instances', row.id) }
}

/** A Space's row as followers see it. */
export function spaceMember(row: { id: number; name: string; instanceId: number; state: string }): SpaceMember {
  const { id, name, instanceId, state } = row
  return { id: directoryId('Spaces', id), name, instance: directoryId('Instances', instanceId), state }
}

/** An entry's row as followers see it. */
export function entryMember({ groupId, spaceId }: { groupId: number; spaceId: number }): EntryMember {
  return { group: directoryId('Groups', groupId), space: directoryId('Spaces', spaceId) }
}
