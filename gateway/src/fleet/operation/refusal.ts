import { getNamedType, isObjectType } from 'graphql'
import type { SpaceportError } from '@spaceport/kit/errors'
import { errorAt, type FleetError } from '../errors.js'
import type { Compilation } from './going.js'
import type { Selected } from './selection.js'
import { inShape, shapeOf } from './shape.js'

/** Answers a root field without asking any Space, since its arguments are wrong. */
export type Refusal = (error: SpaceportError) => { value: unknown; errors: readonly FleetError[] }

/** A query's field is null with an error. A mutation's payload says itself what the caller can mend, at the argument's path. */
export function refusal(selected: Selected, { reader, rule, isMutation }: Compilation): Refusal {
  const type = selected.field && getNamedType(selected.field.type)
  if (!isMutation || !isObjectType(type) || !type.getFields().errors) {
    return (error) => ({ value: null, errors: [errorAt(error, [])] })
  }
  const shape = shapeOf(reader, type, reader.below(type, selected.nodes))
  const path = rule && 'route' in rule ? rule.route : []
  return ({ code, message }) => ({ value: inShape(shape, { errors: [{ code, message, path }] }), errors: [] })
}
