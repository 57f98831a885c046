import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { step, action, processSpace, type ProcessSpace } from '../testing/processes.js'

let world: ProcessSpace

beforeAll(async () => {
  world = await processSpace()
})

afterAll(() => world.space.close())

type Template = { id: string; version: number; [field: string]: unknown }

const FIELDS = `stepTemplate { id name actionType description category version communityId properties
  parameters { name label defaultValue } versions { version name source } }`

async function act(mutation: string, input: object) {
  const answer = await mutate(world.space, mutation, { ...input }, MANAGER, FIELDS)
  return { template: answer.stepTemplate as Template | null, errors: answer.errors }
}

const content = {
  name: ' Send mail ',
  actionType: 'Octopus.Script',
  description: 'Sends *mail*.',
  category: 'mail',
  parameters: [{ Name: 'To', Label: 'To whom', DefaultValue: 'ops@example.com' }],
  properties: { z: '1', a: { b: [1.5, null] } },
}

async function created(more: object = {}): Promise<Template> {
  const { template, errors } = await act('createStepTemplate', { space: 'Spaces-1', ...content, ...more })
  expect(errors).toEqual([])
  return template!
}

describe('a step template made here', () => {
  it('is what was said, with a file that another Space can import', async () => {
    const template = await created()
    expect(template).toMatchObject({
      ...{ name: 'Send mail', description: 'Sends *mail*.', category: 'mail', version: 1, communityId: null },
      parameters: [{ name: 'To', label: 'To whom', defaultValue: 'ops@example.com' }],
    })
    expect(JSON.stringify(template.properties)).toBe(JSON.stringify(content.properties))
    const [{ source }] = template.versions as [{ source: string }]
    const imported = await mutate(
      world.space,
      'importStepTemplate',
      { space: 'Spaces-1', source },
      MANAGER,
      `outcome ${FIELDS}`,
    )
    expect(imported).toMatchObject({
      outcome: 'CREATED',
      stepTemplate: { name: 'Send mail', communityId: template.id, version: 1, category: 'mail' },
    })
  })

  it('gets a new version by each change, and none by saying the same', async () => {
    const { id } = await created({ description: null })
    const { template } = await act('updateStepTemplate', {
      id,
      name: 'Mail',
      properties: { z: '2' },
      expectedVersion: 1,
    })
    expect(template).toMatchObject({
      ...{ name: 'Mail', category: 'mail', version: 2, properties: { z: '2' } },
      versions: [
        { version: 2, name: 'Mail' },
        { version: 1, name: 'Send mail' },
      ],
    })
    expect((await act('updateStepTemplate', { id, name: 'Mail' })).template?.version).toBe(2)
    expect((await act('updateStepTemplate', { id, category: null, expectedVersion: 1 })).errors).toEqual([
      {
        code: 'VERSION_CONFLICT',
        message: 'It was changed meanwhile: it has version 2, not 1. Users-1 changed name, properties.',
        path: ['input', 'expectedVersion'],
      },
    ])
    expect((await act('updateStepTemplate', { id, category: null })).template).toMatchObject({
      category: null,
      version: 3,
    })
  })

  it.each([
    ['a list of properties', { properties: [] }, 'STEP_TEMPLATE_INVALID', '"Properties" is not an object.'],
    ['an object of parameters', { parameters: {} }, 'STEP_TEMPLATE_INVALID', '"Parameters" is not a list.'],
    ['a nameless parameter', { parameters: [{}] }, 'STEP_TEMPLATE_INVALID', '"Parameters[0].Name" is not a text.'],
    ['a blank name', { name: ' ' }, 'BAD_INPUT', 'The name is blank.'],
    ['a control character', { actionType: 'a\0' }, 'BAD_INPUT', 'The actionType holds a control character.'],
    [
      'more than 1 MiB',
      { properties: { a: 'x'.repeat(1024 * 1024) } },
      'TOO_LARGE',
      'The file has more than 1024 KiB.',
    ],
  ])('with %s is refused', async (_what, changes, code, message) => {
    const before = await world.space.db.stepTemplate.count()
    const { errors } = await act('createStepTemplate', { space: 'Spaces-1', ...content, ...changes })
    expect(errors[0]).toMatchObject({ code, message })
    const { id } = await created()
    expect((await act('updateStepTemplate', { id, ...changes })).errors[0]).toMatchObject({ code, message })
    expect(await world.space.db.stepTemplate.count()).toBe(before + 1)
  })

  it('goes only when no action was made from it', async () => {
    const { id } = await created()
    const { id: project } = await world.newProject()
    const made = action('a', { stepTemplate: id, stepTemplateVersion: 1 })
    await world.updated(project, [step('A', made)])
    const remove = () => mutate(world.space, 'deleteStepTemplate', { id }, MANAGER, 'deletedId')
    expect((await remove()).errors).toEqual([
      { code: 'IN_USE', message: 'It is used by 1 process of a project: Project 1.', path: ['input', 'id'] },
    ])
    await world.updated(project, [])
    expect(await remove()).toEqual({ errors: [], deletedId: id })
  })
})

describe('a step template from a file', () => {
  it('is not changed but by its next version', async () => {
    const source = JSON.stringify({
      Id: 'community',
      Name: 'C',
      ActionType: 'x',
      Version: 0,
      Properties: {},
      Parameters: [],
    })
    const { template } = await act('importStepTemplate', { space: 'Spaces-1', source })
    expect((await act('updateStepTemplate', { id: template?.id, name: 'D' })).errors[0]).toMatchObject({
      code: 'INVALID_STATE',
      path: ['input', 'id'],
    })
    expect(
      (await mutate(world.space, 'deleteStepTemplate', { id: template?.id, expectedVersion: 0 }, MANAGER)).errors,
    ).toEqual([])
  })
})

describe('lists of step templates', () => {
  it('filter, order and count them', async () => {
    const { db } = world.space
    await db.stepTemplate.deleteMany({ where: { id: { not: 1 } } })
    const made = await created({ name: 'Made' })
    const source = JSON.stringify({
      Id: 'f',
      Name: 'File',
      ActionType: 'x',
      Version: 0,
      Properties: {},
      Parameters: [],
      Category: 'aws',
    })
    await act('importStepTemplate', { space: 'Spaces-1', source })
    const { id: project } = await world.newProject()
    await world.updated(project, [step('A', action('a', { stepTemplate: made.id, stepTemplateVersion: 1 }))])
    const names = async (filter: string, orderBy = '') => {
      const query = `{ stepTemplates(first: 9, filter: { ${filter} } ${orderBy}) { nodes { name } } }`
      const { data, errors } = await world.space.ask<{ stepTemplates: { nodes: { name: string }[] } }>(query)
      expect(errors).toEqual([])
      return data.stepTemplates.nodes.map(({ name }) => name)
    }
    expect(await names('', ', orderBy: { field: UPDATED_AT, direction: DESC }')).toEqual(['File', 'Made', 'Script'])
    expect(await names('category: ["mail"]')).toEqual(['Made'])
    expect(await names('actionType: ["x"]')).toEqual(['File'])
    expect(await names('isCommunity: true')).toEqual(['File'])
    expect(await names('isUsed: true')).toEqual(['Made'])
    expect(await names('isUsed: false')).toEqual(['File', 'Script'])
    expect(await names('updated: { to: "2020-01-01T00:00:00Z" }')).toEqual([])
    const values = 'values { name count }'
    const { data } = await world.space.ask(
      `{ stepTemplateFacets { category { ${values} } actionType { ${values} } use { ${values} } } }`,
    )
    expect(data).toEqual({
      stepTemplateFacets: {
        category: {
          values: [
            { name: 'aws', count: 1 },
            { name: 'mail', count: 1 },
          ],
        },
        actionType: {
          values: [
            { name: 'Octopus.Script', count: 2 },
            { name: 'x', count: 1 },
          ],
        },
        use: {
          values: [
            { name: 'unused', count: 2 },
            { name: 'used', count: 1 },
          ],
        },
      },
    })
  })
})
