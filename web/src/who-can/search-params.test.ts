import { expect, test } from '@jest/globals'
import { whoCanVariables, type WhoCanSearch } from './search-params'

const SEARCH: WhoCanSearch = {
  ...{ permission: 'DeploymentCreate', space: 'Spaces-1', project: '', environment: '', tenant: '' },
  ...{ user: '', after: null },
}

test('asks who can there, and leaves aside what was chosen in another Space', () => {
  const search = { ...SEARCH, environment: 'Spaces-1/Environments-3', project: 'Spaces-2/Projects-1' }
  const variables = whoCanVariables(search)
  expect(variables).toMatchObject({ holders: true, explain: false, inSpace: true, beginning: false })
  expect(variables.scope).toEqual({ spaces: ['Spaces-1'], environment: 'Spaces-1/Environments-3' })
})

test('asks why of the very place that was chosen, else of the Space', () => {
  const search = { ...SEARCH, user: 'Users-7' }
  expect(whoCanVariables(search)).toMatchObject({ holders: false, explain: true, entity: 'Spaces-1' })
  const there = { ...search, environment: 'Spaces-1/Environments-3' }
  expect(whoCanVariables(there).entity).toBe('Spaces-1/Environments-3')
})
