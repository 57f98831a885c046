import { expect, test } from '@jest/globals'
import { Kind } from 'graphql'
import { CHANGED_KINDS, changedKind } from './kinds.js'
import { LIVE } from './schema.js'

test('the kinds of the graph are those that ids are told by', () => {
  const definition = LIVE.definitions.find(
    (one) => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'ChangedKind',
  )
  const values = definition?.kind === Kind.ENUM_TYPE_DEFINITION ? definition.values : []
  expect(values?.map(({ name }) => name.value)).toEqual(Object.keys(CHANGED_KINDS))
  for (const [kind, inIds] of Object.entries(CHANGED_KINDS)) expect(changedKind(inIds)).toBe(kind)
  expect(changedKind('Events')).toBeNull()
})
