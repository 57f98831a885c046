import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql'
import { kindNamed, type Known } from './known.js'
import { subjectOf, type Mutation } from './mutations.js'
import { AGREED_INPUTS, LEFT_OUT } from './valid-inputs.js'

/** An input as variables have it. */
export type Input = { [field: string]: unknown }

/** What an input is made from: what there is, and a number that makes its names its own. */
export type Making = { known: Known; number: number }

/**
 * An input that a mutation takes, made by type and name from what there is: every field is filled but those that would contradict another.
 * What neither tells is said in `valid-inputs.ts`, by type and field.
 */
export function validInput(mutation: Mutation, making: Making): Input {
  return objectOf(mutation.input, mutation.fields, placeOf(mutation, making))
}

/** Where the input of a mutation is made. */
export function placeOf(mutation: Mutation, making: Making): Place {
  return { ...making, about: subjectOf(mutation), mutation: mutation.name }
}

/** Where in an input a value is made. */
export type Place = Making & { about: string; mutation: string }

function objectOf(type: string, fields: readonly GraphQLInputField[], place: Place): Input {
  const entries = fields.flatMap((field) => {
    const value = valueOf(type, field, place)
    return value === LEFT_OUT ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(entries)
}

function valueOf(type: string, field: GraphQLInputField, place: Place): unknown {
  const { [`${type}.${field.name}`]: exactly, [`*.${field.name}`]: anywhere } = AGREED_INPUTS
  const agreed = exactly === undefined ? anywhere : exactly
  if (typeof agreed === 'function') return agreed(place)
  return agreed === undefined ? typed(type, field, field.type, place) : agreed
}

/** A value of a field by its type and, for texts and ids, by its name. */
export function typed(input: string, field: GraphQLInputField, given: GraphQLInputType, place: Place): unknown {
  const type = getNullableType(given)
  if (isListType(type)) return [typed(input, field, type.ofType, place)]
  if (isInputObjectType(type)) return objectOf(type.name, Object.values(type.getFields()), place)
  if (isEnumType(type)) return type.getValues()[0]?.name
  switch (getNamedType(type).name) {
    case 'ID':
      return idOf(input, field.name, place)
    case 'Int':
      return 1
    case 'Boolean':
      return false
    case 'DateTime':
      return '2030-01-01T00:00:00.000Z'
    case 'JSON':
      return {}
    default:
      return `${place.mutation} ${field.name} ${place.number}`
  }
}

/** The first thing of the kind that a field names; what goes is the last one, which nothing uses. */
function idOf(input: string, field: string, { known, about, mutation }: Place): string {
  if (field === 'space') return 'Spaces-1'
  const kind = kindNamed(input, field, about)
  if (kind === 'Users') return 'Users-7'
  const from = mutation.startsWith('restore') && field === 'id' ? known.archived : known.ids
  const ids = from.get(kind) ?? []
  const id = /^(delete|archive|remove)/.test(mutation) && field === 'id' ? ids.at(-1) : ids[0]
  if (id === undefined) throw new Error(`${mutation} needs ${field}, and there are no ${kind}`)
  return id
}
