import {
  getNamedType,
  isAbstractType,
  isObjectType,
  isScalarType,
  type FieldNode,
  type GraphQLOutputType,
} from 'graphql'
import { spaceOf } from '@spaceport/kit/ids'
import { isRecord } from '../errors.js'
import type { FieldsType, Selected, SelectionReader } from './selection.js'

/** Takes out of a Space's answer, in place, what names Spaces other than these. */
export type Hide = (answer: unknown, enterable: ReadonlyMap<string, unknown>) => void

/**
 * Compiles what keeps from a caller the Spaces that they may not enter, where another Space knows of them: an id that may
 * lead elsewhere (a nullable `ID`, such as `remoteOf`, also in what an event says of a row) becomes null, and the messages of
 * refusals name no such Space. A Space cannot do so itself, since it knows of no entry but its own. Null: nothing of the kind is
 * asked for, and nothing costs.
 */
export function hiding(reader: SelectionReader, type: GraphQLOutputType, nodes: readonly FieldNode[]): Hide | null {
  const named = getNamedType(type)
  // Fields of one response name are of one type, whatever types of objects they are asked of.
  const types = isAbstractType(named) ? reader.schema.getPossibleTypes(named) : isObjectType(named) ? [named] : []
  const steps = types.flatMap((one) => reader.below(one, nodes).flatMap((field) => step(reader, one, field) ?? []))
  if (steps.length === 0) return null
  return (answer, enterable) => forEachObject(answer, (object) => steps.forEach((hide) => hide(object, enterable)))
}

type Step = (object: Record<string, unknown>, enterable: ReadonlyMap<string, unknown>) => void

function step(reader: SelectionReader, parent: FieldsType, { key, name, field, nodes }: Selected): Step | null {
  if (!field) return null
  if (isScalarType(field.type) && field.type.name === 'ID') {
    return replacing(key, (id, enterable) => (isHidden(id, enterable) ? null : id))
  }
  if (parent.name === 'UserError' && name === 'message') return replacing(key, withoutHidden)
  if (parent.name === 'Event' && (name === 'before' || name === 'after')) {
    return (object, enterable) => {
      if (Object.hasOwn(object, key)) object[key] = withoutHiddenIds(object[key], enterable)
    }
  }
  const below = hiding(reader, field.type, nodes)
  return below && ((object, enterable) => below(own(object, key), enterable))
}

function replacing(key: string, replaced: (text: string, enterable: ReadonlyMap<string, unknown>) => unknown): Step {
  return (object, enterable) => {
    const value = own(object, key)
    if (typeof value === 'string') object[key] = replaced(value, enterable)
  }
}

function isHidden(id: string, enterable: ReadonlyMap<string, unknown>): boolean {
  const space = spaceOf(id)
  return space !== null && !enterable.has(space)
}

const IDS = /\bSpaces-\d+(\/[A-Za-z]+-\d+)?/g

function withoutHidden(message: string, enterable: ReadonlyMap<string, unknown>): string {
  return message.replace(IDS, (id) => (isHidden(id, enterable) ? 'another Space' : id))
}

/** A JSON value with null in the place of such ids. */
function withoutHiddenIds(value: unknown, enterable: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return isHidden(value, enterable) ? null : value
  if (Array.isArray(value)) return value.map((item) => withoutHiddenIds(item, enterable))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutHiddenIds(item, enterable)]))
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function forEachObject(value: unknown, work: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) forEachObject(item, work)
  else if (isRecord(value)) work(value)
}
