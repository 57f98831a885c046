import { SpaceportError } from '@spaceport/kit/errors'
import type { Zones } from '../context.js'
import { connectedInstances } from './connected.js'
import { InstanceLine } from './line.js'
import type { Way } from './send.js'

/** The way between two Spaces as the fleet is now. Throws `INSTANCE_UNAVAILABLE` while one of them is in no connected Zone. */
export async function wayBetween(
  zones: Zones,
  { sourceSpace, targetSpace }: { sourceSpace: string; targetSpace: string },
  signal: AbortSignal,
): Promise<Way> {
  const connected = await connectedInstances(zones)
  const lineTo = (space: string) => {
    const member = connected.get(zones.membership.spaces.get(space)?.instance ?? '')
    if (!member) throw new SpaceportError('INSTANCE_UNAVAILABLE', `${space} is on no Instance in a connected Zone.`)
    return new InstanceLine(zones.instances.to(member), signal)
  }
  return { source: lineTo(sourceSpace), target: lineTo(targetSpace), sourceSpace, targetSpace }
}
