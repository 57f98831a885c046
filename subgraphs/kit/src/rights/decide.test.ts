import { describe, expect, test } from '@jest/globals'
import { capLeaves, decide, grantsOf, holdsSomewhere, NO_RIGHTS, type Grant } from './decide.js'
import type { Permission } from './permission.js'
import { EVERYWHERE, NOWHERE, type Scope } from './scope.js'

function grant(permissions: Permission[], scope: Partial<Scope> = {}, assignment = 1): Grant {
  return {
    assignment,
    team: { id: 1, name: 'Developers' },
    role: { id: 11, name: 'Project Viewer' },
    member: 'Users-1',
    permissions: new Set(permissions),
    scope: { ...EVERYWHERE, ...scope },
  }
}
const uncapped = (...grants: Grant[]) => ({ grants, cap: null })

describe('decide', () => {
  test('denies who was given nothing, or not this', () => {
    expect(decide(NO_RIGHTS, 'ProjectView', NOWHERE)).toEqual({ allowed: false, reason: 'NOT_GRANTED' })
    expect(decide(uncapped(grant(['ProjectEdit'])), 'ProjectView', NOWHERE)).toEqual({
      allowed: false,
      reason: 'NOT_GRANTED',
    })
  })

  test('allows by a role that reaches the entity, and names it', () => {
    const limited = grant(['ProjectView'], { Projects: [1] }, 1)
    const wide = grant(['ProjectView'], { Projects: [2] }, 2)
    expect(decide(uncapped(limited, wide), 'ProjectView', { ...NOWHERE, Projects: [2] })).toEqual({
      allowed: true,
      by: wide,
    })
    expect(decide(uncapped(limited, wide), 'ProjectView', { ...NOWHERE, Projects: [3] })).toEqual({
      allowed: false,
      reason: 'OUT_OF_SCOPE',
    })
  })

  test('does not put together what two roles reach by half', () => {
    const here = { ...NOWHERE, Projects: [1], Environments: [1] }
    const byHalf = [
      grant(['DeploymentView'], { Projects: [1], Environments: [2] }),
      grant(['DeploymentView'], { Projects: [2], Environments: [1] }),
    ]
    expect(decide(uncapped(...byHalf), 'DeploymentView', here).allowed).toBe(false)
  })

  test('an API key takes away, and never gives', () => {
    const grants = [grant(['ProjectView', 'ProjectEdit'])]
    const readOnly = { spaces: null, readOnly: true, permissions: null }
    const only = { spaces: null, readOnly: false, permissions: ['ProjectView', 'ReleaseView', 'Whatever'] }
    expect(decide({ grants, cap: readOnly }, 'ProjectView', NOWHERE).allowed).toBe(true)
    expect(decide({ grants, cap: readOnly }, 'ProjectEdit', NOWHERE)).toEqual({ allowed: false, reason: 'CAPPED' })
    expect(decide({ grants, cap: only }, 'ProjectView', NOWHERE).allowed).toBe(true)
    expect(decide({ grants, cap: only }, 'ProjectEdit', NOWHERE)).toEqual({ allowed: false, reason: 'CAPPED' })
    expect(decide({ grants, cap: only }, 'ReleaseView', NOWHERE)).toEqual({ allowed: false, reason: 'NOT_GRANTED' })
    expect(capLeaves({ ...only, readOnly: true }, 'ProjectView')).toBe(true)
    expect(capLeaves({ ...only, permissions: [] }, 'ProjectView')).toBe(false)
    expect(grantsOf({ grants, cap: readOnly }, 'ProjectEdit')).toEqual([])
    expect(holdsSomewhere({ grants, cap: readOnly }, 'ProjectEdit')).toBe(false)
    expect(holdsSomewhere({ grants, cap: readOnly }, 'ProjectView')).toBe(true)
  })
})
