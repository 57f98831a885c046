import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { action, processSpace, step, type ProcessSpace } from '../testing/processes.js'
import type { TestSpace } from '../testing/space.js'
import { named } from '../testing/rows.js'

let world: ProcessSpace
let space: TestSpace

beforeAll(async () => {
  world = await processSpace()
  space = world.space
})

afterAll(() => space.close())

describe('an input is refused', () => {
  const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))
  const withAction = (more: object) => [step('A', action('a', more))]
  it.each<[string, object[], string, string]>([
    ['with too many steps', many(201, (i) => step(`${i}`)), 'BAD_INPUT', 'steps'],
    ['with too many actions in one', [step('A', ...many(51, (i) => action(`${i}`)))], 'BAD_INPUT', 'steps.0.actions'],
    ['with a step that does nothing', [{ name: 'A', actions: [] }], 'BAD_INPUT', 'steps.0.actions'],
    ['with two equal steps', [step('A', action('a')), step(' a', action('b'))], 'CONFLICT', 'steps.1.name'],
    ['with two equal actions', [step('A', action('x')), step('B', action('X'))], 'CONFLICT', 'steps.1.actions.0.name'],
    ['with a blank name', [step(' ')], 'BAD_INPUT', 'steps.0.name'],
    ['with half a character', [step('\ud800')], 'BAD_INPUT', 'steps.0.name'],
    ['with an unknown number', [{ ...step('A'), number: 999_999 }], 'NOT_FOUND', 'steps.0.number'],
    ['with an unknown action', withAction({ number: 999_999 }), 'NOT_FOUND', 'steps.0.actions.0.number'],
    [
      'with an expression that nothing looks at',
      [{ ...step('A'), conditionExpression: '#{x}' }],
      'BAD_INPUT',
      'steps.0.conditionExpression',
    ],
    [
      'without the expression to look at',
      [{ ...step('A'), condition: 'VARIABLE' }],
      'BAD_INPUT',
      'steps.0.conditionExpression',
    ],
    ['on no target at a time', [{ ...step('A'), maxParallelism: 0 }], 'BAD_INPUT', 'steps.0.maxParallelism'],
    ['without a kind of action', withAction({ actionType: null }), 'BAD_INPUT', 'steps.0.actions.0.actionType'],
    [
      'with an environment both ways',
      withAction({ environments: ['Spaces-1/Environments-1'], excludedEnvironments: ['Spaces-1/Environments-1'] }),
      'BAD_INPUT',
      'steps.0.actions.0.excludedEnvironments',
    ],
    [
      'with the id of another kind',
      withAction({ accounts: ['Spaces-1/Feeds-1'] }),
      'BAD_ID',
      'steps.0.actions.0.accounts',
    ],
    [
      'with an id of another Space',
      withAction({ workerPool: 'Spaces-2/WorkerPools-1' }),
      'BAD_ID',
      'steps.0.actions.0.workerPool',
    ],
    [
      'with a tag of another Space',
      withAction({ tenantTags: ['Spaces-2/Tags-1'] }),
      'BAD_ID',
      'steps.0.actions.0.tenantTags',
    ],
    [
      'with an unknown certificate',
      withAction({ certificates: ['Spaces-1/Certificates-9'] }),
      'NOT_FOUND',
      'steps.0.actions.0.certificates',
    ],
    [
      'with an unknown tag',
      withAction({ tenantTags: ['Spaces-1/Tags-9'] }),
      'NOT_FOUND',
      'steps.0.actions.0.tenantTags',
    ],
    [
      'with an unknown feed',
      withAction({ packages: [{ packageId: 'x', feed: 'Spaces-1/Feeds-9' }] }),
      'NOT_FOUND',
      'steps.0.actions.0.packages.0.feed',
    ],
    [
      'with a package from nowhere',
      withAction({ packages: [{ packageId: 'x' }] }),
      'BAD_INPUT',
      'steps.0.actions.0.packages.0.feed',
    ],
    [
      'with two packages of a name',
      withAction({ packages: many(2, () => ({ packageId: 'x', feed: 'Spaces-1/Feeds-1' })) }),
      'BAD_INPUT',
      'steps.0.actions.0.packages.1.name',
    ],
    [
      'with a template without its version',
      withAction({ stepTemplate: 'Spaces-1/StepTemplates-1' }),
      'BAD_INPUT',
      'steps.0.actions.0.stepTemplateVersion',
    ],
    [
      'with a version that a template never had',
      withAction({ stepTemplate: 'Spaces-1/StepTemplates-1', stepTemplateVersion: 3 }),
      'NOT_FOUND',
      'steps.0.actions.0.stepTemplateVersion',
    ],
    ['with a list of properties', withAction({ properties: ['a'] }), 'BAD_INPUT', 'steps.0.actions.0.properties'],
    [
      'with a number among the properties',
      withAction({ properties: { a: 1 } }),
      'BAD_INPUT',
      'steps.0.actions.0.properties',
    ],
    [
      'with a secret by its number',
      withAction({ properties: { a: { secretId: 1 } } }),
      'BAD_INPUT',
      'steps.0.actions.0.properties',
    ],
    [
      'with more than 256 KiB of properties',
      withAction({ properties: { a: 'é'.repeat(131_072) } }),
      'TOO_LARGE',
      'steps.0.actions.0.properties',
    ],
    [
      'with more than 2 MiB in all',
      many(9, (i) => step(`${i}`, action(`a${i}`, { properties: { a: 'x'.repeat(250_000) } }))),
      'TOO_LARGE',
      'steps',
    ],
    [
      'with a property that is sensitive and is not',
      withAction({ properties: { a: 'b' }, sensitiveProperties: [{ name: 'a', value: 'c' }] }),
      'BAD_INPUT',
      'steps.0.actions.0.sensitiveProperties.0.name',
    ],
    [
      'with a sensitive property without a value',
      withAction({ sensitiveProperties: [{ name: 'a' }] }),
      'BAD_INPUT',
      'steps.0.actions.0.sensitiveProperties.0.value',
    ],
  ])('%s', async (_what, steps, code, path) => {
    const { id, local } = await world.newProject()
    const { project: after, errors } = await world.update(id, steps)
    expect({ after, code: errors[0]?.code, path: errors[0]?.path }).toEqual({
      after: null,
      code,
      path: ['input', ...path.split('.')],
    })
    expect(await space.db.processStep.count({ where: { process: { projectId: local } } })).toBe(0)
  })

  it('with channels of another project', async () => {
    const [mine, other] = [await world.newProject(), await world.newProject()]
    const channel = async (projectId: number) =>
      (await space.db.channel.create({ data: { projectId, ...named('Beta') } })).id
    const [own, foreign] = [await channel(mine.local), await channel(other.local)]
    const steps = (id: number) => [step('A', action('a', { channels: [`Spaces-1/Channels-${id}`] }))]
    expect((await world.update(mine.id, steps(foreign))).errors).toEqual([
      { code: 'BAD_INPUT', message: '"Beta" is a channel of another project.', path: ['input', 'steps'] },
    ])
    await world.updated(mine.id, steps(own))
    expect(await world.read(mine.id, 'steps { actions { channels { name } } }')).toEqual({
      steps: [{ actions: [{ channels: [{ name: 'Beta' }] }] }],
    })
  })

  it('of an archived project', async () => {
    const { id, local } = await world.newProject()
    await space.db.project.update({ where: { id: local }, data: { archivedAt: new Date() } })
    expect((await world.update(id, [])).errors[0]).toMatchObject({ code: 'INVALID_STATE', path: ['input', 'project'] })
  })
})
