import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { BUILT_IN_ROLES, SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { textKey } from '@spaceport/kit/page/text-key'
import { caller, MANAGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate as mutateIn } from '../testing/mutate.js'
import { basics, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.project.create({ data: project('App') })
})

afterAll(() => space.close())

const mutate = (mutation: string, input: object, fields = '', who = MANAGER) =>
  mutateIn(space, mutation, { ...input }, who, fields)

async function code(mutation: string, input: object, who = MANAGER): Promise<string | undefined> {
  return (await mutate(mutation, input, '', who)).errors[0]?.code
}

/** A new team with a role, through the graph. */
async function newTeam(name: string, members: string[], role?: string, limits: object = {}): Promise<string> {
  const made = await mutate('createTeam', { space: 'Spaces-1', name, members }, 'team { id }')
  const { id } = made.team as { id: string }
  if (role) expect(await code('assignUserRole', { team: id, role, ...limits })).toBeUndefined()
  return id
}

describe('the built-in roles', () => {
  it('stand in every Space under the names and numbers of the code, with what the code says is in them', async () => {
    const rows = await space.db.userRole.findMany({ where: { id: { lt: 1_001 } }, orderBy: { id: 'asc' } })
    expect(rows.map(({ id, name, nameKey, description }) => ({ id, name, nameKey, description }))).toEqual(
      [...BUILT_IN_ROLES].map(([id, { name, description }]) => ({ id, name, nameKey: textKey(name), description })),
    )
    const { data } = await space.ask<{ node: { permissions: string[]; builtIn: boolean } }>(
      '{ node(id: "Spaces-1/UserRoles-15") { ... on UserRole { builtIn permissions } } }',
    )
    expect(data.node).toEqual({
      builtIn: true,
      permissions: [...BUILT_IN_ROLES.get(15)!.permissions].sort(),
    })
  })

  it('are changed by nobody, and their names are taken', async () => {
    expect(await code('updateUserRole', { id: 'Spaces-1/UserRoles-11', permissions: [] })).toBe('INVALID_STATE')
    expect(await code('deleteUserRole', { id: 'Spaces-1/UserRoles-5' })).toBe('INVALID_STATE')
    expect(await code('createUserRole', { space: 'Spaces-1', name: 'space MANAGER', permissions: [] })).toBe('CONFLICT')
  })
})

describe('a custom role', () => {
  it('gives its permissions from the next request on, and is kept while a team has it', async () => {
    const who = caller('Users-21')
    const made = await mutate(
      'createUserRole',
      { space: 'Spaces-1', name: 'Watcher', permissions: ['TenantView', 'EnvironmentView', 'TenantView'] },
      'userRole { id permissions builtIn version }',
    )
    const { id } = made.userRole as { id: string }
    expect(made.userRole).toMatchObject({
      id: expect.stringMatching(/^Spaces-1\/UserRoles-1\d{3}$/),
      ...{ permissions: ['EnvironmentView', 'TenantView'], builtIn: false, version: 1 },
    })
    await newTeam('Watchers', ['Users-21'], id)
    const counts = '{ environments(first: 1) { totalCount } projects(first: 1) { totalCount } }'
    const count = async () => (await space.ask(counts, {}, who)).data
    expect(await count()).toEqual({ environments: { totalCount: 4 }, projects: { totalCount: 0 } })
    await mutate('updateUserRole', { id, permissions: ['ProjectView'], expectedVersion: 1 })
    expect(await count()).toEqual({ environments: { totalCount: 0 }, projects: { totalCount: 1 } })
    expect(await code('updateUserRole', { id, name: 'x', expectedVersion: 1 })).toBe('VERSION_CONFLICT')
    const inUse = await mutate('deleteUserRole', { id })
    expect(inUse.errors[0]).toMatchObject({ code: 'IN_USE', message: 'A team still has it.' })
  })

  it('holds no permission over the fleet', async () => {
    const input = { space: 'Spaces-1', name: 'Too much', permissions: ['AdministerSystem'] }
    expect(await code('createUserRole', input)).toBe('BAD_INPUT')
  })
})

describe('a team', () => {
  it('shows its members by reference to the directory, and its roles with their limits', async () => {
    const id = await newTeam('Shown', ['Groups-4', 'Users-4', 'Users-4'], 'Spaces-1/UserRoles-11', {
      projects: ['Spaces-1/Projects-1'],
      environments: ['Spaces-1/Environments-2'],
    })
    const { data, errors } = await space.ask(
      `query ($id: ID!) { node(id: $id) { ... on Team { name version members { subject user { id } group { id } }
        roles { role { name } team { id } projects { id name } projectGroups { id } environments { name } tenants { id } } } } }`,
      { id },
    )
    expect(errors).toEqual([])
    expect(data).toEqual({
      node: {
        name: 'Shown',
        version: 1,
        members: [
          { subject: 'Groups-4', user: null, group: { id: 'Groups-4' } },
          { subject: 'Users-4', user: { id: 'Users-4' }, group: null },
        ],
        roles: [
          {
            ...{ role: { name: 'Project Viewer' }, team: { id }, projectGroups: [], tenants: [] },
            ...{ projects: [{ id: 'Spaces-1/Projects-1', name: 'App' }], environments: [{ name: 'Test' }] },
          },
        ],
      },
    })
  })

  it('keeps a limit to what is gone: null in the graph, and nobody sees more by that', async () => {
    const gone = await space.db.project.create({ data: project('Gone') })
    await newTeam('Of what is gone', ['Users-22'], 'Spaces-1/UserRoles-11', {
      projects: [`Spaces-1/Projects-${gone.id}`],
    })
    const who = caller('Users-22')
    const ask = async () => (await space.ask('{ projects(first: 9) { nodes { name } } }', {}, who)).data
    expect(await ask()).toEqual({ projects: { nodes: [{ name: 'Gone' }] } })
    expect(await code('deleteProject', { id: `Spaces-1/Projects-${gone.id}` })).toBeUndefined()
    expect(await ask()).toEqual({ projects: { nodes: [] } })
    const { data } = await space.ask(
      '{ teams(first: 9, filter: { text: "what is gone" }) { nodes { roles { projects { id } environments { id } } } } }',
    )
    expect(data).toEqual({ teams: { nodes: [{ roles: [{ projects: [null], environments: [] }] }] } })
  })

  it('is changed in the version that was read, once for each key, with everything in the audit', async () => {
    const id = await newTeam('Audited', ['Users-30'])
    const local = Number(id.split('-').at(-1))
    const input = { id, members: ['Users-31', 'Groups-3'], expectedVersion: 1, idempotencyKey: 'members' }
    for (let times = 0; times < 2; times++) {
      const set = await mutate('setTeamMembers', input, 'team { version members { subject } }')
      expect(set.team).toEqual({ version: 2, members: [{ subject: 'Groups-3' }, { subject: 'Users-31' }] })
    }
    expect(await code('setTeamMembers', { id, members: [], expectedVersion: 1 })).toBe('VERSION_CONFLICT')
    expect(await code('updateTeam', { id, name: 'Shown' })).toBe('CONFLICT')
    expect(await code('updateTeam', { id, name: 'Renamed', expectedVersion: 2 })).toBeUndefined()
    expect(await code('setTeamMembers', { id, members: ['Spaces-1'] })).toBe('BAD_ID')
    expect(await code('setTeamMembers', { id, members: Array(1_001).fill('Users-1') })).toBe('BAD_INPUT')
    expect(await code('deleteTeam', { id, expectedVersion: 3 })).toBeUndefined()
    const events = await space.db.auditEvent.findMany({ where: { subject: id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual(['createTeam', 'setTeamMembers', 'updateTeam', 'deleteTeam'])
    expect(events[1]).toMatchObject({
      before: { members: ['Users-30'] },
      after: { members: ['Groups-3', 'Users-31'] },
    })
    expect(await space.db.teamMember.count({ where: { teamId: local } })).toBe(0)
  })

  it('is not seen by somebody without TeamView, and not touched by a viewer', async () => {
    const id = await newTeam('Unseen', [])
    await giveRole(space.db, 'Users-40', 15)
    const tenants = caller('Users-40')
    expect(
      (await space.ask('{ teams(first: 1) { totalCount } userRoles(first: 1) { totalCount } }', {}, tenants)).data,
    ).toEqual({
      teams: { totalCount: 0 },
      userRoles: { totalCount: 0 },
    })
    expect(await code('deleteTeam', { id }, VIEWER)).toBe('FORBIDDEN')
  })
})

describe('nobody is left who gives rights', () => {
  const manager = async () => {
    const one = await space.db.scopedUserRole.findFirstOrThrow({ where: { roleId: SPACE_MANAGER } })
    return { team: `Spaces-1/Teams-${one.teamId}`, role: `Spaces-1/ScopedUserRoles-${one.id}` }
  }

  it('by none of the ways', async () => {
    const { team, role } = await manager()
    expect(await code('setTeamMembers', { id: team, members: [] })).toBe('INVALID_STATE')
    expect(await code('deleteTeam', { id: team })).toBe('INVALID_STATE')
    expect(await code('removeScopedUserRole', { id: role })).toBe('INVALID_STATE')
    for (const limits of [
      { projects: ['Spaces-1/Projects-1'] },
      { projectGroups: ['Spaces-1/ProjectGroups-1'] },
      { environments: ['Spaces-1/Environments-1'] },
    ]) {
      expect(await code('updateScopedUserRole', { id: role, ...limits })).toBe('INVALID_STATE')
    }
    expect((await space.ask('{ teams(first: 1) { totalCount } }')).errors).toEqual([])
    const { length } = (await space.db.teamMember.findMany({ where: { subject: 'Users-1' } })) as object[]
    expect(length).toBe(1)
  })

  it('when two at once take away the last two', async () => {
    const { team } = await manager()
    const other = await newTeam('Other managers', ['Users-50'], 'Spaces-1/UserRoles-16')
    const codes = await Promise.all([
      code('setTeamMembers', { id: team, members: [] }, caller('Users-50')),
      code('deleteTeam', { id: other }, MANAGER),
    ])
    // Whoever comes second either was a manager only by what the first took away, or would take away the last.
    expect(codes.filter((one) => one === undefined)).toHaveLength(1)
    expect(codes.filter((one) => one === 'FORBIDDEN' || one === 'INVALID_STATE')).toHaveLength(1)
    const left = await space.db.teamMember.findMany({ where: { team: { roles: { some: { roleId: SPACE_MANAGER } } } } })
    expect(left).toHaveLength(1)
    // Whoever is left gives the rest of this file's manager back.
    const id = left[0]!.subject
    await mutateIn(
      space,
      'setTeamMembers',
      { id: `Spaces-1/Teams-${left[0]!.teamId}`, members: [id, 'Users-1'] },
      caller(id),
    )
  })
})
