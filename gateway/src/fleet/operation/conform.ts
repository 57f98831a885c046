import {
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLOutputType,
} from 'graphql'
import { isRecord } from '../errors.js'
import type { FieldsType, SelectionReader } from './selection.js'

/** Whether a value is of the type, and has the fields, that were asked for. */
export type Conforms = (value: unknown) => boolean

/**
 * Compiles the check that one Space's answer passes before it is put beside the others': further on, a list where an object
 * should be, or a null where none may be, would take the answers of all other Spaces with it.
 */
export function conformance(reader: SelectionReader, type: GraphQLOutputType, nodes: readonly FieldNode[]): Conforms {
  if (isNonNullType(type)) {
    const inner = conformance(reader, type.ofType, nodes)
    return (value) => value !== null && value !== undefined && inner(value)
  }
  const inner = checkOf(reader, type, nodes)
  return (value) => value === null || value === undefined || inner(value)
}

function checkOf(reader: SelectionReader, type: GraphQLOutputType, nodes: readonly FieldNode[]): Conforms {
  if (isListType(type)) {
    const item = conformance(reader, type.ofType, nodes)
    return (value) => Array.isArray(value) && value.every(item)
  }
  if (isScalarType(type)) return SCALARS.get(type.name) ?? (() => true)
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined
  if (isObjectType(type)) return objectCheck(reader, type, nodes)
  return isNonNullType(type) ? conformance(reader, type, nodes) : abstractCheck(reader, type, nodes)
}

const SCALARS: ReadonlyMap<string, Conforms> = new Map<string, Conforms>([
  ['Int', (value) => Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_648],
  ['Float', (value) => typeof value === 'number'],
  ['String', (value) => typeof value === 'string'],
  ['ID', (value) => typeof value === 'string'],
  ['Boolean', (value) => typeof value === 'boolean'],
  ['DateTime', (value) => typeof value === 'string'],
])

/** The check of an object by the fields of one type. Compiled at its first use, since few of many possible types occur. */
function objectCheck(reader: SelectionReader, type: FieldsType, nodes: readonly FieldNode[]): Conforms {
  let fields: { key: string; conforms: Conforms }[] | undefined
  return (value) => {
    if (!isRecord(value)) return false
    fields ??= fieldChecks(reader, type, nodes)
    return fields.every(({ key, conforms }) => conforms(Object.hasOwn(value, key) ? value[key] : undefined))
  }
}

function fieldChecks(reader: SelectionReader, type: FieldsType, nodes: readonly FieldNode[]) {
  return reader.below(type, nodes).map(({ key, name, field, nodes: below }) => ({
    key,
    conforms:
      name === '__typename' || !field
        ? (value: unknown) => value === undefined || value === type.name || isInterfaceType(type)
        : conformance(reader, field.type, below),
  }))
}

/**
 * The check of an object that says itself, by `__typename`, of which possible type it is. Where that was not asked for,
 * `expected` is known, or only the fields that all of them have are checked.
 */
export function abstractCheck(
  reader: SelectionReader,
  type: GraphQLAbstractType,
  nodes: readonly FieldNode[],
): (value: unknown, expected?: string) => boolean {
  const checks = new Map(reader.schema.getPossibleTypes(type).map((one) => [one.name, objectCheck(reader, one, nodes)]))
  const common = isInterfaceType(type) ? objectCheck(reader, type, nodes) : isRecord
  return (value, expected) => {
    if (!isRecord(value)) return false
    const typename = Object.hasOwn(value, '__typename') ? value.__typename : expected
    if (typename === undefined) return common(value)
    if (typeof typename !== 'string' || (expected !== undefined && typename !== expected)) return false
    return checks.get(typename)?.(value) ?? false
  }
}
