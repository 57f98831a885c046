import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import type { Tx } from '../write/change.js'

let space: TestSpace
let viewers: string
let managers: string

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.projectGroup.create({ data: named('Other') })
  for (const name of ['A', 'B']) await db.project.create({ data: project(name) })
  await db.project.create({ data: { ...project('C'), projectGroupId: 2 } })
  await db.tenant.create({ data: named('Acme') })
  viewers = await team('Viewers of A', 11, { Projects: [1] })
  managers = await team('Managers of all', 16, {})
})

afterAll(() => space.close())

let teams = 0
async function team(name: string, role: number, scope: Partial<Scope>): Promise<string> {
  const assigned = await giveRole(space.db, `Users-${1_000 + teams++}`, role, scope)
  const { teamId } = await space.db.scopedUserRole.findUniqueOrThrow({ where: { id: assigned } })
  await space.db.team.update({ where: { id: teamId }, data: named(name) })
  return `Spaces-1/Teams-${teamId}`
}

/** Somebody who may edit teams and roles in the whole Space, and has a role besides. */
let editors = 100
async function editor(role: number | Permission[], scope: Partial<Scope> = {}, cap: string[] | null = null) {
  const subject = `Users-${editors++}`
  const rights: Permission[] = ['TeamView', 'TeamEdit', 'TeamCreate', 'UserRoleView', 'UserRoleEdit']
  await giveRole(space.db, subject, await custom(rights))
  await giveRole(space.db, subject, typeof role === 'number' ? role : await custom(role), scope)
  return caller(subject, { cap: cap && { spaces: null, readOnly: false, permissions: cap } })
}

let roles = 0
async function custom(permissions: Permission[]): Promise<number> {
  return (await space.db.userRole.create({ data: { ...named(`Role ${roles++}`), permissions } })).id
}

const ids = (kind: string, ...locals: number[]) => locals.map((local) => `Spaces-1/${kind}-${local}`)
const roleId = (local: number) => `Spaces-1/UserRoles-${local}`

async function code(mutation: string, input: object, who = MANAGER): Promise<string | undefined> {
  return (await mutate(space, mutation, { ...input }, who)).errors[0]?.code
}

describe('assigning a role', () => {
  it('takes having all that is in it, at least as far', async () => {
    const viewer = await editor(11, { Projects: [1] })
    const assign = (role: number, limits: object, who = viewer) =>
      code('assignUserRole', { team: viewers, role: roleId(role), ...limits }, who)
    expect(await assign(11, { projects: ids('Projects', 1) })).toBeUndefined()
    expect(await assign(11, { projects: ids('Projects', 1), environments: ids('Environments', 1) })).toBeUndefined()
    expect(await assign(11, {})).toBe('FORBIDDEN')
    expect(await assign(11, { projects: [] })).toBe('FORBIDDEN')
    expect(await assign(11, { environments: ids('Environments', 1) })).toBe('FORBIDDEN')
    expect(await assign(10, { projects: ids('Projects', 1) })).toBe('FORBIDDEN')
    expect(await assign(16, { projects: ids('Projects', 1) })).toBe('FORBIDDEN')
    expect(await assign(16, {}, MANAGER)).toBeUndefined()
  })

  it('names only what the giver can see', async () => {
    const viewer = await editor(11, { Projects: [1] })
    for (const id of [2, 999]) {
      const input = { team: viewers, role: roleId(11), projects: ids('Projects', 1, id) }
      const { errors } = await mutate(space, 'assignUserRole', input, viewer)
      expect(errors).toEqual([
        { code: 'NOT_FOUND', message: `There is no "Spaces-1/Projects-${id}".`, path: ['input', 'projects'] },
      ])
    }
  })

  it('is kept in by each kind of limit of the giver', async () => {
    const all: Permission[] = ['DeploymentView', 'ProjectView', 'EnvironmentView', 'TenantView', 'ProjectGroupView']
    const role = await custom(['DeploymentView'])
    const assign = (limits: object, who: Awaited<ReturnType<typeof editor>>) =>
      code('assignUserRole', { team: viewers, role: roleId(role), ...limits }, who)
    const inEnvironment = await editor(all, { Environments: [1] })
    expect(await assign({ environments: ids('Environments', 1) }, inEnvironment)).toBeUndefined()
    expect(await assign({ projects: ids('Projects', 1) }, inEnvironment)).toBe('FORBIDDEN')
    const forTenant = await editor(all, { Tenants: [1] })
    expect(await assign({ tenants: ids('Tenants', 1), projects: ids('Projects', 1) }, forTenant)).toBeUndefined()
    expect(await assign({ projects: ids('Projects', 1) }, forTenant)).toBe('FORBIDDEN')
    const inGroup = await editor(all, { ProjectGroups: [1] })
    expect(await assign({ projectGroups: ids('ProjectGroups', 1) }, inGroup)).toBeUndefined()
    expect(await assign({ projects: ids('Projects', 1, 2) }, inGroup)).toBeUndefined()
    await giveRole(space.db, inGroup.subject, 11, { Projects: [3] })
    const beyond = { projectGroups: ids('ProjectGroups', 1), projects: ids('Projects', 3) }
    expect(await assign(beyond, inGroup)).toBe('FORBIDDEN')
  })

  it('takes having it by the API key, too', async () => {
    const capped = await editor(16, {}, ['TeamView', 'TeamEdit', 'UserRoleView', 'TenantView'])
    const assign = async (permissions: Permission[]) =>
      code('assignUserRole', { team: viewers, role: roleId(await custom(permissions)) }, capped)
    expect(await assign(['TenantView'])).toBeUndefined()
    expect(await assign(['TenantView', 'TenantEdit'])).toBe('FORBIDDEN')
  })
})

describe('every other way to more rights takes having them', () => {
  it('joining a team, or letting somebody join', async () => {
    const viewer = await editor(11, { Projects: [1] })
    const set = (id: string, ...members: string[]) => code('setTeamMembers', { id, members }, viewer)
    const plain = await team('Of A only', 11, { Projects: [1] })
    expect(await set(plain, viewer.subject, 'Users-7')).toBeUndefined()
    expect(await set(plain, 'Users-7')).toBeUndefined()
    const { members } = (await mutate(space, 'updateTeam', { id: managers }, viewer, 'team { members { subject } }'))
      .team as { members: { subject: string }[] }
    const now = members.map(({ subject }) => subject)
    expect(await set(managers, ...now, viewer.subject)).toBe('FORBIDDEN')
    expect(await set(managers, ...now, 'Groups-99')).toBe('FORBIDDEN')
    expect(await set(managers, ...now)).toBeUndefined()
  })

  it('adding permissions to a role that teams have', async () => {
    const viewer = await editor(11, { Projects: [1] })
    const role = await custom(['ProjectView'])
    const update = (permissions: Permission[]) => code('updateUserRole', { id: roleId(role), permissions }, viewer)
    expect(await update(['ProjectView', 'ProjectDelete'])).toBeUndefined()
    expect(await update(['ProjectView'])).toBeUndefined()
    await giveRole(space.db, 'Users-8', role, { Projects: [1] })
    expect(await update(['ProjectView', 'ReleaseView'])).toBeUndefined()
    expect(await update(['ProjectView', 'ReleaseView', 'ProjectDelete'])).toBe('FORBIDDEN')
    await giveRole(space.db, 'Users-9', role)
    expect(await update(['ProjectView', 'ReleaseView', 'TaskView'])).toBe('FORBIDDEN')
    expect(await update([])).toBeUndefined()
  })

  it('limiting an assignment to something else', async () => {
    const viewer = await editor(11, { Projects: [1] })
    await giveRole(space.db, viewer.subject, await custom(['ProjectView']), { Projects: [2] })
    const assigned = await giveRole(space.db, 'Users-10', 11, { Projects: [1] })
    const id = `Spaces-1/ScopedUserRoles-${assigned}`
    const update = (limits: object) => code('updateScopedUserRole', { id, ...limits }, viewer)
    expect(await update({ projects: [] })).toBe('FORBIDDEN')
    expect(await update({ projects: ids('Projects', 1, 2) })).toBe('FORBIDDEN')
    expect(await update({ environments: ids('Environments', 1), expectedVersion: 1 })).toBeUndefined()
    expect(await update({ environments: [], expectedVersion: 1 })).toBe('VERSION_CONFLICT')
    expect(await update({ environments: [], expectedVersion: 2 })).toBeUndefined()
    expect(await space.db.scopedUserRole.findUniqueOrThrow({ where: { id: assigned } })).toMatchObject({
      ...{ projectIds: [1], environmentIds: [], version: 3 },
    })
  })
})

/** Until somebody waits for the rights of this Space, which a transaction holds. */
async function untilWaiting(tx: Tx): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    const [row] = await tx.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_locks JOIN pg_database ON pg_database.oid = database
      WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted AND objid = 7281009`
    waiting = row?.n ?? 0
  }
}

describe('a change of rights', () => {
  it('holds no row while it waits for another one', async () => {
    const id = await giveRole(space.db, 'Users-11', 11)
    const waiting = await space.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(7281009::bigint)::text`
      const answer = code('updateScopedUserRole', {
        id: `Spaces-1/ScopedUserRoles-${id}`,
        projects: ids('Projects', 1),
      })
      await untilWaiting(tx)
      await tx.$queryRaw`SELECT 1 FROM scoped_user_role WHERE id = ${id} FOR UPDATE NOWAIT`
      return { answer }
    })
    expect(await waiting.answer).toBeUndefined()
  })
})

describe('a role with the permission to edit teams', () => {
  it('is worth nothing while it waits for somebody who takes it away', async () => {
    const editing = await editor(16)
    const { teamId } = await space.db.teamMember.findFirstOrThrow({
      where: { subject: editing.subject, team: { roles: { some: { roleId: 16 } } } },
    })
    const spare = await team('Spare', 11, {})
    // The editor's request has read its rights, then waits for the rights of the Space, which this transaction holds.
    const asked = await space.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(7281009::bigint)::text`
      const answer = code('deleteTeam', { id: spare }, editing)
      await untilWaiting(tx)
      await tx.teamMember.deleteMany({ where: { teamId } })
      return { answer }
    })
    expect(await asked.answer).toBe('FORBIDDEN')
  })
})
