import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { urlFor, withConnection } from '@spaceport/database/connection'
import { testServer } from '@spaceport/database/testing'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller, MANAGER, STRANGER, VIEWER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { mutate as mutateIn } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

type Payload = { errors: { code: string }[]; [field: string]: unknown }

async function mutate(mutation: string, input: Record<string, unknown>, who = MANAGER): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { errors { code } } }`
  const { data, errors } = await space.ask<{ answer: Payload }>(query, { input }, who)
  expect(errors).toEqual([])
  return data.answer
}

async function made(mutation: string, input: Record<string, unknown>): Promise<void> {
  expect((await mutate(mutation, input)).errors).toEqual([])
}

/** Somebody who may see events, within limits. */
async function limited(subject: string, scope: Partial<Scope>) {
  await giveRole(space.db, subject, PROJECT_VIEWER, scope)
  return caller(subject)
}

type Event = { id: string; subject: string; action: string; [field: string]: unknown }

async function events(who = MANAGER, args = 'first: 50', fields = 'id subject action'): Promise<Event[]> {
  const query = `{ events(${args}) { totalCount nodes { ${fields} } edges { cursor } } }`
  const { data, errors } = await space.ask<{ events: { totalCount: number; nodes: Event[] } }>(query, {}, who)
  expect(errors).toEqual([])
  return data.events.nodes
}

const subjects = async (who: typeof MANAGER) =>
  [...new Set((await events(who)).map(({ subject }) => subject.replace('Spaces-1/', '')))].sort()

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  const project = { space: 'Spaces-1', lifecycle: 'Spaces-1/Lifecycles-1' }
  await made('createProjectGroup', { space: 'Spaces-1', name: 'Second' })
  await made('createProject', { ...project, name: 'One', projectGroup: 'Spaces-1/ProjectGroups-1' })
  await made('createProject', { ...project, name: 'Two', projectGroup: 'Spaces-1/ProjectGroups-2' })
  await made('createTenant', { space: 'Spaces-1', name: 'Acme', projects: ['Spaces-1/Projects-1'] })
  await made('createEnvironment', { space: 'Spaces-1', name: 'Staging' })
  await made('createRelease', { project: 'Spaces-1/Projects-1', version: '1.0' })
  const release = 'Spaces-1/Releases-1'
  await made('createDeployment', { release, environment: 'Spaces-1/Environments-1' })
  await space.db.deployment.updateMany({ data: { state: 'SUCCESS', completedAt: new Date() } })
  await made('createDeployment', { release, environment: 'Spaces-1/Environments-2', tenant: 'Spaces-1/Tenants-1' })
  await made('createTeam', { space: 'Spaces-1', name: 'Watchers' })
})
afterAll(() => space.close())

describe('an event', () => {
  it('says who did what to what, as it was and as it is', async () => {
    const fields = `id at actor user { id } action kind subject requestId before after hash
      node { id __typename ... on Project { name description } }`
    const [event] = await events(MANAGER, 'first: 1, filter: { subject: ["Spaces-1/Projects-1"] }', fields)
    expect(event).toMatchObject({
      actor: 'Users-1',
      user: { id: 'Users-1' },
      action: 'createProject',
      kind: 'Projects',
      requestId: 'test',
      before: null,
      after: { name: 'One' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      node: { id: 'Spaces-1/Projects-1', __typename: 'Project', name: 'One', description: null },
    })
    const { data } = await space.ask('query ($id: ID!) { node(id: $id) { id ... on Event { action } } }', {
      id: event!.id,
    })
    expect(data).toEqual({ node: { id: event!.id, action: 'createProject' } })
  })

  it('says to what a change joined it: projects to a tenant, environments to a phase', async () => {
    const apart = await testSpace()
    try {
      await basics(apart.db)
      for (const name of ['One', 'Two', 'Three']) await apart.db.project.create({ data: project(name) })
      const ids = (...projects: number[]) => projects.map((n) => `Spaces-1/Projects-${n}`)
      const id = 'Spaces-1/Tenants-1'
      const phases = [{ name: 'Last', environments: ['Spaces-1/Environments-3', 'Spaces-1/Environments-1'] }]
      const inputs = {
        createTenant: { space: 'Spaces-1', name: 'Acme', projects: ids(2, 1) },
        updateTenant: { id, projects: ids(3) },
        createLifecycle: { space: 'Spaces-1', name: 'Mine', phases },
      }
      for (const [mutation, input] of Object.entries(inputs)) {
        expect((await mutateIn(apart, mutation, input, MANAGER)).errors).toEqual([])
      }
      const rows = await apart.db.auditEvent.findMany({ orderBy: { id: 'asc' }, select: { before: true, after: true } })
      expect(rows).toMatchObject([
        { before: null, after: expect.objectContaining({ projectIds: [1, 2] }) },
        {
          before: expect.objectContaining({ projectIds: [1, 2] }),
          after: expect.objectContaining({ projectIds: [3] }),
        },
        { before: null, after: { phases: [{ name: 'Last', environmentIds: [3, 1] }] } },
      ])
    } finally {
      await apart.close()
    }
  })

  it('names to whoever sees a part of the events only what they see elsewhere', async () => {
    const give = async (subject: string, permissions: string[], scope: Partial<Scope>) => {
      const role = await space.db.userRole.create({ data: { ...named(`${subject} ${permissions}`), permissions } })
      await giveRole(space.db, subject, role.id, scope)
    }
    await give('Users-25', ['EventView'], { Tenants: [1] })
    await give('Users-26', ['EventView'], {})
    const after = async (who: string) => {
      const filter = 'subject: ["Spaces-1/Tenants-1", "Spaces-1/Deployments-2"]'
      const found = await events(caller(who), `first: 50, filter: { ${filter} }`, 'subject before after')
      return Object.fromEntries(found.map((event) => [event.subject.replace('Spaces-1/', ''), event.after]))
    }
    const unseen = { projectId: null, releaseId: null, environmentId: null, tenantId: null }
    const limited = await after('Users-25')
    expect(limited).toMatchObject({ 'Tenants-1': { name: 'Acme', projectIds: [] }, 'Deployments-2': unseen })
    expect(limited['Deployments-2']).toMatchObject({ id: 2, state: 'QUEUED' })
    const all = { projectId: 1, releaseId: 1, environmentId: 2, tenantId: 1 }
    expect(await after('Users-26')).toMatchObject({ 'Tenants-1': { projectIds: [1] }, 'Deployments-2': all })
    await give('Users-25', ['ProjectView'], { Projects: [1] })
    const some = { ...unseen, projectId: 1 }
    expect(await after('Users-25')).toMatchObject({ 'Tenants-1': { projectIds: [1] }, 'Deployments-2': some })
  })

  it('of a copy names what it was made from only to who sees that', async () => {
    const apart = await testSpace()
    try {
      await basics(apart.db)
      await apart.db.tenant.create({ data: named('Acme') })
      await mutateIn(apart, 'cloneTenant', { tenant: 'Spaces-1/Tenants-1', name: 'Copy' }, MANAGER)
      const role = await apart.db.userRole.create({ data: { ...named('Watches'), permissions: ['EventView'] } })
      await giveRole(apart.db, 'Users-27', role.id, { Tenants: [2] })
      const query = '{ events(first: 9) { nodes { after } } }'
      const after = { name: 'Copy', clonedFromId: null }
      expect((await apart.ask(query, {}, caller('Users-27'))).data).toMatchObject({ events: { nodes: [{ after }] } })
    } finally {
      await apart.close()
    }
  })

  it('leads to what it was about only while that exists for the caller, and all of a page by one statement', async () => {
    const deployer = await limited('Users-20', { Environments: [1] })
    const nodes = await events(deployer, 'first: 50', 'subject node { id }')
    const of = (id: string) => ({ subject: id, node: { id } })
    expect(nodes).toEqual([of('Spaces-1/ServerTasks-1'), of('Spaces-1/Deployments-1')])
    const query = '{ events(first: 50, filter: { kind: ["Projects"] }) { nodes { node { id } } } }'
    const { statements, result } = await space.askCounted<{ events: { nodes: unknown[] } }>(query)
    expect(result.data.events.nodes).toHaveLength(2)
    expect(statements).toHaveLength(2)
  })

  it('is found by who, what, when and text', async () => {
    const found = async (filter: string) => (await events(MANAGER, `first: 50, filter: { ${filter} }`)).length
    // Each with its default channel.
    expect(await found('action: ["createProject"]')).toBe(4)
    expect(await found('actor: ["Users-1"], kind: ["Deployments"]')).toBe(2)
    expect(await found('actor: ["Users-2"]')).toBe(0)
    expect(await found('text: "TENANTS-1"')).toBe(1)
    expect(await found('text: "_"')).toBe(0)
    expect(await found('from: "2001-01-01T00:00:00Z"')).toBe(13)
    expect(await found('to: "2001-01-01T00:00:00Z"')).toBe(0)
    expect(await found('space: ["Spaces-2"]')).toBe(0)
  })

  it('comes newest first, page by page, by an index', async () => {
    const all = (await events()).map(({ id }) => id)
    expect(all).toEqual(Array.from({ length: 13 }, (_, n) => `Spaces-1/Events-${13 - n}`))
    const walked: string[] = []
    let after: string | null = null
    do {
      const query: string = `query ($after: String) { events(first: 4, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`
      type Page = { events: { nodes: Event[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }
      const page: Page = (await space.ask<Page>(query, { after })).data
      walked.push(...page.events.nodes.map(({ id }) => id))
      after = page.events.pageInfo.hasNextPage ? page.events.pageInfo.endCursor : null
    } while (after)
    expect(walked).toEqual(all)
  })

  it('is counted by action and by actor', async () => {
    const query =
      '{ eventFacets(filter: { kind: ["Projects", "Teams"] }) { action { values { name count } truncated } actor { values { name count } } } }'
    expect((await space.ask(query)).data).toEqual({
      eventFacets: {
        action: {
          values: [
            { name: 'createProject', count: 2 },
            { name: 'createTeam', count: 1 },
          ],
          truncated: false,
        },
        actor: { values: [{ name: 'Users-1', count: 3 }] },
      },
    })
  })
})

describe('whoever may see events', () => {
  it.each([
    [
      'of a project',
      { Projects: [1] },
      ['Channels-1', 'Deployments-1', 'Deployments-2', 'Projects-1', 'Releases-1', 'ServerTasks-1', 'ServerTasks-2'],
    ],
    ['of a project group', { ProjectGroups: [2] }, ['Channels-2', 'ProjectGroups-2', 'Projects-2']],
    ['of an environment', { Environments: [2] }, ['Deployments-2', 'ServerTasks-2']],
    ['of a tenant', { Tenants: [1] }, ['Deployments-2', 'Releases-1', 'ServerTasks-2', 'Tenants-1']],
    ['of a project in an environment', { Projects: [1], Environments: [1] }, ['Deployments-1', 'ServerTasks-1']],
    ['of a project that is gone', { Projects: [4711] }, []],
  ])('%s only sees those, and none of teams and roles', async (what, scope, expected) => {
    const who = await limited(`Users-${30 + what.length}${expected.length}`, scope)
    expect(await subjects(who)).toEqual(expected)
    const { data } = await space.ask<{ eventFacets: { actor: { values: { count: number }[] } } }>(
      '{ eventFacets { actor { values { count } } } }',
      {},
      who,
    )
    expect(data.eventFacets.actor.values[0]?.count ?? 0).toBe(expected.length)
    const verdict = await space.ask('{ verifyAudit(space: "Spaces-1") { intact } }', {}, who)
    expect(verdict).toMatchObject({ data: { verifyAudit: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  })

  it('of a project group sees that a project left it, and nothing of it from then on', async () => {
    const who = await limited('Users-80', { ProjectGroups: [2] })
    const move = { id: 'Spaces-1/Projects-2', projectGroup: 'Spaces-1/ProjectGroups-1' }
    await made('updateProject', move)
    const seen = await events(who, 'first: 9, filter: { action: ["updateProject"] }', 'subject')
    expect(seen).toEqual([{ subject: 'Spaces-1/Projects-2' }])
    await made('updateProject', { id: move.id, name: 'Renamed' })
    expect(await events(who, 'first: 9, filter: { action: ["updateProject"] }', 'subject')).toEqual(seen)
  })

  it('everywhere verifies them all', async () => {
    const query = '{ verifyAudit(space: "Spaces-1") { intact complete count checkpoint faults { event } } }'
    expect((await space.ask(query, {}, VIEWER)).data).toEqual({
      verifyAudit: {
        intact: true,
        complete: true,
        count: 15,
        checkpoint: expect.stringMatching(/^15-15-/),
        faults: [],
      },
    })
  })

  it('in no team sees none', async () => {
    expect(await events(STRANGER)).toEqual([])
    const { errors } = await space.ask('{ verifyAudit(space: "Spaces-1") { intact } }', {}, STRANGER)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
  })
})

describe('a refusal', () => {
  it('of a security setting is noted, once a minute', async () => {
    for (let n = 0; n < 5; n++) {
      const { errors } = await mutate('createTeam', { space: 'Spaces-1', name: `Mine ${n}` }, VIEWER)
      expect(errors).toEqual([{ code: 'FORBIDDEN' }])
    }
    const noted = await events(MANAGER, 'first: 9, filter: { actor: ["Users-2"] }', 'action kind subject after')
    expect(noted).toEqual([
      {
        action: 'refused:createTeam',
        kind: 'Spaces',
        subject: 'Spaces-1',
        after: { code: 'FORBIDDEN', permission: 'TeamCreate' },
      },
    ])
  })

  it('of anything else is not', async () => {
    const before = await space.db.auditEvent.count()
    const { errors } = await mutate('createEnvironment', { space: 'Spaces-1', name: 'Mine' }, VIEWER)
    expect(errors).toEqual([{ code: 'FORBIDDEN' }])
    expect(await space.db.auditEvent.count()).toBe(before)
  })
})

describe('a Space with many events', () => {
  it('gives a page of them by an index, whoever asks', async () => {
    await space.db.$executeRawUnsafe(
      `INSERT INTO audit_event (id, at, actor, action, subject, "previousHash", hash)
       SELECT n, now() - n * interval '1 second', 'Users-' || n % 50, 'deed ' || n % 9, 'Spaces-1/Projects-' || n % 99,
         '\\x00', sha256(n::text::bytea) FROM generate_series(100, 20000) n`,
    )
    const [{ name } = { name: '' }] = await space.db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`
    await withConnection(urlFor((await testServer()).adminUrl, name), (admin) => admin.query('ANALYZE audit_event'))
    for (const [condition, index] of [
      ['true', 'audit_event_at_id_idx'],
      [`actor = 'Users-7'`, 'audit_event_actor_at_id_idx'],
      [`subject = 'Spaces-1/Projects-7'`, 'audit_event_subject_at_id_idx'],
    ]) {
      const plan = await space.db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
        `EXPLAIN SELECT id FROM audit_event
         WHERE ${condition} AND at <= now() AND (at < now() OR (at = now() AND id < 5)) ORDER BY at DESC, id DESC LIMIT 21`,
      )
      const text = plan.map((line) => line['QUERY PLAN']).join('\n')
      expect(text).toMatch(new RegExp(`Index (Only )?Scan Backward using ${index}`))
      expect(text).not.toContain('Sort')
    }
  })
})
