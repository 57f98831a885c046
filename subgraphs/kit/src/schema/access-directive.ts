import type { FieldDefinitionNode } from 'graphql'

/** The permission that a field declares, or null. */
export function permissionOf(field: FieldDefinitionNode): string | null {
  const directive = field.directives?.find((one) => one.name.value === 'access')
  const value = directive?.arguments?.find((one) => one.name.value === 'permission')?.value
  return value?.kind === 'StringValue' ? value.value : null
}
