import { PERMISSIONS, type Dimension, type Permission } from './permission.js'

/** Local ids of one Space, for each kind that a role assignment can be limited to. */
type Ids = Readonly<Record<Dimension, readonly number[]>>

/** What a role assignment is limited to. An empty list limits nothing; projects and project groups add up. */
export type Scope = Ids

/** Where an entity stands: its project and that one's group, its environments and tenants, each empty if it has none. */
export type Position = Ids

/** The scope without limits. */
export const EVERYWHERE: Scope = { ProjectGroups: [], Projects: [], Environments: [], Tenants: [] }

/** The position of what stands in no project, environment or tenant. */
export const NOWHERE: Position = EVERYWHERE

/** A limit of a scope that a permission heeds, and that an entity must meet. */
export type Limit =
  | { by: 'project'; groups: readonly number[]; projects: readonly number[] }
  | { by: 'environment'; environments: readonly number[] }
  /** `orNone`: also met by what has no tenant. */
  | { by: 'tenant'; tenants: readonly number[]; orNone: boolean }

/**
 * The limits that a scope puts on a permission: all must be met; none means everywhere. A scope of projects limits a permission
 * that heeds only project groups to nothing, rather than to everything.
 */
export function limitsOf(scope: Scope, permission: Permission): Limit[] {
  const { restrictions, needsTenant } = PERMISSIONS[permission]
  const heeds = (dimension: Dimension) => restrictions.includes(dimension)
  const limits: Limit[] = []
  if (heeds('ProjectGroups') && scope.Projects.length + scope.ProjectGroups.length > 0) {
    limits.push({ by: 'project', groups: scope.ProjectGroups, projects: heeds('Projects') ? scope.Projects : [] })
  }
  if (heeds('Environments') && scope.Environments.length > 0) {
    limits.push({ by: 'environment', environments: scope.Environments })
  }
  if (heeds('Tenants') && scope.Tenants.length > 0) {
    limits.push({ by: 'tenant', tenants: scope.Tenants, orNone: !needsTenant })
  }
  return limits
}

/** Whether an entity at a position meets a limit. */
export function meets(position: Position, limit: Limit): boolean {
  switch (limit.by) {
    case 'project':
      return overlap(position.Projects, limit.projects) || overlap(position.ProjectGroups, limit.groups)
    case 'environment':
      return overlap(position.Environments, limit.environments)
    case 'tenant':
      return position.Tenants.length === 0 ? limit.orNone : overlap(position.Tenants, limit.tenants)
  }
}

function overlap(some: readonly number[], others: readonly number[]): boolean {
  return some.some((one) => others.includes(one))
}
