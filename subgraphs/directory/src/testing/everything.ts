import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql'
import { schema } from '../schema.js'

/** A selection of every field of a type, and of what they lead to, so many steps deep. */
export function everything(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type)
    if (!isCompositeType(of)) return field.name
    return depth > 0 ? `${field.name}${args(field)} ${everything(of, depth - 1)}` : []
  })
  return `{ __typename ${fields.join(' ')} }`
}

/** The root fields that name one thing, and those that list many, as far as nothing else must be said. */
export function rootFields(): { one: string[]; many: string[] } {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))
  const names = (arg: string) =>
    fields.filter(
      ({ args: given }) =>
        given.some(({ name }) => name === arg) && given.every((one) => one.name === arg || !isRequiredArgument(one)),
    )
  return { one: names('id').map(({ name }) => name), many: names('first').map(({ name }) => name) }
}

/** A query of every root list, and of all that hangs on it. */
export function wholeGraph(depth: number): string {
  const query = schema.getQueryType()
  const asked = ['me', ...rootFields().many].map((name) => {
    const field = query?.getFields()[name]
    if (!field) throw new Error(`there is no ${name}`)
    return `${name}${args(field)} ${everything(getNamedType(field.type), depth)}`
  })
  return `{ ${asked.join(' ')} }`
}

function args(field: GraphQLField<unknown, unknown>): string {
  return field.args.some(({ name, type }) => name === 'first' && isScalarType(getNamedType(type))) ? '(first: 100)' : ''
}
