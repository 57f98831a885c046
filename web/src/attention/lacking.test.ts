import { expect, test } from '@jest/globals'
import { ALWAYS } from '../time/period'
import { lacking } from './lacking'

const SEARCH = { space: ['Spaces-1'], environment: null, mine: false, ...ALWAYS }
const whole = { asked: 2, answered: 2, missing: [] }
const partial = { asked: 2, answered: 1, missing: [{ space: 'Spaces-2', reason: 'TIMEOUT', since: '' }] }
const space = { id: 'Spaces-1', name: 'Payments' }

test('projects and tenants that lack values are one part, which leads to the form of each', () => {
  const part = lacking(
    {
      lackingProjects: {
        nodes: [{ id: 'Spaces-1/Projects-1', name: 'Ledger', space }],
        totalCount: 21,
        completeness: whole,
      },
      lackingTenants: {
        nodes: [{ id: 'Spaces-1/Tenants-1', name: 'Acme', space }],
        totalCount: 1,
        completeness: partial,
      },
    },
    SEARCH,
  )
  expect(part).toMatchObject({ count: 22, completeness: partial, all: '/missing-values?space=Spaces-1' })
  expect(part?.rows.map(({ state, title, href }) => [state, title, href])).toEqual([
    ['Project', 'Ledger', '/missing-values?space=Spaces-1&open=Spaces-1/Projects-1'],
    ['Tenant', 'Acme', '/missing-values?space=Spaces-1&open=Spaces-1/Tenants-1'],
  ])
  expect(lacking({ lackingProjects: null, lackingTenants: null }, SEARCH)).toBeNull()
})
