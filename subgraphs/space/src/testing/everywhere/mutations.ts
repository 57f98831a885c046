import { getNamedType, isInputObjectType, isObjectType, type GraphQLInputField } from 'graphql'
import { schema } from '../../schema.js'

/** A mutation and what can be said to it. */
export type Mutation = { name: string; input: string; fields: GraphQLInputField[] }

/** All mutations, by introspection. */
export const MUTATIONS: readonly Mutation[] = mutations()

function mutations(): Mutation[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
    const type = args[0] ? getNamedType(args[0].type) : null
    if (args.length !== 1 || !isInputObjectType(type)) throw new Error(`${name} takes something else than one input`)
    return { name, input: type.name, fields: Object.values(type.getFields()) }
  })
}

/** The mutation of a name. */
export function mutationNamed(name: string): Mutation {
  const found = MUTATIONS.find((one) => one.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

/** What a mutation's answer is asked for: nothing but its errors. */
export function operationOf({ name, input }: Mutation): string {
  return `mutation ($input: ${input}!) { answer: ${name}(input: $input) { errors { code message path } } }`
}

/** The type that a mutation is about by its name, such as `LibraryVariableSet` for `archiveLibraryVariableSet`. */
export function subjectOf({ name }: Mutation): string {
  const longest = Object.keys(schema.getTypeMap())
    .filter((type) => isObjectType(schema.getType(type)) && name.endsWith(type))
    .sort((a, b) => b.length - a.length)
  return longest[0] ?? name.replace(/^[a-z]+/, '')
}
