import { expect, it } from '@jest/globals'
import { getDatamodel } from '@spaceport/database/generated/space-pothos'
import { KINDS } from '../entity/kinds.js'
import { SEARCHED } from './kinds.js'

/** The relations of a search document, as the database's model has them. */
function relations(): string[] {
  const model: { datamodel: { models: Record<string, { fields: { name: string; kind: string }[] }> } } = JSON.parse(
    JSON.stringify(getDatamodel()),
  )
  const fields = model.datamodel.models.SearchDocument?.fields ?? []
  return fields.filter(({ kind }) => kind === 'object').map(({ name }) => name)
}

it('has a relation from the search document to every kind that is searched, and to no other', () => {
  expect(relations().toSorted()).toEqual(
    SEARCHED.map((kind) => `${KINDS[kind][0]!.toLowerCase()}${KINDS[kind].slice(1)}`).toSorted(),
  )
})
