import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import {
  buildSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  print,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { UNCOUNTED } from './uncounted'

const WEB = new URL('../', import.meta.url)
const schema = buildSchema(readFileSync(new URL('../../client/schema.graphql', WEB), 'utf8'))

/** The operations that a list reads page by page as one scrolls: they go on behind a cursor, in an order, and never back. */
function lists(): OperationDefinitionNode[] {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'))
  const definitions = files.flatMap((file) => parse(readFileSync(new URL(file, WEB), 'utf8')).definitions)
  return definitions
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    .filter((one) => {
      const names = one.variableDefinitions?.map(({ variable }) => variable.name.value) ?? []
      return ['after', 'orderBy'].every((name) => names.includes(name)) && !names.includes('last')
    })
}

/** The fields that are asked for when nothing is counted. */
function asked({ selections }: SelectionSetNode): FieldNode[] {
  return selections
    .filter((one) => one.kind === Kind.FIELD)
    .filter(({ directives = [] }) => {
      const conditions = directives.flatMap((one) => (one.name.value === 'include' ? (one.arguments ?? []) : []))
      const names = conditions.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : []))
      return !names.some((name) => Object.hasOwn(UNCOUNTED, name))
    })
}

test('every list is one field where nothing is counted, without a total, and says on every page what it lacks', () => {
  const operations = lists()
  expect(operations.length).toBeGreaterThan(35)
  for (const { name, selectionSet, variableDefinitions } of operations) {
    const [list, ...more] = asked(selectionSet)
    const type = list && getNamedType(schema.getQueryType()!.getFields()[list.name.value]!.type)
    const fields = asked(list!.selectionSet!).map((one) => one.name.value)
    expect([name?.value, more.map((one) => one.name.value), fields]).toEqual([
      name?.value,
      [],
      [...['nodes', 'pageInfo'], ...(isObjectType(type) && type.getFields().completeness ? ['completeness'] : [])],
    ])
    // Whoever pastes the operation gets the total without asking for it.
    const count = variableDefinitions?.find(({ variable }) => variable.name.value === 'count')
    expect([name?.value, count && print(count)]).toEqual([name?.value, '$count: Boolean! = true'])
  }
})
