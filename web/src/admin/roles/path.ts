export const ROLES_PATH = '/admin/roles'

/** The address of one role's page (`Spaces-1/UserRoles-7`). */
export function rolePath(id: string): string {
  return `${ROLES_PATH}/${id}`
}
