import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { BANK, COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'
import { freezeVariables, readFrozenVariables } from './snapshot.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
})

beforeEach(() => shop.space.db.variable.deleteMany())

afterAll(() => shop.space.close())

const SPARE = id('LibraryVariableSets', 2)

const freeze = (projectId = 1) => shop.space.db.$transaction((tx) => freezeVariables(tx, projectId))

async function frozen(projectId = 1) {
  const { content } = await shop.space.db.variableSnapshot.findUniqueOrThrow({
    where: { id: (await freeze(projectId))! },
  })
  return readFrozenVariables(content)
}

const use = async (...sets: string[]) => {
  const { errors } = await mutate(shop.space, 'setProjectLibraryVariableSets', { project: SHOP, sets }, MANAGER)
  expect(errors).toEqual([])
}

describe('a snapshot of variables', () => {
  test("has the project's own, then those of its sets in their order, each by name, with all that they say", async () => {
    await use(SPARE, COMMON)
    await shop.made({ name: 'c', owner: COMMON, value: 'common' })
    await shop.made({ name: 's', owner: SPARE, value: 'spare' })
    await shop.made({ name: 'b', owner: BANK, value: 'bank' })
    const scope = {
      ...{
        environments: [id('Environments', 2), id('Environments', 1)],
        targets: [id('Machines', 1)],
        roles: ['web', 'db'],
      },
      ...{ steps: [1], channels: [id('Channels', 1)], tenantTags: [id('Tags', 1)], processes: [SHOP] },
    }
    const prompt = { label: 'L', helpText: 'H', isRequired: true }
    await shop.made({ name: 'B', description: 'why', value: 'b', scope, prompt })
    await shop.made({ name: 'a', type: 'SENSITIVE', secret: 'hunter2' })
    const { secretId, id: a } = await shop.space.db.variable.findFirstOrThrow({ where: { name: 'a' } })
    const { projectId, libraryVariableSets, variables } = await frozen()
    expect({ projectId, libraryVariableSets }).toEqual({
      projectId: 1,
      libraryVariableSets: [
        { id: 2, name: 'Spare' },
        { id: 1, name: 'Common' },
      ],
    })
    expect(variables.map(({ name, libraryVariableSetId }) => [name, libraryVariableSetId])).toEqual([
      ['a', null],
      ['B', null],
      ['s', 2],
      ['c', 1],
    ])
    const nothing = { value: null, secretId: null, accountId: null, certificateId: null, workerPoolId: null }
    const unscoped = {
      environmentIds: [],
      targetIds: [],
      roles: [],
      stepIds: [],
      channelIds: [],
      tenantTagIds: [],
      processIds: [],
    }
    expect(variables.slice(0, 2)).toEqual([
      {
        ...nothing,
        id: a,
        libraryVariableSetId: null,
        name: 'a',
        description: null,
        type: 'SENSITIVE',
        secretId,
        prompt: null,
        scope: unscoped,
      },
      {
        ...{
          ...nothing,
          id: a - 1,
          libraryVariableSetId: null,
          name: 'B',
          description: 'why',
          type: 'STRING',
          value: 'b',
          prompt,
        },
        scope: {
          ...{ environmentIds: [1, 2], targetIds: [1], roles: ['db', 'web'], stepIds: [1] },
          ...{ channelIds: [1], tenantTagIds: [1], processIds: [1] },
        },
      },
    ])
  })

  test('is kept once, however often and by how many at a time the same is frozen', async () => {
    await use()
    expect(await freeze()).toBeNull()
    const scoped = await shop.made({
      name: 'a',
      value: 'x',
      scope: { environments: [id('Environments', 1), id('Environments', 2)] },
    })
    const first = await freeze()
    expect(new Set(await Promise.all([1, 2, 3].map(() => freeze())))).toEqual(new Set([first]))
    const scope = { environments: [id('Environments', 2), id('Environments', 1)] }
    await mutate(shop.space, 'updateVariable', { id: scoped, scope }, MANAGER)
    expect(await freeze()).toBe(first)
    await mutate(shop.space, 'updateVariable', { id: scoped, value: 'y' }, MANAGER)
    const second = await freeze()
    expect(second).not.toBe(first)
    await shop.made({ name: 'a', value: 'y', owner: BANK, scope })
    expect([first, second]).not.toContain(await freeze(2))
  })
})
