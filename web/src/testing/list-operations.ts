import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, Kind, parse, type FieldNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

const WEB = new URL('../', import.meta.url)

/** The graph as it is committed. */
export const SCHEMA = buildSchema(readFileSync(new URL('../../client/schema.graphql', WEB), 'utf8'))

/** The operations that a list reads page by page as one scrolls: they go on behind a cursor, in an order, and never back. */
export function listOperations(): OperationDefinitionNode[] {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'))
  const definitions = files.flatMap((file) => parse(readFileSync(new URL(file, WEB), 'utf8')).definitions)
  return definitions
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    .filter((one) => takes(one, 'after') && takes(one, 'orderBy') && !takes(one, 'last'))
}

/** Whether an operation has a variable. */
export function takes({ variableDefinitions = [] }: OperationDefinitionNode, name: string): boolean {
  return variableDefinitions.some(({ variable }) => variable.name.value === name)
}

/** The fields of a selection, without those that are only asked for if one of the variables is true. */
export function fieldsWithout({ selections }: SelectionSetNode, variables: readonly string[]): FieldNode[] {
  return selections
    .filter((one) => one.kind === Kind.FIELD)
    .filter(({ directives = [] }) => {
      const conditions = directives.flatMap((one) => (one.name.value === 'include' ? (one.arguments ?? []) : []))
      return !conditions.some(({ value }) => value.kind === Kind.VARIABLE && variables.includes(value.name.value))
    })
}
