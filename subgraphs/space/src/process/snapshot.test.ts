import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { textKey } from '@spaceport/kit/page/text-key'
import { action, processSpace, step, type ProcessSpace } from '../testing/processes.js'
import type { TestSpace } from '../testing/space.js'
import { freezeProcess, processOf, readFrozenProcess } from './snapshot.js'

let world: ProcessSpace
let space: TestSpace

beforeAll(async () => {
  world = await processSpace()
  space = world.space
})

afterAll(() => space.close())

describe('the variables that a process uses', () => {
  it('are noted with the step or the action whose texts name them', async () => {
    const { id, local } = await world.newProject()
    await world.updated(id, [
      {
        ...step(
          'A',
          action('a', {
            notes: '#{Not.These}',
            properties: {
              Script: 'echo #{Database.Name | ToLower}',
              'Octopus.Action.WorkerPoolVariable': 'My Pool',
              None: null,
            },
            packages: [{ packageId: '#{Package}', feed: 'Spaces-1/Feeds-1' }],
          }),
        ),
        condition: 'VARIABLE',
        conditionExpression: '#{if Wanted}true#{/if}',
        targetRoles: ['#{Role}'],
        properties: { Window: '#{Size}' },
      },
    ])
    const stored = await space.db.processStep.findFirstOrThrow({
      where: { process: { projectId: local } },
      include: { actions: true },
    })
    expect(stored.variableNames.toSorted()).toEqual(['Role', 'Size', 'Wanted'].map(textKey))
    expect(stored.actions[0]?.variableNames.toSorted()).toEqual(['Database.Name', 'My Pool', 'Package'].map(textKey))
  })
})

describe('a frozen process', () => {
  it('stays what it was, and is kept once', async () => {
    const { id, local } = await world.newProject()
    const freeze = () =>
      space.db.$transaction(async (tx) => freezeProcess(tx, (await processOf(tx, { projectId: local }))!.id))
    expect(await freeze()).toBeNull()
    const { steps } = await world.updated(id, [
      step('A', action('a', { properties: { x: '1' }, packages: [{ packageId: 'p', feed: 'Spaces-1/Feeds-1' }] })),
    ])
    const first = await freeze()
    expect(await freeze()).toBe(first)
    await world.updated(id, [step('A', action('a'))])
    expect(await freeze()).not.toBe(first)
    const { content } = await space.db.processSnapshot.findUniqueOrThrow({ where: { id: first! } })
    expect(readFrozenProcess(content)).toMatchObject({
      steps: [
        {
          id: steps[0]?.number,
          name: 'A',
          actions: [
            {
              id: steps[0]?.actions[0]?.number,
              properties: '{"x":"1"}',
              packages: [{ name: '', packageId: 'p', feedId: 1 }],
            },
          ],
        },
      ],
    })
  })
})
