import type { InstanceMember } from '@spaceport/kit/membership'
import type { Zones } from '../context.js'

/** The Instances that lie in a connected Zone, by id. Any other is never called: what is carried to it, people carry. */
export async function connectedInstances({
  db,
  membership,
}: Pick<Zones, 'db' | 'membership'>): Promise<Map<string, InstanceMember>> {
  const placed = await db.placement.findMany({ where: { zone: { kind: 'CONNECTED' } }, select: { instance: true } })
  const known = placed.flatMap(({ instance }) => membership.instances.get(instance) ?? [])
  return new Map(known.map((member) => [member.id, member]))
}
