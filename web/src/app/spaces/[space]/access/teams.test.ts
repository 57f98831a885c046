import { expect, test } from '@jest/globals'
import { roleLimits } from './teams'

const none = { projectGroups: [], projects: [], environments: [], tenants: [] }

test('a role without limits has none', () => {
  expect(roleLimits(none)).toBeNull()
})

test('projects and their groups add up; every other dimension narrows', () => {
  const limits = {
    ...none,
    projectGroups: [{ name: 'Core' }],
    projects: [{ name: 'Ledger' }],
    environments: [{ name: 'Test' }, { name: 'Staging' }],
  }
  expect(roleLimits(limits)).toBe('Core or Ledger; Test or Staging')
})

test('what cannot be seen is still a limit', () => {
  expect(roleLimits({ ...none, tenants: [null, { name: 'Elm' }, null] })).toBe('Elm or 2 that you cannot see')
})
