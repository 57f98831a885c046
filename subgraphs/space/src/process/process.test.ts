import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { action, processSpace, SHOWN, step, type ProcessSpace, type ShownStep } from '../testing/processes.js'
import type { TestSpace } from '../testing/space.js'
import { named } from '../testing/rows.js'

let world: ProcessSpace
let space: TestSpace

beforeAll(async () => {
  world = await processSpace()
  space = world.space
})

afterAll(() => space.close())

describe('a process', () => {
  it('is read as it was written, properties to the letter', async () => {
    const { id } = await world.newProject()
    const properties = JSON.parse(
      '{"z":"1","a":null,"10":"x","__proto__":"p","\\u0000":"\\ud800 \\u0000","":"\\r\\n\\t"}',
    ) as object
    await world.updated(id, [
      {
        name: '  Deploy web ',
        condition: 'VARIABLE',
        conditionExpression: '#{Wanted}',
        startTrigger: 'START_WITH_PREVIOUS',
        targetRoles: ['web', 'web', 'api'],
        maxParallelism: 3,
        properties,
        actions: [
          action('Deploy', {
            isDisabled: true,
            isRequired: true,
            notes: 'Why\nnot',
            properties,
            environments: ['Spaces-1/Environments-2', 'Spaces-1/Environments-1'],
            excludedEnvironments: ['Spaces-1/Environments-4'],
            tenantTags: ['Spaces-1/Tags-1'],
            accounts: ['Spaces-1/Accounts-1'],
            workerPool: 'Spaces-1/WorkerPools-1',
            packages: [
              { packageId: 'Acme.#{Part}', feed: 'Spaces-1/Feeds-1' },
              { name: 'tools', packageId: 'Acme.Tools', feed: 'Spaces-1/Feeds-1' },
            ],
          }),
          { name: 'Check', stepTemplate: 'Spaces-1/StepTemplates-1', stepTemplateVersion: 1 },
        ],
      },
      step('Then'),
    ])
    const process = await world.read(id)
    expect(process).toMatchObject({
      version: 2,
      steps: [
        {
          name: 'Deploy web',
          condition: 'VARIABLE',
          conditionExpression: '#{Wanted}',
          startTrigger: 'START_WITH_PREVIOUS',
          targetRoles: ['web', 'api'],
          maxParallelism: 3,
          actions: [
            {
              name: 'Deploy',
              isDisabled: true,
              isRequired: true,
              notes: 'Why\nnot',
              environments: [{ id: 'Spaces-1/Environments-2' }, { id: 'Spaces-1/Environments-1' }],
              excludedEnvironments: [{ id: 'Spaces-1/Environments-4' }],
              tenantTags: [{ canonicalName: 'Region/EU' }],
              accounts: [{ id: 'Spaces-1/Accounts-1' }],
              certificates: [],
              workerPool: { id: 'Spaces-1/WorkerPools-1' },
              stepTemplate: null,
              packages: [
                { name: '', packageId: 'Acme.#{Part}', feed: { id: 'Spaces-1/Feeds-1' } },
                { name: 'tools', packageId: 'Acme.Tools', feed: { id: 'Spaces-1/Feeds-1' } },
              ],
            },
            {
              name: 'Check',
              actionType: 'Octopus.Script',
              stepTemplate: { id: 'Spaces-1/StepTemplates-1' },
              stepTemplateVersion: 1,
            },
          ],
        },
        {
          name: 'Then',
          condition: 'SUCCESS',
          startTrigger: 'START_AFTER_PREVIOUS',
          maxParallelism: null,
          properties: {},
        },
      ],
    })
    const [first] = process!.steps
    for (const held of [first?.properties, first?.actions[0]?.properties]) {
      expect(JSON.stringify(held)).toBe(JSON.stringify(properties))
    }
  })

  it('keeps the numbers of steps and actions that stay, by number or by name, wherever they go', async () => {
    const { id } = await world.newProject()
    const before = await world.updated(id, [step('A', action('a'), action('b')), step('B', action('bb')), step('C')])
    const [a, b, c] = before.steps as [ShownStep, ShownStep, ShownStep]
    const after = await world.updated(id, [
      // The names of two are swapped; a third is known by its name; an action moves to another step.
      { ...step('B', action('new'), { ...action('b2'), number: a.actions[1]!.number }), number: a.number },
      { ...step('A', action('a')), number: b.number },
      step('c'),
    ])
    expect(after.version).toBe(3)
    expect(after.steps.map(({ number, name }) => [number, name])).toEqual([
      [a.number, 'B'],
      [b.number, 'A'],
      [c.number, 'c'],
    ])
    const known = [...before.steps.flatMap(({ actions }) => actions.map(({ number }) => number))]
    const numbers = after.steps.map(({ actions }) => actions.map(({ number }) => number))
    expect(numbers[0]?.[1]).toBe(a.actions[1]!.number)
    expect(numbers[1]).toEqual([a.actions[0]!.number])
    expect(known).not.toContain(numbers[0]?.[0])
    // Numbers are not used again.
    await world.updated(id, [])
    const [again] = (await world.updated(id, [step('A')])).steps
    expect(Math.max(a.number, b.number, c.number)).toBeLessThan(again!.number)
  })

  it('takes no more statements to be read the longer it is, and one while only its version is asked for', async () => {
    const { id } = await world.newProject()
    const links = {
      environments: ['Spaces-1/Environments-1'],
      packages: [{ packageId: 'x', feed: 'Spaces-1/Feeds-1' }],
    }
    const count = async () => {
      const query = `{ projects(first: 100) { nodes { deploymentProcess { ${SHOWN} } } } }`
      const { result, count: statements } = await space.askCounted(query)
      expect(result.errors).toEqual([])
      return statements
    }
    await world.updated(id, [step('A', action('a', links))])
    const one = await count()
    await world.updated(
      id,
      Array.from({ length: 9 }, (_, n) => step(`${n}`, action(`a${n}`, links), action(`b${n}`, links))),
    )
    expect(await count()).toBe(one)
    const version = await space.askCounted('{ projects(first: 100) { nodes { deploymentProcess { version } } } }')
    expect(version.count).toBe(1)
  })

  it('is there only for those who may see it', async () => {
    const [mine, other] = [await world.newProject(), await world.newProject()]
    for (const { id } of [mine, other]) await world.updated(id, [step('A')])
    const [sees, names] = [caller('Users-31'), caller('Users-32')]
    const role = (permissions: string[]) =>
      space.db.userRole.create({ data: { ...named(permissions.join()), permissions } })
    await giveRole(space.db, sees.subject, (await role(['ProjectView'])).id)
    await giveRole(space.db, sees.subject, (await role(['ProcessView'])).id, { Projects: [mine.local] })
    await giveRole(space.db, names.subject, (await role(['ProjectView', 'ReleaseView'])).id)
    expect(await world.read(mine.id, 'version', sees)).toEqual({ version: 2 })
    expect(await world.read(other.id, 'version', sees)).toBeNull()
    expect(await world.read(mine.id, 'version', names)).toBeNull()
    const refused = await world.update(mine.id, [step('B')], {}, sees)
    expect(refused.errors[0]?.code).toBe('FORBIDDEN')
    expect((await world.update('Spaces-1/Projects-999', [])).errors[0]?.code).toBe('NOT_FOUND')
  })
})

describe('a step that variables are scoped to', () => {
  it('cannot go, and the refusal names them as far as the caller sees them', async () => {
    const { id, local } = await world.newProject()
    const [a, b] = (await world.updated(id, [step('A'), step('B')])).steps as [ShownStep, ShownStep]
    const variable = { projectId: local, value: 'x', stepIds: [b.number] }
    await space.db.variable.create({ data: { ...variable, ...named('Port') } })
    const { errors } = await world.update(id, [{ ...step('A'), number: a.number }])
    expect(errors).toEqual([
      { code: 'IN_USE', message: 'The step "B" cannot go. It is used by 1 variable: Port.', path: ['input', 'steps'] },
    ])
    await world.updated(id, [{ ...step('B renamed'), number: b.number }])
  })
})
