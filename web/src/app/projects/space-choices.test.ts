import { expect, test } from '@jest/globals'
import { spaceChoices, spaceName } from './space-choices'

const page = (ids: string[], endCursor: string | null) => ({
  nodes: ids.map((id) => ({ id, name: `Name of ${id}`, instance: { zone: { name: 'Brisbane' } } })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
})

test('pages add up, each Space once, until there are no more', () => {
  const first = spaceChoices(page(['Spaces-1', 'Spaces-2'], 'x'))
  expect(first.more).toBe('x')
  const both = spaceChoices(page(['Spaces-2', 'Spaces-3'], null), first.spaces)
  expect(both.spaces.map(({ id }) => id)).toEqual(['Spaces-1', 'Spaces-2', 'Spaces-3'])
  expect(both.more).toBeNull()
})

test('a Space that is not known goes by its id', () => {
  const { spaces } = spaceChoices(page(['Spaces-1'], null))
  expect([spaceName(spaces, 'Spaces-1'), spaceName(spaces, 'Spaces-9')]).toEqual(['Name of Spaces-1', 'Spaces-9'])
  expect(spaceChoices(null)).toEqual({ spaces: [], more: null })
})
