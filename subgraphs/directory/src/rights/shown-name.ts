import type { Caller } from '@spaceport/kit/caller'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import { directoryId } from '../graph/ids.js'

/** Somebody or a group, as the directory names them. */
type Named = { id: number; name: string }

/**
 * What somebody is called in an answer about rights: their name for whoever sees them as a user (`visibleUsers`), for others their id. So
 * does `Team.members`: what says who is in a Space's teams names nobody to whom the directory would not.
 */
export function shownUser(caller: Caller, { id, name }: Named): string {
  const subject = directoryId('Users', id)
  return subject === caller.subject || holdsInFleet(caller, 'UserView') ? name : subject
}

/** The same of a group (`visibleGroups`). */
export function shownGroup(caller: Caller, { id, name }: Named): string {
  const subject = directoryId('Groups', id)
  return caller.groups.includes(subject) || holdsInFleet(caller, 'TeamView') ? name : subject
}
