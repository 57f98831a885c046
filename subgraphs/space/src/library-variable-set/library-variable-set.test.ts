import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { BANK, COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
})

afterAll(() => shop.space.close())

const SPARE = id('LibraryVariableSets', 2)
const SHOWN = 'libraryVariableSet { name description archivedAt version projects(first: 9) { nodes { name } } }'

const change = (mutation: string, input: Record<string, unknown>, who: Caller = MANAGER) =>
  mutate(shop.space, `${mutation}LibraryVariableSet`, input, who, SHOWN)

/** Says which sets a project is to use; answers with what it uses then. */
const use = (sets: string[], more: Record<string, unknown> = {}, who: Caller = MANAGER) => {
  const shown = 'project { version libraryVariableSets { name } }'
  return mutate(shop.space, 'setProjectLibraryVariableSets', { project: SHOP, sets, ...more }, who, shown)
}

const uses = async () => {
  const links = await shop.space.db.projectLibraryVariableSet.findMany({
    where: { projectId: 1 },
    orderBy: { position: 'asc' },
  })
  return links.map(({ libraryVariableSetId }) => libraryVariableSetId)
}

describe('a library variable set', () => {
  test('is made, changed, archived, restored and deleted', async () => {
    const made = await mutate(
      shop.space,
      'createLibraryVariableSet',
      { space: 'Spaces-1', name: ' Fresh ', description: 'What all share.' },
      MANAGER,
      'libraryVariableSet { id name description version archivedAt }',
    )
    const { id: fresh, ...shown } = made.libraryVariableSet as { id: string }
    expect(shown).toEqual({ name: 'Fresh', description: 'What all share.', version: 1, archivedAt: null })
    expect(
      (await change('update', { id: fresh, name: 'Old', description: null, expectedVersion: 1 })).libraryVariableSet,
    ).toEqual({
      ...{ name: 'Old', description: null, archivedAt: null, version: 2, projects: { nodes: [] } },
    })
    for (const version of [3, 3]) {
      const { libraryVariableSet } = await change('archive', { id: fresh })
      expect(libraryVariableSet).toMatchObject({ archivedAt: expect.any(String), version })
    }
    expect((await change('update', { id: fresh, name: 'x' })).errors).toMatchObject([{ code: 'INVALID_STATE' }])
    expect((await change('restore', { id: fresh, expectedVersion: 2 })).errors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ])
    for (const version of [4, 4]) {
      expect((await change('restore', { id: fresh })).libraryVariableSet).toMatchObject({ archivedAt: null, version })
    }
    const gone = await mutate(shop.space, 'deleteLibraryVariableSet', { id: fresh }, MANAGER, 'deletedId')
    expect(gone).toEqual({ errors: [], deletedId: fresh })
  })

  test('has a name of its own', async () => {
    const { errors } = await mutate(
      shop.space,
      'createLibraryVariableSet',
      { space: 'Spaces-1', name: 'COMMON' },
      MANAGER,
    )
    expect(errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'name'] }])
    expect((await change('update', { id: SPARE, name: 'common' })).errors).toMatchObject([{ code: 'CONFLICT' }])
  })

  test('that projects use does not go; its variables, templates and values go with it', async () => {
    const { db } = shop.space
    const { id: local } = await db.libraryVariableSet.create({ data: { name: 'Full', nameKey: 'full' } })
    const set = id('LibraryVariableSets', local)
    await shop.made({ owner: set, name: 'A', value: 'a' })
    const template = await db.variableTemplate.create({
      data: { libraryVariableSetId: local, position: 0, name: 'T', nameKey: 't' },
    })
    await db.templateValue.create({ data: { templateId: template.id, tenantId: 1, value: 'x' } })
    await use([set])
    await mutate(shop.space, 'setProjectLibraryVariableSets', { project: BANK, sets: [set] }, MANAGER)
    const deletes = await shop.somebody(
      [['LibraryVariableSetView', 'LibraryVariableSetDelete']],
      [['ProjectView'], { Projects: [1] }],
    )
    const remove = (who: Caller) => mutate(shop.space, 'deleteLibraryVariableSet', { id: set }, who)
    expect((await remove(deletes)).errors).toEqual([
      { code: 'IN_USE', message: 'It is used by 2 projects: Shop, 1 that you cannot see.', path: ['input', 'id'] },
    ])
    await use([])
    await mutate(shop.space, 'setProjectLibraryVariableSets', { project: BANK, sets: [] }, MANAGER)
    expect((await remove(deletes)).errors).toEqual([])
    expect(await db.variable.count({ where: { libraryVariableSetId: local } })).toBe(0)
    expect(await db.templateValue.count({ where: { templateId: template.id } })).toBe(0)
  })

  test('is found by the projects that use it, and counted by them', async () => {
    await use([SPARE, COMMON])
    const ask = async (filter: string, who?: Caller) => {
      const query = `{ libraryVariableSets(first: 9, filter: { ${filter} }) { nodes { name } }
        libraryVariableSetFacets(filter: { ${filter} }) { project { values { name count } } } }`
      type Data = {
        libraryVariableSets: { nodes: { name: string }[] }
        libraryVariableSetFacets: { project: { values: object[] } }
      }
      const { data, errors } = await shop.space.ask<Data>(query, {}, who)
      expect(errors).toEqual([])
      const names = data.libraryVariableSets.nodes.map(({ name }) => name)
      return [names, data.libraryVariableSetFacets.project.values]
    }
    const values = [{ name: 'Shop', count: 2 }]
    expect(await ask(`project: ["${SHOP}"]`)).toEqual([['Common', 'Spare'], values])
    expect(await ask(`project: ["${BANK}"]`)).toEqual([[], []])
    expect(await ask('isArchived: true')).toEqual([[], []])
    const blind = await shop.somebody([['LibraryVariableSetView']])
    expect(await ask('', blind)).toEqual([['Common', 'Spare'], []])
    expect(await ask(`project: ["${SHOP}"]`, blind)).toEqual([[], []])
  })
})

describe('the library variable sets of a project', () => {
  test('are as given, in order, in the version of the project that was read', async () => {
    await use([])
    const { version: before } = await shop.space.db.project.findUniqueOrThrow({ where: { id: 1 } })
    const version = before + 1
    expect(await use([SPARE, COMMON, SPARE], { expectedVersion: before })).toEqual({
      errors: [],
      project: { version, libraryVariableSets: [{ name: 'Spare' }, { name: 'Common' }] },
    })
    expect((await use([], { expectedVersion: before })).errors).toMatchObject([
      { code: 'VERSION_CONFLICT', message: expect.stringContaining('changed libraryVariableSetIds') },
    ])
    expect((await use([COMMON])).project).toMatchObject({ libraryVariableSets: [{ name: 'Common' }] })
  })

  test('are refused if they are not there, too many, or archived and new', async () => {
    await use([COMMON])
    const path = ['input', 'sets']
    expect((await use([id('LibraryVariableSets', 99)])).errors).toMatchObject([{ code: 'NOT_FOUND', path }])
    expect((await use([SHOP])).errors).toMatchObject([{ code: 'BAD_ID', path }])
    expect((await use(Array.from({ length: 501 }, () => COMMON))).errors).toMatchObject([{ code: 'BAD_INPUT', path }])
    const { db } = shop.space
    await db.libraryVariableSet.updateMany({ data: { archivedAt: new Date() } })
    expect((await use([COMMON, SPARE])).errors).toMatchObject([{ code: 'INVALID_STATE', path }])
    expect((await use([COMMON])).errors).toEqual([])
    await db.libraryVariableSet.updateMany({ data: { archivedAt: null } })
    await db.project.update({ where: { id: 1 }, data: { archivedAt: new Date() } })
    expect((await use([])).errors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'project'] }])
    await db.project.update({ where: { id: 1 }, data: { archivedAt: null } })
  })

  test('take the permission to edit the project, and those that one cannot see stay', async () => {
    await use([COMMON, SPARE])
    const sees = await shop.somebody([['ProjectView', 'LibraryVariableSetEdit', 'LibraryVariableSetView']])
    expect((await use([], {}, sees)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    const edits = await shop.somebody([['ProjectView', 'ProjectEdit'], { Projects: [1] }])
    expect((await use([COMMON], {}, edits)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await use([], {}, edits)).toMatchObject({ errors: [], project: { libraryVariableSets: [] } })
    expect(await uses()).toEqual([1, 2])
  })
})
