import { describe, expect, test } from '@jest/globals'
import { PERMISSION_NAMES, PERMISSIONS, onlyReads } from './permission.js'
import { BUILT_IN_ROLES, FIRST_CUSTOM_ROLE, SPACE_MANAGER } from './role.js'
import { SYSTEM_ROLES } from './system.js'
import { DOCUMENTED_LIMITS } from './testing/documented-limits.js'
import { documentedGrants, DOCUMENTED_ROLES, DOCUMENTED_SYSTEM_ROLES, words } from './testing/documented-roles.js'

describe('permissions', () => {
  test('are those that Octopus documents', () => {
    expect(PERMISSION_NAMES.toSorted()).toEqual([...DOCUMENTED_LIMITS.keys()].toSorted())
  })

  test.each(PERMISSION_NAMES.map((name) => [name]))('%s heeds the limits that Octopus documents', (name) => {
    const documented = DOCUMENTED_LIMITS.get(name) ?? new Set()
    const { restrictions, needsTenant } = PERMISSIONS[name]
    const groupsToo = documented.has('Projects') || documented.has('ProjectGroups') ? ['ProjectGroups'] : []
    const expected = [...new Set([...documented, ...groupsToo])].filter((limit) => limit !== 'Explicit')
    expect(restrictions.toSorted()).toEqual(expected.toSorted())
    expect(needsTenant).toBe(documented.has('Explicit'))
  })

  test('that only read are known by their names', () => {
    const reading = PERMISSION_NAMES.filter(onlyReads)
    expect(reading.filter((name) => !name.endsWith('View'))).toEqual(['VariableViewUnscoped', 'BuiltInFeedDownload'])
    expect(reading.length).toBeGreaterThan(30)
  })
})

describe('built-in roles', () => {
  test('are the documented ones, each under its number', () => {
    expect([...BUILT_IN_ROLES].map(([id, { name }]) => [id, name])).toEqual(
      [
        'Build Server',
        'Certificate Manager',
        'Deployment Creator',
        'Environment Manager',
        'Environment Viewer',
        'Package Publisher',
        'Project Contributor',
        'Project Deployer',
        'Project Initiator',
        'Project Lead',
        'Project Viewer',
        'Release Creator',
        'Runbook Consumer',
        'Runbook Producer',
        'Tenant Manager',
        'Space Manager',
      ].map((name, i) => [i + 1, name]),
    )
    expect(Object.keys(DOCUMENTED_ROLES)).toHaveLength(BUILT_IN_ROLES.size)
    expect(BUILT_IN_ROLES.get(SPACE_MANAGER)?.name).toBe('Space Manager')
    expect(FIRST_CUSTOM_ROLE).toBeGreaterThan(BUILT_IN_ROLES.size)
  })

  test.each([...BUILT_IN_ROLES.values()])('$name grants what is documented, all of it grantable in a Space', (role) => {
    expect([...role.permissions].toSorted()).toEqual(documentedGrants(role.name))
    expect([...role.permissions].filter((name) => !PERMISSIONS[name].levels.includes('space'))).toEqual([])
  })

  test.each(Object.values(SYSTEM_ROLES))('$name grants what is documented, over the fleet', ({ name, permissions }) => {
    expect([...permissions].toSorted()).toEqual(words(DOCUMENTED_SYSTEM_ROLES[name] ?? ''))
  })
})
