import { parse } from 'graphql'
import { isPermission, type Permission } from '../rights/permission.js'
import { permissionOf } from './access-directive.js'
import { accessFaults } from './access-reach.js'

/** The name under which all subgraphs `@link` it, so that composition knows it for one and the same. */
export const ACCESS_SPEC = 'https://spaceport.dev/specs/access/v1.0'

/** What a field may name: a permission, or `Public` for any signed-in caller: what stands behind it is limited by what leads to it. */
export type FieldPermission = Permission | 'Public'

/** Every field of an SDL with the permission that it declares, or null. Fields are named `Type.field`. */
export function readAccess(sdl: string): Map<string, string | null> {
  const access = new Map<string, string | null>()
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    const isType =
      definition.kind === 'ObjectTypeDefinition' ||
      definition.kind === 'ObjectTypeExtension' ||
      definition.kind === 'InterfaceTypeDefinition' ||
      definition.kind === 'InterfaceTypeExtension'
    if (!isType) continue
    for (const field of definition.fields ?? []) {
      access.set(`${definition.name.value}.${field.name.value}`, permissionOf(field))
    }
  }
  return access
}

/** The build check: throws, naming every field that declares no access or an unknown permission, or that `accessFaults` finds. */
export function assertAccessDeclared(sdl: string): void {
  const faults = [...readAccess(sdl)]
    .filter(([, permission]) => permission === null || !(permission === 'Public' || isPermission(permission)))
    .map(([field, permission]) => (permission === null ? `${field} has none` : `${field} names "${permission}"`))
  if (faults.length === 0) faults.push(...accessFaults(sdl))
  if (faults.length > 0) {
    throw new Error(
      `Every field must say who may see it, by @access with a known permission, and none may lead around another:\n  ${faults.join('\n  ')}`,
    )
  }
}
