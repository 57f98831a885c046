import { entityId } from '@spaceport/kit/ids'
import type { Grant } from '@spaceport/kit/rights/decide'
import type { Chain, Limitation } from '@spaceport/kit/rights/explained'
import type { Permission } from '@spaceport/kit/rights/permission'
import { limitsOf, meets, type Position, type Scope } from '@spaceport/kit/rights/scope'

/** What one grant says to a question, link by link. */
export function chainOf(
  space: number,
  { member, team, role, permissions, scope }: Grant,
  { permission, position }: { permission: Permission; position: Position },
  limitations: (scope: Scope) => Limitation[],
): Chain {
  const failed = limitsOf(scope, permission).filter((limit) => !meets(position, limit))
  const chain = {
    member,
    team: { id: entityId(space, 'Teams', team.id), name: team.name },
    role: { id: entityId(space, 'UserRoles', role.id), name: role.name },
    scope: limitations(scope),
  }
  if (!permissions.has(permission)) return { ...chain, verdict: 'LACKS_PERMISSION', failed: [] }
  if (failed.length > 0) return { ...chain, verdict: 'OUT_OF_SCOPE', failed: failed.map(({ by }) => by) }
  return { ...chain, verdict: 'GRANTS', failed: [] }
}
