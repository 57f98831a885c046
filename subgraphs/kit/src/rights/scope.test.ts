import { describe, expect, test } from '@jest/globals'
import { EVERYWHERE, limitsOf, meets, NOWHERE, type Scope } from './scope.js'

const scope = (some: Partial<Scope>): Scope => ({ ...EVERYWHERE, ...some })

describe('the limits of a scope', () => {
  test('are none where it names nothing', () => expect(limitsOf(EVERYWHERE, 'DeploymentCreate')).toEqual([]))

  test('are only those that the permission heeds', () => {
    const all = scope({ ProjectGroups: [1], Projects: [2], Environments: [3], Tenants: [4] })
    expect(limitsOf(all, 'LifecycleView')).toEqual([])
    expect(limitsOf(all, 'EnvironmentView')).toEqual([{ by: 'environment', environments: [3] }])
    expect(limitsOf(all, 'ProcessView')).toEqual([{ by: 'project', groups: [1], projects: [2] }])
    expect(limitsOf(all, 'MachineView')).toEqual([
      { by: 'environment', environments: [3] },
      { by: 'tenant', tenants: [4], orNone: true },
    ])
    expect(limitsOf(all, 'DeploymentView')).toHaveLength(3)
  })

  test('projects and project groups add up', () => {
    const [limit] = limitsOf(scope({ ProjectGroups: [1], Projects: [2] }), 'ProjectView')
    if (!limit) throw new Error('no limit')
    expect(meets({ ...NOWHERE, ProjectGroups: [1], Projects: [9] }, limit)).toBe(true)
    expect(meets({ ...NOWHERE, ProjectGroups: [9], Projects: [2] }, limit)).toBe(true)
    expect(meets({ ...NOWHERE, ProjectGroups: [2], Projects: [1] }, limit)).toBe(false)
    expect(meets(NOWHERE, limit)).toBe(false)
  })

  test('projects limit what heeds only their groups to nothing, not to everything', () => {
    const [limit] = limitsOf(scope({ Projects: [2] }), 'ProjectCreate')
    if (!limit) throw new Error('no limit')
    expect(meets({ ...NOWHERE, ProjectGroups: [2], Projects: [2] }, limit)).toBe(false)
  })

  test('environments are met by what stands in one of them, and not by what stands in none', () => {
    const [limit] = limitsOf(scope({ Environments: [3, 4], Tenants: [3] }), 'EnvironmentView')
    if (!limit) throw new Error('no limit')
    expect(meets({ ...NOWHERE, Environments: [9, 4] }, limit)).toBe(true)
    expect(meets({ ...NOWHERE, Environments: [5], Tenants: [3] }, limit)).toBe(false)
    expect(meets(NOWHERE, limit)).toBe(false)
  })

  test('tenants reach what has none, unless the permission needs one', () => {
    const [view] = limitsOf(scope({ Tenants: [1] }), 'ReleaseView')
    const [deploy] = limitsOf(scope({ Tenants: [1] }), 'DeploymentCreate')
    if (!view || !deploy) throw new Error('no limit')
    expect([meets(NOWHERE, view), meets(NOWHERE, deploy)]).toEqual([true, false])
    for (const limit of [view, deploy]) {
      expect(meets({ ...NOWHERE, Tenants: [1, 2] }, limit)).toBe(true)
      expect(meets({ ...NOWHERE, Tenants: [2] }, limit)).toBe(false)
    }
  })
})
