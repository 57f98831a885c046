import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { isRecord } from '../errors.js'
import type { Selected, SelectionReader } from './selection.js'

/** Which fields of an object are wanted, under which response names: what the gateway itself answers is given this shape. */
export type Shape = { type: string; fields: readonly { key: string; name: string; shape: Shape | null }[] }

/** The shape that these fields of `type` ask for. Only objects of one known type have one. */
export function shapeOf(reader: SelectionReader, type: GraphQLObjectType, selected: readonly Selected[]): Shape {
  const fields = selected.map(({ key, name, nodes, field }) => {
    const below = field && getNamedType(field.type)
    return { key, name, shape: isObjectType(below) ? shapeOf(reader, below, reader.below(below, nodes)) : null }
  })
  return { type: type.name, fields }
}

/** `value` in the shape that was asked for; what it does not have is null. */
export function inShape(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inShape(shape, item))
  if (!isRecord(value)) return null
  const shaped: Record<string, unknown> = Object.create(null)
  for (const { key, name, shape: below } of shape.fields) {
    const found = name === '__typename' ? shape.type : Object.hasOwn(value, name) ? value[name] : null
    shaped[key] = below ? inShape(below, found) : found
  }
  return shaped
}
