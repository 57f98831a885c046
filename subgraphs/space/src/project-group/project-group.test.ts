import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

/** Groups 1 with projects 1 and 2, 2 with project 3, 3 with none. */
beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  for (const name of ['Payments', 'Empty']) await space.db.projectGroup.create({ data: named(name) })
  for (const name of ['Ledger', 'Billing']) await space.db.project.create({ data: project(name) })
  await space.db.project.create({ data: { ...project('Cards'), projectGroupId: 2 } })
})

afterAll(() => space.close())

const id = (local: number) => `Spaces-1/ProjectGroups-${local}`
let people = 100

async function viewerOf(permissions: string[], projects: number[]) {
  const subject = `Users-${people++}`
  const role = await space.db.userRole.create({ data: { ...named(subject), permissions } })
  await giveRole(space.db, subject, role.id, { Projects: projects })
  return caller(subject)
}

describe('a project group', () => {
  it('is changed in the expected version, and keeps what is left out', async () => {
    const { local } = await created('Shop', 'What we sell')
    const change = { id: id(local), name: 'Shops', expectedVersion: 1 }
    const fields = 'projectGroup { name description version }'
    const renamed = await mutate(space, 'updateProjectGroup', change, MANAGER, fields)
    expect(renamed).toEqual({ errors: [], projectGroup: { name: 'Shops', description: 'What we sell', version: 2 } })
    const again = await mutate(space, 'updateProjectGroup', change, MANAGER, fields)
    expect(again.errors).toMatchObject([{ code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] }])
    expect(again.errors[0]?.message).toContain('Users-1 changed name')
    const taken = await mutate(space, 'updateProjectGroup', { id: id(local), name: 'PAYMENTS' }, MANAGER)
    expect(taken.errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'name'] }])
    const cleared = { id: id(local), description: null }
    expect(await mutate(space, 'updateProjectGroup', cleared, MANAGER, fields)).toMatchObject({
      projectGroup: { description: null, name: 'Shops' },
    })
  })

  it('goes only when no project belongs to it, and the refusal names those that the caller sees', async () => {
    const refused = await mutate(space, 'deleteProjectGroup', { id: id(1) }, MANAGER, 'deletedId')
    expect(refused).toEqual({
      deletedId: null,
      errors: [{ code: 'IN_USE', message: 'It is used by 2 projects: Ledger, Billing.', path: ['input', 'id'] }],
    })
    const { local } = await created('Short')
    const input = { id: id(local), expectedVersion: 1, idempotencyKey: 'once' }
    for (const _again of [1, 2]) {
      expect(await mutate(space, 'deleteProjectGroup', input, MANAGER, 'deletedId')).toEqual({
        deletedId: id(local),
        errors: [],
      })
    }
    const event = await space.db.auditEvent.findFirstOrThrow({
      where: { subject: id(local), action: 'deleteProjectGroup' },
    })
    expect(event).toMatchObject({ before: { name: 'Short' }, after: null })
  })

  it('is changed and deleted only by whoever may', async () => {
    const seer = await viewerOf(['ProjectGroupView'], [])
    for (const mutation of ['updateProjectGroup', 'deleteProjectGroup']) {
      expect((await mutate(space, mutation, { id: id(3) }, seer)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    }
  })
})

describe('project groups', () => {
  async function list(args: string, who = MANAGER): Promise<string[]> {
    const query = `{ projectGroups(first: 9, ${args}) { nodes { name } totalCount } }`
    type Data = { projectGroups: { nodes: { name: string }[]; totalCount: number } }
    const { data, errors } = await space.ask<Data>(query, {}, who)
    expect(errors).toEqual([])
    expect(data.projectGroups.totalCount).toBe(data.projectGroups.nodes.length)
    return data.projectGroups.nodes.map(({ name }) => name)
  }

  it('are chosen by whether they have projects that the caller sees, in fleet and Space alike, and counted by it', async () => {
    await space.db.projectGroup.deleteMany({ where: { id: { gt: 3 } } })
    expect(await list('filter: { hasProjects: true }')).toEqual(['Everything', 'Payments'])
    expect(await list('filter: { hasProjects: false }')).toEqual(['Empty'])
    const inSpace = `{ _entities(representations: [{ __typename: "Space", id: "Spaces-1" }]) {
      ... on Space { projectGroups(first: 9, filter: { hasProjects: true }) { totalCount } } } }`
    expect((await space.ask(inSpace)).data).toEqual({ _entities: [{ projectGroups: { totalCount: 2 } }] })
    const who = await viewerOf(['ProjectGroupView'], [])
    expect(await list('filter: { hasProjects: false }', who)).toHaveLength(3)
    const facets = '{ projectGroupFacets { use { values { name count } truncated } } }'
    expect((await space.ask(facets)).data).toEqual({
      projectGroupFacets: {
        use: {
          values: [
            { name: 'used', count: 2 },
            { name: 'empty', count: 1 },
          ],
          truncated: false,
        },
      },
    })
    expect((await space.ask(facets, {}, who)).data).toEqual({
      projectGroupFacets: { use: { values: [{ name: 'empty', count: 3 }], truncated: false } },
    })
  })

  it('come by when they were created, and are chosen by it', async () => {
    await space.db.projectGroup.update({ where: { id: 3 }, data: { createdAt: new Date('2001-01-01') } })
    expect(await list('orderBy: { field: CREATED_AT, direction: ASC }')).toEqual(['Empty', 'Everything', 'Payments'])
    expect(await list('filter: { created: { to: "2001-01-01T00:00:00Z" } }')).toEqual([])
    expect(await list('filter: { created: { from: "2001-01-01T00:00:00Z", to: "2002-01-01T00:00:00Z" } }')).toEqual([
      'Empty',
    ])
  })
})

async function created(name: string, description: string | null = null): Promise<{ local: number }> {
  const input = { space: 'Spaces-1', name, description }
  const { projectGroup, errors } = await mutate(space, 'createProjectGroup', input, MANAGER, 'projectGroup { id }')
  expect(errors).toEqual([])
  return { local: Number((projectGroup as { id: string }).id.split('-').at(-1)) }
}
