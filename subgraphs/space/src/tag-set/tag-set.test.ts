import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { caller, MANAGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
})
afterAll(() => space.close())

const id = (local: number) => `Spaces-1/TagSets-${local}`
const tagId = (local: number) => `Spaces-1/Tags-${local}`
const FIELDS = 'tagSet { id name sortOrder version tags { id name canonicalName color description position } }'
const tag = (name: string, more: object = {}) => ({ name, color: '#0D80D8', ...more })

const create = (input: object) => mutate(space, 'createTagSet', { space: 'Spaces-1', ...input }, MANAGER, FIELDS)
const update = (input: object, who = MANAGER) => mutate(space, 'updateTagSet', { ...input }, who, FIELDS)
const remove = (local: number) => mutate(space, 'deleteTagSet', { id: id(local) }, MANAGER, 'deletedId')

describe('tag sets', () => {
  it('have tags in order, with names that are unique with that of the set', async () => {
    const tags = [tag('EU', { description: 'Europe' }), tag('US')]
    const set = { name: 'Region', description: 'Where', sortOrder: 2, tags }
    expect(await create(set)).toEqual({
      errors: [],
      tagSet: {
        ...{ id: id(1), name: 'Region', sortOrder: 2, version: 1 },
        tags: [
          {
            id: tagId(1),
            name: 'EU',
            canonicalName: 'Region/EU',
            color: '#0d80d8',
            description: 'Europe',
            position: 0,
          },
          { id: tagId(2), name: 'US', canonicalName: 'Region/US', color: '#0d80d8', description: null, position: 1 },
        ],
      },
    })
    expect((await create({ name: 'region' })).errors).toMatchObject([{ code: 'CONFLICT' }])
    expect((await create({ name: 'Empty' })).errors).toEqual([])
    const { data, errors } = await space.ask(`{
      tagSets(first: 9, orderBy: { field: SORT_ORDER, direction: DESC }) { nodes { name tags { tagSet { name } } } }
      filled: tagSets(first: 9, filter: { hasTags: true }) { nodes { name } totalCount }
    }`)
    expect(errors).toEqual([])
    expect(data).toEqual({
      tagSets: {
        nodes: [
          { name: 'Region', tags: [{ tagSet: { name: 'Region' } }, { tagSet: { name: 'Region' } }] },
          { name: 'Empty', tags: [] },
        ],
      },
      filled: { nodes: [{ name: 'Region' }], totalCount: 1 },
    })
  })

  it('take a whole list of tags, in which those that are there stay the same by id or by name', async () => {
    const tags = [tag('us', { color: '#ffffff' }), tag('Asia'), tag('Europe', { id: tagId(1) })]
    const { errors, tagSet } = await update({ id: id(1), tags, expectedVersion: 1 })
    expect(errors).toEqual([])
    expect(tagSet).toMatchObject({
      version: 2,
      tags: [
        { id: tagId(2), name: 'us', color: '#ffffff' },
        { id: tagId(3), name: 'Asia' },
        { id: tagId(1), name: 'Europe' },
      ],
    })
    const swapped = [tag('Europe', { id: tagId(3) }), tag('Asia', { id: tagId(1) }), tag('us')]
    expect((await update({ id: id(1), tags: swapped })).tagSet).toMatchObject({
      tags: [
        { id: tagId(3), canonicalName: 'Region/Europe' },
        { id: tagId(1), canonicalName: 'Region/Asia' },
        { id: tagId(2), canonicalName: 'Region/us' },
      ],
    })
    // A name that another tag has given up is free again.
    const renamed = [tag('Africa', { id: tagId(3) }), tag('Europe'), tag('Asia'), tag('us')]
    expect((await update({ id: id(1), tags: renamed })).tagSet).toMatchObject({
      tags: [
        { id: tagId(3), name: 'Africa' },
        { id: expect.not.stringMatching(/-[123]$/), name: 'Europe' },
        { id: tagId(1) },
        { id: tagId(2) },
      ],
    })
    const freed = [tag('Europe', { id: tagId(2) }), tag('Asia')]
    expect((await update({ id: id(1), tags: freed })).tagSet).toMatchObject({
      tags: [
        { id: tagId(2), name: 'Europe' },
        { id: tagId(1), name: 'Asia' },
      ],
    })
  })

  it.each([
    ['a colour by name', { tags: [tag('x', { color: 'red' })] }, 'BAD_INPUT', ['tags', '0', 'color']],
    [
      'a colour without its number sign',
      { tags: [tag('x', { color: '0d80d8' })] },
      'BAD_INPUT',
      ['tags', '0', 'color'],
    ],
    ['a slash in the name of a tag', { tags: [tag('a'), tag('x/y')] }, 'BAD_INPUT', ['tags', '1', 'name']],
    ['a slash in its name', { name: 'x/y' }, 'BAD_INPUT', ['name']],
    ['a blank tag', { tags: [tag(' ')] }, 'BAD_INPUT', ['tags', '0', 'name']],
    ['two tags of one name', { tags: [tag('x'), tag('y'), tag('X')] }, 'BAD_INPUT', ['tags', '2', 'name']],
    ['501 tags', { tags: Array.from({ length: 501 }, (_, n) => tag(`${n}`)) }, 'BAD_INPUT', ['tags']],
  ])('refuse %s', async (_what, input, code, path) => {
    expect((await create({ name: 'Odd', ...input })).errors).toMatchObject([{ code, path: ['input', ...path] }])
    expect((await update({ id: id(1), ...input })).errors).toMatchObject([{ code, path: ['input', ...path] }])
  })

  it('refuse ids of tags that are not theirs', async () => {
    const tags = (given: string, ...more: object[]) => update({ id: id(2), tags: [tag('x', { id: given }), ...more] })
    expect((await tags(tagId(1))).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'tags', '0', 'id'] }])
    expect((await tags('Spaces-2/Tags-1')).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await tags(id(1))).errors).toMatchObject([{ code: 'BAD_ID' }])
    const twice = [tag('x', { id: tagId(1) }), tag('y', { id: tagId(1) })]
    expect((await update({ id: id(1), tags: twice })).errors).toMatchObject([{ code: 'BAD_INPUT' }])
  })

  it('are seen by whoever sees tenants, some or all, and by nobody else', async () => {
    const query = '{ tagSets(first: 9) { nodes { name tags { name } } totalCount } }'
    expect((await space.ask<{ tagSets: { totalCount: number } }>(query, {}, VIEWER)).data.tagSets.totalCount).toBe(2)
    const of = async (permissions: string[], scope: object) => {
      const who = caller(`Users-${permissions.length + 20}`)
      const role = await space.db.userRole.create({ data: { ...named(`Role ${permissions.length}`), permissions } })
      await giveRole(space.db, who.subject, role.id, scope)
      return (await space.ask<{ tagSets: { totalCount: number } }>(query, {}, who)).data.tagSets.totalCount
    }
    expect(await of(['TenantView'], { Tenants: [1] })).toBe(2)
    expect(await of(['ProjectView', 'TagSetEdit'], {})).toBe(0)
  })
})

describe('a tag that is used', () => {
  beforeEach(async () => {
    const { db } = space
    await db.project.create({ data: { ...project('Shop'), process: { create: {} } } })
    await db.tenant.create({ data: { ...named('Acme'), tags: { create: { tagId: 1 } } } })
    const tenantTagIds = [1]
    const { id: processId, projectId } = await db.deploymentProcess.findFirstOrThrow()
    const action = { position: 0, ...named('Run'), actionType: 'Octopus.Script', tenantTagIds }
    await db.processStep.create({ data: { processId, position: 0, ...named('Run'), actions: { create: action } } })
    await db.variable.create({ data: { projectId, ...named('Tagged'), tenantTagIds } })
    await db.channel.create({ data: { projectId: projectId ?? 0, ...named('Beta'), tenantTagIds } })
    await db.deploymentTarget.create({
      data: { ...named('t1'), endpointStyle: 'NONE', machinePolicyId: 1, tenantTagIds },
    })
    await db.account.create({ data: { ...named('aws'), type: 'TOKEN', tenantTagIds } })
    const dates = { notBefore: new Date(0), notAfter: new Date(1) }
    const of = { subject: 's', subjectKey: 's', issuer: 'i', thumbprint: 't', serialNumber: '1', isSelfSigned: true }
    await db.certificate.create({ data: { ...named('tls'), certificateData: 'x', ...of, ...dates, tenantTagIds } })
  })

  it('stays, alone or with its set, and says who uses it', async () => {
    const told = [
      '1 tenant: Acme',
      '1 variable: Tagged',
      'of the project: Shop',
      '1 channel: Beta',
      '1 deployment target: t1',
      '1 account: aws',
      '1 certificate: tls',
    ]
    const kept = [tag('Europe', { id: tagId(2) })]
    for (const { errors } of [await update({ id: id(1), tags: kept }), await remove(1)]) {
      expect(errors).toMatchObject([{ code: 'IN_USE' }])
      for (const user of told) expect(errors[0]?.message).toContain(user)
    }
    expect((await update({ id: id(1), tags: [tag('Africa', { id: tagId(1) })] })).errors).toEqual([])
    const { db } = space
    for (const table of [db.tenant, db.account, db.certificate, db.deploymentTarget]) {
      await (table as typeof db.tenant).deleteMany()
    }
    expect((await remove(1)).errors[0]?.message).toMatch(/variable.*project.*channel/)
    await db.project.deleteMany()
    expect(await remove(1)).toEqual({ deletedId: id(1), errors: [] })
    expect(await db.tag.count({ where: { tagSetId: 1 } })).toBe(0)
  })
})
