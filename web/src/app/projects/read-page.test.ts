import { describe, expect, test } from '@jest/globals'
import { projectsResult } from './read-page'

const CONNECTION = {
  nodes: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  totalCount: 0,
  completeness: { asked: 2, answered: 1, missing: [{ space: 'Spaces-1', reason: 'TIMEOUT', since: '2026-01-01T00:00:00.000Z' }] }, // prettier-ignore
}
const error = (code: string, message: string) => ({ message, extensions: { code } })

describe('what the page makes of an answer', () => {
  test('a Space that is missing is named once, other faults in the words of the graph, each once', () => {
    const errors = [
      error('SPACE_TIMEOUT', 'Spaces-1 did not answer in time.'),
      error('UNAVAILABLE', 'The zone did not answer.'),
      error('UNAVAILABLE', 'The zone did not answer.'),
    ]
    const result = projectsResult({ kind: 'answer', data: { projects: CONNECTION }, errors })
    expect(result).toMatchObject({ kind: 'rows', unread: ['The zone did not answer.'] })
  })

  test('no connection at all is a refusal with its code', () => {
    const errors = [error('BAD_CURSOR', 'The cursor belongs to another list.')]
    expect(projectsResult({ kind: 'answer', data: { projects: null }, errors })).toEqual({
      kind: 'refused',
      code: 'BAD_CURSOR',
      message: 'The cursor belongs to another list.',
    })
  })
})
