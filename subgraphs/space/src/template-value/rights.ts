import { decide } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'

/** For what a value is, and where its template's owner stands; a library set stands nowhere. */
export type ValuePlace = {
  ofProject: boolean
  position: Position
  tenantId: number | null
  environmentId: number | null
}

/** The permissions by which values of templates are changed, of whatever template. */
export const ANY_VALUE_EDIT: readonly Permission[] = ['TenantEdit', 'VariableEdit', 'LibraryVariableSetEdit']

type Needed = { permission: Permission; position: Position }

/**
 * Throws `FORBIDDEN` unless the caller may change a value. One of a tenant takes `TenantEdit` for it. One of an environment takes `VariableEdit`
 * for that and the project; of a library set `LibraryVariableSetEdit`, unless it is of a tenant.
 */
export function requireValueRights({ rights, spaceId }: SpaceContext, place: ValuePlace, ...path: string[]): void {
  const lacking = neededToEdit(place).find(({ permission, position }) => !decide(rights, permission, position).allowed)
  if (!lacking) return
  throw refuse(
    'FORBIDDEN',
    `This takes the permission ${lacking.permission} in ${spaceId} for what it is about.`,
    ...path,
  )
}

/** Whether the caller may change a value, as `requireValueRights` has it. */
export function mayEditValue({ rights }: SpaceContext, place: ValuePlace): boolean {
  return neededToEdit(place).every(({ permission, position }) => decide(rights, permission, position).allowed)
}

function neededToEdit({ ofProject, position, tenantId, environmentId }: ValuePlace): Needed[] {
  const needed: Needed[] = []
  if (tenantId !== null) needed.push({ permission: 'TenantEdit', position: { ...NOWHERE, Tenants: [tenantId] } })
  if (environmentId !== null && ofProject) {
    needed.push({ permission: 'VariableEdit', position: { ...position, Environments: [environmentId] } })
  }
  if (tenantId === null && !ofProject) needed.push({ permission: 'LibraryVariableSetEdit', position: NOWHERE })
  return needed
}

/**
 * Whether the caller may read a value: of a tenant alone whoever sees the tenant, since it says what the tenant is; of an environment whoever
 * sees variables there.
 */
export function mayReadValue({ rights }: SpaceContext, { position, tenantId, environmentId }: ValuePlace): boolean {
  if (environmentId !== null) {
    return decide(rights, 'VariableView', { ...position, Environments: [environmentId] }).allowed
  }
  return tenantId !== null && decide(rights, 'TenantView', { ...NOWHERE, Tenants: [tenantId] }).allowed
}
