import { Kind, print, type TypeNode } from 'graphql'
import { SdlClash } from './clash.js'

/**
 * Unites the type references of one field, argument or input field over the versions that have it. Names and lists must agree;
 * what comes out is nullable if any version says so, what goes in is required if any version says so.
 */
export function uniteReferences(coordinate: string, types: readonly TypeNode[], way: 'output' | 'input'): TypeNode {
  return types.reduce((a, b) => unitePair(coordinate, a, b, way))
}

function unitePair(coordinate: string, a: TypeNode, b: TypeNode, way: 'output' | 'input'): TypeNode {
  const required =
    way === 'output'
      ? a.kind === Kind.NON_NULL_TYPE && b.kind === Kind.NON_NULL_TYPE
      : a.kind === Kind.NON_NULL_TYPE || b.kind === Kind.NON_NULL_TYPE
  const bareA = nullable(a)
  const bareB = nullable(b)
  if (bareA.kind === Kind.LIST_TYPE && bareB.kind === Kind.LIST_TYPE) {
    const list = { ...bareA, type: unitePair(coordinate, bareA.type, bareB.type, way) }
    return required ? { kind: Kind.NON_NULL_TYPE, type: list } : list
  }
  if (print(bareA) !== print(bareB))
    throw new SdlClash(coordinate, `is ${print(a)} in one version and ${print(b)} in another`)
  return required ? { kind: Kind.NON_NULL_TYPE, type: bareA } : bareA
}

/** A type reference without its outer `!`. */
export function nullable(type: TypeNode): Exclude<TypeNode, { kind: Kind.NON_NULL_TYPE }> {
  return type.kind === Kind.NON_NULL_TYPE ? type.type : type
}
