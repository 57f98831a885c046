import { documentedGrants } from '@spaceport/kit/rights/testing/documented-roles'
import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import { exists, may, permissionOf, type Given } from './cases.js'
import { changed, created, id, place, type MutationCase } from './change-case.js'
import { MODEL_MUTATIONS } from './model-mutations.js'
import { nameOf, NOWHERE, templateFile } from './world.js'

/** Far outside of all limits. */
const FAR: Ids = { groups: [98], projects: [98], environments: [98], tenants: [98] }

/** Every mutation, tried with what lies within the limits (1) and with what does not (2). */
export const MUTATION_CASES: Readonly<Record<string, MutationCase>> = {
  ...MODEL_MUTATIONS,
  createDeployment: {
    input: (space, which) => ({
      release: id(space, 'Releases', which),
      environment: id(space, 'Environments', which),
      tenant: id(space, 'Tenants', which),
    }),
    names: (which) => [
      ['Releases', which],
      ['Environments', which],
      ['Tenants', which],
    ],
    at: (which) => ({ ...place('Releases', which), environments: [which], tenants: [which] }),
    passed: null,
  },
  reportDeployment: {
    input: (space, which) => ({ deployment: id(space, 'Deployments', which === 1 ? 1 : 3), state: 'QUEUED' }),
    names: (which) => [['Deployments', which === 1 ? 1 : 3]],
    passed: 'INVALID_STATE',
  },
  createEnvironment: created('Environments', 1, { ...NOWHERE, environments: [0] }),
  updateEnvironment: changed('Environments'),
  createLifecycle: created('Lifecycles', 1, NOWHERE, { phases: [] }),
  createProjectGroup: created('ProjectGroups', 1, { ...NOWHERE, groups: [0] }),
  createProject: {
    input: (space, which) => ({
      space: `Spaces-${space}`,
      name: nameOf(space, 'Projects', 3),
      projectGroup: id(space, 'ProjectGroups', which),
      lifecycle: id(space, 'Lifecycles', 1),
    }),
    names: (which) => [['ProjectGroups', which]],
    at: (which) => ({ ...NOWHERE, groups: [which] }),
    passed: 'CONFLICT',
  },
  updateProject: changed('Projects'),
  deleteProject: changed('Projects'),
  createRelease: {
    input: (space, which) => ({ project: id(space, 'Projects', which), version: nameOf(space, 'Releases', which) }),
    names: (which) => [['Projects', which]],
    passed: 'BAD_INPUT',
  },
  assignUserRole: {
    input: (space) => ({ team: id(space, 'Teams', 3), role: id(space, 'UserRoles', 15) }),
    names: () => [
      ['Teams', 3],
      ['UserRoles', 15],
    ],
    // Nobody gives what they do not have as far.
    besides: (given) => documentedGrants('Tenant Manager').every((one) => may(given, one, FAR)),
    passed: null,
  },
  updateScopedUserRole: changed('ScopedUserRoles', {}, 3),
  removeScopedUserRole: changed('ScopedUserRoles', {}, 3),
  importStepTemplate: {
    input: (space) => ({ space: `Spaces-${space}`, source: templateFile(space) }),
    at: () => NOWHERE,
    passed: null,
  },
  createTeam: created('Teams', 3, NOWHERE),
  updateTeam: changed('Teams', {}, 3),
  setTeamMembers: changed('Teams', { members: [] }, 3),
  deleteTeam: changed('Teams', {}, 3),
  createTenant: created('Tenants', 1, { ...NOWHERE, tenants: [0] }),
  updateTenant: changed('Tenants'),
  createUserRole: created('UserRoles', 1001, NOWHERE, { permissions: [] }),
  updateUserRole: changed('UserRoles', {}, 1001),
  deleteUserRole: changed('UserRoles', {}, 1001),
}

/** What the answer should say to somebody: an error code, or null for success. */
export function expected(mutation: string, one: MutationCase, given: Given, which: number): string | null {
  if (given.role === null) return 'NOT_FOUND'
  const permission = permissionOf(mutation)
  const granted = documentedGrants(given.role)
  const permissions = [permission, one.orFor ?? permission, ...(one.anyOf ?? [])]
  if (!permissions.some((any) => granted.includes(any))) return 'FORBIDDEN'
  const names = one.names?.(which) ?? []
  // What a mutation is about comes first, then whether the permission reaches it, then what it refers to besides.
  const [first] = names
  const at = one.at?.(which) ?? (first ? place(...first) : NOWHERE)
  if (names.some(([kind, local]) => !exists(given, kind, local))) return 'NOT_FOUND'
  if (one.anyOf) return one.passed
  if (!may(given, permission, at) || one.besides?.(given) === false) return 'FORBIDDEN'
  return one.passed
}
