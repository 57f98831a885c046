import { SpaceportError } from '@spaceport/kit/errors'
import { grantsOf, type Rights } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import { limitsOf, type Limit, type Scope } from '@spaceport/kit/rights/scope'
import type { Tx } from '../write/change.js'

/** What is about to be given: permissions, with limits. */
export type Gift = { permissions: Iterable<Permission>; scope: Scope }

/**
 * Nobody may give what they do not have: throws `FORBIDDEN` unless, for every permission, one of the giver's own grants holds at least
 * as far. A project counts as within its group.
 */
export async function requireOwnToGive(tx: Tx, rights: Rights, gifts: readonly Gift[]): Promise<void> {
  const groups = await groupsOf(tx, [...new Set(gifts.flatMap(({ scope }) => scope.Projects))])
  for (const { permissions, scope } of gifts) {
    for (const permission of permissions) {
      const given = limitsOf(scope, permission)
      const own = grantsOf(rights, permission)
      if (own.some((grant) => limitsOf(grant.scope, permission).every((limit) => narrows(given, limit, groups))))
        continue
      throw new SpaceportError('FORBIDDEN', `Giving ${permission} takes having it, at least as far.`)
    }
  }
}

async function groupsOf(tx: Tx, projects: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (projects.length === 0) return new Map()
  const found = await tx.project.findMany({
    where: { id: { in: [...projects] } },
    select: { id: true, projectGroupId: true },
  })
  return new Map(found.map(({ id, projectGroupId }) => [id, projectGroupId]))
}

/** Whether the limits of a gift include one that lets no more through than `limit`. */
function narrows(given: readonly Limit[], limit: Limit, groups: ReadonlyMap<number, number>): boolean {
  return given.some((one) => {
    if (one.by === 'project' && limit.by === 'project') {
      const inGroup = (project: number) => limit.groups.includes(groups.get(project) ?? NO_GROUP)
      return (
        one.groups.every((group) => limit.groups.includes(group)) &&
        one.projects.every((project) => limit.projects.includes(project) || inGroup(project))
      )
    }
    if (one.by === 'environment' && limit.by === 'environment') return within(one.environments, limit.environments)
    return one.by === 'tenant' && limit.by === 'tenant' && within(one.tenants, limit.tenants)
  })
}

/** No group has this number. */
const NO_GROUP = 0

function within(some: readonly number[], all: readonly number[]): boolean {
  return some.every((one) => all.includes(one))
}
