import type { Chain, Limitation } from '@spaceport/kit/rights/explained'
import type { Permission } from '@spaceport/kit/rights/permission'

/** Something by id and name; without an id where there is none to it. */
export type Named = { id: string | null; name: string }

/** What becomes of one way to a right. */
export type Verdict = Chain['verdict'] | 'NO_ENTRY' | 'DISABLED'

/** One way by which a user could have a right, link by link, and what becomes of it. */
export type Link = {
  verdict: Verdict
  /** The user, or the group of theirs whose membership it is. */
  member: Named
  /** Null for roles over the fleet. */
  team: Named | null
  role: Named
  scope: Limitation[]
  failed: Chain['failed']
}

/** The answer to `explainAccess`. */
export type Explanation = {
  allowed: boolean
  reason: string
  level: 'FLEET' | 'SPACE'
  permission: Permission
  entity: string
  user: Named
  /** The user's groups that may enter the Space. */
  entries: Named[]
  chains: Link[]
}

/** Why somebody may or may not, in one sentence. `barred`: what keeps them out, whatever their roles say. */
export function reasonOf(
  { allowed, level, permission, entity, user, chains }: Omit<Explanation, 'reason'>,
  barred: Verdict | null,
): string {
  const what = `${user.name} ${allowed ? 'has' : 'does not have'} ${permission} for ${entity}`
  const granting = chains.find(({ verdict }) => verdict === 'GRANTS')
  if (granting) return `${what}: ${waysOf(granting)}.`
  if (barred === 'DISABLED') return `${what}: the user is disabled.`
  if (barred === 'NO_ENTRY') return `${what}: none of their groups may enter the Space.`
  const short = chains.find(({ verdict }) => verdict === 'OUT_OF_SCOPE')
  if (short) return `${what}: ${waysOf(short)}, but only for another ${short.failed.join(' and another ')}.`
  if (chains.length === 0) return `${what}: they have no role ${level === 'SPACE' ? 'in the Space' : 'over the fleet'}.`
  return `${what}: no role that they have includes it.`
}

function waysOf({ member, team, role }: Link): string {
  const as = member.id?.startsWith('Groups-') ? `as a member of the group ${member.name} ` : ''
  return team
    ? `${as}they are in the team ${team.name}, which has the role ${role.name}`
    : `${as}they have the role ${role.name}`
}
