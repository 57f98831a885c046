import { expect, test } from '@jest/globals'
import { getNamedType, isObjectType, print } from 'graphql'
import { fieldsWithout, listOperations, SCHEMA } from '../testing/list-operations'
import { UNCOUNTED } from './uncounted'

test('every list is one field where nothing is counted, without a total, and says on every page what it lacks', () => {
  const operations = listOperations()
  expect(operations.length).toBeGreaterThan(35)
  for (const { name, selectionSet, variableDefinitions } of operations) {
    const [list, ...more] = fieldsWithout(selectionSet, Object.keys(UNCOUNTED))
    const type = list && getNamedType(SCHEMA.getQueryType()!.getFields()[list.name.value]!.type)
    const fields = fieldsWithout(list!.selectionSet!, Object.keys(UNCOUNTED)).map((field) => field.name.value)
    const isOfSpaces = isObjectType(type) && type.getFields().completeness
    expect([name?.value, more.map((field) => field.name.value), fields]).toEqual([
      name?.value,
      [],
      ['nodes', 'pageInfo', ...(isOfSpaces ? ['completeness'] : [])],
    ])
    // Whoever pastes the operation gets the total without asking for it.
    const count = variableDefinitions?.find(({ variable }) => variable.name.value === 'count')
    expect([name?.value, count && print(count)]).toEqual([name?.value, '$count: Boolean! = true'])
  }
})
