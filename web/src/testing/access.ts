import type { FakeSpace } from './fleet'

const NO_LIMITS = { projectGroups: [], projects: [], environments: [], tenants: [] }

function team(space: FakeSpace, place: number, name: string, limits: object) {
  return {
    ...{ id: `${space.id}/Teams-${place}`, name, description: `The ${name}.` },
    members: [
      { subject: 'Groups-1', user: null, group: { id: 'Groups-1', name: 'Engineering' } },
      { subject: 'Users-9', user: null, group: null },
    ],
    roles: [
      { id: `${space.id}/ScopedUserRoles-${place}`, role: { name: 'Project Deployer' }, ...NO_LIMITS, ...limits },
    ],
  }
}

const chain = (verdict: string) => ({
  verdict,
  member: { id: 'Groups-1', name: 'Engineering' },
  team: { id: 'Spaces-1/Teams-1', name: 'Deployers' },
  role: { id: 'Spaces-1/UserRoles-8', name: 'Project Deployer' },
  scope: [{ dimension: 'ENVIRONMENT', things: [{ id: null, name: 'Test' }], others: true }],
  failed: [],
})

/** What the made-up fleet says of teams and rights. */
export function fakeAccess(spaces: readonly FakeSpace[]) {
  return {
    space: ({ id }: { id: string }) => spaces.find((space) => space.id === id) ?? null,
    teams: ({ filter }: { filter: { space: string[] } }) => {
      const nodes = spaces
        .filter(({ id }) => filter.space.includes(id))
        .flatMap((space) => [
          team(space, 1, 'Deployers', { environments: [{ name: 'Test' }, null] }),
          team(space, 2, 'Managers', {}),
        ])
      return { nodes, totalCount: nodes.length }
    },
    whoCan: () => ({
      nodes: [
        { id: 'Users-1', name: 'Ada Byron', kind: 'PERSON' },
        { id: 'Users-3', name: 'Build server', kind: 'SERVICE_ACCOUNT' },
      ],
      ...{ totalCount: 2, truncated: true },
      completeness: { asked: 1, answered: 0, missing: [{ space: 'Spaces-1', reason: 'FORBIDDEN' }] },
    }),
    explainAccess: () => ({
      ...{ allowed: false, reason: 'Ada Byron has no role that gives it.' },
      chains: [chain('OUT_OF_SCOPE'), chain('GRANTS')],
    }),
  }
}
