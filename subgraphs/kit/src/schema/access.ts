import { parse, type FieldDefinitionNode } from 'graphql'
import { isPermission, type Permission } from '../rights/permission.js'

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

/** The permission that a field declares, or null. */
export function permissionOf(field: FieldDefinitionNode): string | null {
  const directive = field.directives?.find((one) => one.name.value === 'access')
  const value = directive?.arguments?.find((one) => one.name.value === 'permission')?.value
  return value?.kind === 'StringValue' ? value.value : null
}

/** The build check: throws, naming every field that declares no access or an unknown permission. */
export function assertAccessDeclared(sdl: string): void {
  const faults = [...readAccess(sdl)]
    .filter(([, permission]) => permission === null || !(permission === 'Public' || isPermission(permission)))
    .map(([field, permission]) => (permission === null ? `${field} has none` : `${field} names "${permission}"`))
  if (faults.length > 0) {
    throw new Error(
      `Every field must say who may see it, by @access with a known permission:\n  ${faults.join('\n  ')}`,
    )
  }
}
