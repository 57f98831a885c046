import type { OwnedKind, Ownership } from '@spaceport/database/zone'
import { spaceOf } from '@spaceport/kit/ids'
import type { Membership } from '@spaceport/kit/membership'
import { seesInstance } from '../access/visible.js'
import type { ZoneContext } from '../context.js'

/**
 * The owner of an environment, a tenant or a value of a variable, asked for by the id of its home or of the Space where it lives now: the
 * assigned Instance, else that of the id's Space. Null if that Instance does not exist for the caller.
 */
export async function ownerOf(kind: OwnedKind, id: string, context: ZoneContext): Promise<{ id: string } | null> {
  const row = await context.loaders.ownership[kind].load(id)
  const owner = row ? assignedOwner(row, context.membership) : instanceOf(id, context.membership)
  return owner !== null && seesInstance(context, owner) ? { id: owner } : null
}

/** The Instance of the Space where an assigned entity lives; the one noted at the assignment while that Space is not known. */
export function assignedOwner({ entityId, ownerInstance }: Ownership, membership: Membership): string {
  return instanceOf(entityId, membership) ?? ownerInstance
}

/** The Instance of the Space that an id names. */
export function instanceOf(id: string, membership: Membership): string | null {
  return membership.instanceOf(spaceOf(id) ?? '')?.id ?? null
}
