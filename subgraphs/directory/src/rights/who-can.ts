import { recordReading } from '@spaceport/kit/audit/note'
import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import { PERMISSIONS, type Permission } from '@spaceport/kit/rights/permission'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import type { DirectoryContext } from '../context.js'
import { fleetWays } from './fleet-ways.js'
import { nameHolders, type Holder } from './holder.js'
import { askHolders } from './holders.js'
import { spacesOf, type Place } from './place.js'
import { spaceWays } from './space-ways.js'

/** The answer to `whoCan`, in the order of names. */
export type WhoCan = {
  holders: Holder[]
  /** Whether there are more than are told. */
  truncated: boolean
  /** How many Spaces were asked. */
  asked: number
  missing: { space: number; reason: ErrorCode }[]
}

/** The most people that one answer is made of, before it is paged. */
const MOST_HOLDERS = 10_000

/** What reading the rights of others over the fleet takes. */
export const FLEET_VIEW = ['UserView', 'TeamView', 'UserRoleView'] as const

/**
 * Who can do something: in the Spaces that the caller may enter and whose teams and roles they may see, and over the fleet for who may see
 * users, groups and roles there. Somebody counts who is not disabled and, in a Space, may enter it. Audited.
 */
export async function whoCan(context: DirectoryContext, permission: Permission, place: Place): Promise<WhoCan> {
  const { levels } = PERMISSIONS[permission]
  const named = spacesOf(place)
  const overFleet = levels.includes('system') && named === null
  const mayAskFleet = FLEET_VIEW.every((one) => holdsInFleet(context.caller, one))
  if (overFleet && !levels.includes('space') && !mayAskFleet) {
    throw new SpaceportError('FORBIDDEN', `Rights of others over the fleet take ${FLEET_VIEW.join(', ')} there.`)
  }
  const answers = levels.includes('space') ? await askHolders(context, permission, place) : []
  const ways = [
    ...(overFleet && mayAskFleet ? await fleetWays(context.db, permission) : []),
    ...(await spaceWays(context.db, answers)),
  ]
  const { holders, more } = await nameHolders(context, ways, MOST_HOLDERS)
  await audit(context, permission, place, named)
  return {
    holders,
    truncated: more || answers.some((one) => one.chains !== null && one.truncated),
    asked: answers.length,
    missing: answers.flatMap((one) => (one.chains === null ? [{ space: one.space, reason: one.reason }] : [])),
  }
}

async function audit(
  { caller, db, requestId }: DirectoryContext,
  permission: Permission,
  { at }: Place,
  named: string[] | null,
): Promise<void> {
  const subject = named?.length === 1 && named[0] !== undefined ? named[0] : 'Spaces'
  const ids = Object.fromEntries(Object.entries(at).filter(([, id]) => id !== null))
  const reading = { actor: caller.subject, action: 'whoCan', kind: 'Spaces', subject, requestId }
  await recordReading(db, { ...reading, details: { permission, ...ids } })
}
