import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { Permission } from '@spaceport/kit/rights/permission'
import { mutate } from '../testing/mutate.js'
import { BANK, COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
})

afterAll(() => shop.space.close())

const SEES: Permission[] = [
  ...(['ProjectView', 'EnvironmentView', 'VariableView', 'VariableViewUnscoped', 'LibraryVariableSetView'] as const),
]
const EDITS: Permission[] = ['VariableEdit', 'VariableEditUnscoped']

const scope = (...environments: number[]) => ({ environments: environments.map((n) => id('Environments', n)) })

/** The codes of the errors with which somebody creates a value in Shop. */
async function created(who: Caller, input: Record<string, unknown>): Promise<string[]> {
  const { errors } = await shop.create({ name: 'New', value: 'x', ...input }, '', who)
  return errors.map(({ code }) => code)
}

/** The same of changing its value, of setting it among many, and of deleting it: all alike. */
async function changed(who: Caller, variable: string, more: object = {}): Promise<string[]> {
  const { project, libraryVariableSet } = await ownerOf(variable)
  const owner = project ?? libraryVariableSet ?? ''
  const set = [{ id: variable, value: 'y', ...more }]
  const answers = [
    await mutate(shop.space, 'updateVariable', { id: variable, value: 'y', ...more }, who),
    await mutate(shop.space, 'setVariables', { owner, set }, who),
    ...(Object.keys(more).length > 0
      ? []
      : [await mutate(shop.space, 'setVariables', { owner, delete: [variable] }, who)]),
  ]
  const codes = answers.map(({ errors }) => errors.map(({ code }) => code).join())
  return [...new Set(codes)]
}

async function ownerOf(variable: string) {
  const { projectId, libraryVariableSetId } = await shop.space.db.variable.findUniqueOrThrow({
    where: { id: Number(variable.split('-').at(-1)) },
  })
  return {
    project: projectId && id('Projects', projectId),
    libraryVariableSet: libraryVariableSetId && id('LibraryVariableSets', libraryVariableSetId),
  }
}

describe("a value of a project's variable", () => {
  test('is made and changed by who may edit variables in all its environments', async () => {
    const dev = await shop.somebody([SEES], [['VariableEdit'], { Environments: [1] }])
    const both = await shop.somebody(
      [SEES],
      [['VariableEdit'], { Environments: [1] }],
      [['VariableEdit'], { Environments: [2] }],
    )
    const everywhere = await shop.somebody([SEES], [['VariableEdit']])
    expect(await created(dev, { scope: scope(1) })).toEqual([])
    expect(await created(dev, { scope: scope(1, 2) })).toEqual(['FORBIDDEN'])
    expect(await created(dev, {})).toEqual(['FORBIDDEN'])
    expect(await created(both, { scope: scope(1, 2) })).toEqual([])
    expect(await created(everywhere, { scope: scope(1, 4) })).toEqual([])
    expect(await created(everywhere, {})).toEqual(['FORBIDDEN'])

    const variable = await shop.made({ name: 'Both', value: 'x', scope: scope(1, 2) })
    expect(await changed(dev, variable)).toEqual(['FORBIDDEN'])
    expect(await changed(dev, variable, { scope: scope(1) })).toEqual(['FORBIDDEN'])
    expect(await changed(both, variable, { scope: scope(1, 3) })).toEqual(['FORBIDDEN'])
    expect(await changed(both, variable, { scope: { environments: [] } })).toEqual(['FORBIDDEN'])
    expect(await changed(both, variable, { scope: scope(2) })).toEqual([''])
    expect(await changed(both, variable)).toEqual([''])
  })

  test('that holds everywhere by who may edit those', async () => {
    const unscoped = await shop.somebody([SEES], [['VariableEditUnscoped'], { Projects: [1] }])
    expect(await created(unscoped, {})).toEqual([])
    expect(await created(unscoped, { scope: { roles: ['web'] } })).toEqual([])
    expect(await created(unscoped, { owner: BANK })).toEqual(['FORBIDDEN'])
    expect(await created(unscoped, { scope: scope(1) })).toEqual(['FORBIDDEN'])
    const variable = await shop.made({ name: 'Everywhere', value: 'x' })
    expect(await changed(unscoped, variable, { scope: scope(1) })).toEqual(['FORBIDDEN'])
    expect(await changed(unscoped, variable)).toEqual([''])
  })

  test('does not exist for who does not see it, and is refused to who only sees it', async () => {
    const variable = await shop.made({ name: 'Seen', value: 'x', scope: scope(2) })
    const edits = await shop.somebody(
      [['ProjectView', 'VariableViewUnscoped', ...EDITS]],
      [SEES, { Environments: [1] }],
    )
    const sees = await shop.somebody([SEES])
    expect(await changed(edits, variable)).toEqual(['NOT_FOUND'])
    expect(await changed(sees, variable)).toEqual(['FORBIDDEN'])
    const { errors } = await mutate(shop.space, 'deleteVariable', { id: variable }, sees)
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })

  test('keeps the environments that whoever changes it does not see, and they still count', async () => {
    const variable = await shop.made({ name: 'Unseen', value: 'x', scope: scope(1, 2, 4) })
    const environments = async () => {
      const local = Number(variable.split('-').at(-1))
      return (await shop.space.db.variable.findUniqueOrThrow({ where: { id: local } })).environmentIds
    }
    const partly = await shop.somebody(
      [['ProjectView', 'VariableView', 'VariableEdit']],
      [['EnvironmentView'], { Environments: [1, 2] }],
    )
    const set = (list: object) =>
      mutate(
        shop.space,
        'updateVariable',
        { id: variable, scope: list },
        partly,
        'variable { scope { hasHidden environments { id } } }',
      )
    const shown = { hasHidden: true, environments: [{ id: id('Environments', 2) }] }
    expect(await set(scope(2))).toEqual({ errors: [], variable: { scope: shown } })
    expect(await environments()).toEqual([2, 4])
    expect((await set(scope())).errors).toEqual([])
    expect(await environments()).toEqual([4])
    expect((await set(scope(4))).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  })
})

describe("a value of a library set's variable", () => {
  test('is made and changed by who may edit library sets, for environments that they see', async () => {
    const editor = await shop.somebody(
      [['VariableView', 'VariableViewUnscoped', 'LibraryVariableSetView', 'LibraryVariableSetEdit']],
      [['EnvironmentView'], { Environments: [1] }],
    )
    const other = await shop.somebody([[...SEES, ...EDITS]])
    expect(await created(editor, { owner: COMMON })).toEqual([])
    expect(await created(editor, { owner: COMMON, scope: scope(1) })).toEqual([])
    expect(await created(editor, { owner: COMMON, scope: scope(1, 2) })).toEqual(['NOT_FOUND'])
    expect(await created(editor, { owner: SHOP })).toEqual(['FORBIDDEN'])
    expect(await created(other, { owner: COMMON })).toEqual(['FORBIDDEN'])
    const variable = await shop.made({ owner: COMMON, name: 'Both', value: 'x', scope: scope(1, 2) })
    expect(await changed(editor, variable)).toEqual(['FORBIDDEN'])
    expect(await changed(other, variable)).toEqual(['FORBIDDEN'])
    const mine = await shop.made({ owner: COMMON, name: 'Mine', value: 'x', scope: scope(1) })
    expect(await changed(editor, mine)).toEqual([''])
  })
})

test('a value is seen where its environments are, or if it has none by another permission', async () => {
  const names = async (who: Caller) => {
    const query = '{ variables(first: 100, filter: { text: "seen-" }) { nodes { name } } }'
    const { data } = await shop.space.ask<{ variables: { nodes: { name: string }[] } }>(query, {}, who)
    return data.variables.nodes.map(({ name }) => name)
  }
  await shop.made({ name: 'seen-dev', scope: scope(1) })
  await shop.made({ name: 'seen-all' })
  await shop.made({ name: 'seen-bank', owner: BANK, scope: scope(1) })
  await shop.made({ name: 'seen-set', owner: COMMON, scope: scope(1, 2) })
  expect(await names(await shop.somebody([['VariableView']]))).toEqual(['seen-bank', 'seen-dev', 'seen-set'])
  expect(await names(await shop.somebody([['VariableViewUnscoped']]))).toEqual(['seen-all'])
  expect(await names(await shop.somebody([['VariableView'], { Environments: [2] }]))).toEqual(['seen-set'])
  expect(await names(await shop.somebody([['VariableView'], { Projects: [1] }]))).toEqual(['seen-dev'])
})
