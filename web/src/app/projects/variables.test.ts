import { expect, test } from '@jest/globals'
import { loadProjectSearch, projectsPath } from './search-params'
import { projectsVariables } from './variables'

const variables = async (query: string) => projectsVariables(await loadProjectSearch(new URLSearchParams(query)))
const BY_NAME = { field: 'NAME', direction: 'ASC' }

test('a plain address asks for the first page by name, and names no filter', async () => {
  expect(await variables('')).toEqual({ first: 50, orderBy: BY_NAME })
})

test('filters, order and size of the address', async () => {
  expect(await variables('text=%20api%20&space=Spaces-1,Spaces-2&sort=-last-deployed&size=25')).toEqual({
    first: 25,
    filter: { space: ['Spaces-1', 'Spaces-2'], text: 'api' },
    orderBy: { field: 'LAST_DEPLOYED_AT', direction: 'DESC' },
  })
})

test('forwards from a cursor, backwards from another, forwards when an address has both', async () => {
  expect(await variables('after=a')).toEqual({ first: 50, after: 'a', orderBy: BY_NAME })
  expect(await variables('before=b')).toEqual({ last: 50, before: 'b', orderBy: BY_NAME })
  expect(await variables('after=a&before=b')).toEqual({ first: 50, after: 'a', orderBy: BY_NAME })
})

test.each(['size=1000', 'size=-1', 'size=x', 'sort=sideways', 'text=', 'space=', 'text=%20'])(
  'what %s cannot mean is as if it were not there',
  async (query) => {
    expect(await variables(query)).toEqual({ first: 50, orderBy: BY_NAME })
  },
)

test('an address is written without what is usual, and read back as it was', async () => {
  const search = await loadProjectSearch(new URLSearchParams('text=a%26b&space=Spaces-2&sort=-name&after=x%3D%3D'))
  const path = projectsPath(search)
  expect(path).not.toContain('size')
  expect(await loadProjectSearch(new URL(path, 'http://x').searchParams)).toEqual(search)
  expect(projectsPath({})).toBe('/projects')
})
