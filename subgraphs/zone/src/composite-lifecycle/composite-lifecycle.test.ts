import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { identity, root } from '../testing/journeys.js'
import { openTracing, type Tracing } from '../testing/tracing.js'
import { ADMINISTRATOR, type World } from '../testing/world.js'

const FIELDS = `id name description version
  steps { position name spaceName root environments after space { id } }`

const [CREATE, UPDATE] = ['create', 'update'].map((verb) => {
  const name = `${verb}CompositeLifecycle`
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  return `mutation ($input: ${type}!) { answer: ${name}(input: $input) {
    compositeLifecycle { ${FIELDS} } errors { code message path } } }`
}) as [string, string]
const DELETE = `mutation ($input: DeleteCompositeLifecycleInput!) {
  answer: deleteCompositeLifecycle(input: $input) { deletedId errors { code message path } } }`

const DEV = { name: 'Develop', space: 'Spaces-1', environments: ['Test'] }
const QA = { name: 'Try', space: 'Spaces-3', after: [1] }
const HIDDEN = { name: 'Audit', space: 'Spaces-4', after: [2] }
const FAR = { name: 'Run', remote: { name: 'Vault', root: root(5) }, after: [3] }

type Answer = {
  compositeLifecycle: { id: string; version: number; steps: Record<string, unknown>[] } | null
  deletedId?: string | null
  errors: { code: string; message: string; path: string[] }[]
}

let tracing: Tracing
let world: World

beforeAll(async () => {
  tracing = await openTracing()
  world = tracing.world
})
afterAll(() => tracing.close())
beforeEach(async () => {
  await tracing.reset()
  tracing.one.keyless.add('Spaces-2')
})

async function ask(query: string, input: object, caller = ADMINISTRATOR): Promise<Answer> {
  const { data, errors } = await world.ask(caller, query, { input })
  expect(errors).toEqual([])
  return data?.answer as Answer
}

async function made(steps: object[] = [DEV, QA, HIDDEN, FAR], name = 'To the vault') {
  const { compositeLifecycle, errors } = await ask(CREATE, { name, steps })
  expect(errors).toEqual([])
  return compositeLifecycle!
}

async function refusal(query: string, input: object): Promise<string> {
  const { errors } = await ask(query, input)
  return `${errors[0]?.code} ${errors[0]?.path.join('.')}`
}

describe('a composite lifecycle', () => {
  test('is made of visits, whose Spaces are known by their roots, and audited', async () => {
    const lifecycle = await made()
    expect(lifecycle).toMatchObject({ name: 'To the vault', description: null, version: 1 })
    expect(lifecycle.steps).toEqual([
      {
        position: 1,
        name: 'Develop',
        space: { id: 'Spaces-1' },
        spaceName: 'Space 1',
        root: root(1),
        environments: ['Test'],
        after: [],
      },
      {
        position: 2,
        name: 'Try',
        space: { id: 'Spaces-3' },
        spaceName: 'Space 3',
        root: root(3),
        environments: [],
        after: [1],
      },
      {
        position: 3,
        name: 'Audit',
        space: { id: 'Spaces-4' },
        spaceName: 'Space 4',
        root: root(4),
        environments: [],
        after: [2],
      },
      { position: 4, name: 'Run', space: null, spaceName: 'Vault', root: root(5), environments: [], after: [3] },
    ])
    expect([tracing.one, tracing.two, tracing.three].map(({ asked }) => asked.length)).toEqual([1, 1, 1])
    const [audit] = await world.db.auditEvent.findMany({ where: { subject: lifecycle.id } })
    expect(audit).toMatchObject({ action: 'createCompositeLifecycle', before: null, after: { name: 'To the vault' } })
  })

  test('may visit a Space twice', async () => {
    const again = { ...DEV, name: 'Stage', environments: ['Stage'], after: [2] }
    const { steps } = await made([DEV, QA, again, { ...FAR, after: [3] }])
    expect(steps.map(({ spaceName, after }) => [spaceName, after])).toEqual([
      ['Space 1', []],
      ['Space 3', [1]],
      ['Space 1', [2]],
      ['Vault', [3]],
    ])
  })

  test('reads a root as people write it', async () => {
    const spoken = (root(5).match(/.{4}/g) ?? []).join(' ').toUpperCase()
    const { steps } = await made([{ name: 'Run', remote: { name: ' Vault ', root: spoken } }])
    expect(steps).toMatchObject([{ root: root(5), spaceName: 'Vault' }])
  })

  test('is made once for one key, also while an Instance is silent', async () => {
    const input = { name: 'Once', steps: [DEV], idempotencyKey: 'once' }
    const first = await ask(CREATE, input)
    world.membership.instances.delete('Instances-1')
    expect(await ask(CREATE, input)).toEqual(first)
    expect(await refusal(CREATE, { ...input, idempotencyKey: 'other' })).toBe('NOT_FOUND input.steps.0.space')
    world.membership.instances.set('Instances-1', tracing.one.member)
    expect(await world.db.compositeLifecycle.count()).toBe(1)
  })

  test('keeps what is left out of a change, and takes its steps anew', async () => {
    const { id, steps } = await made()
    const renamed = await ask(UPDATE, { id, name: 'Renamed', expectedVersion: 1 })
    expect(renamed.compositeLifecycle).toMatchObject({ name: 'Renamed', version: 2, steps })
    const shorter = await ask(UPDATE, {
      id,
      steps: [QA, { ...DEV, after: [1] }].map((one, i) => (i === 0 ? { ...one, after: [] } : one)),
    })
    expect(shorter.compositeLifecycle).toMatchObject({
      version: 3,
      steps: [{ name: 'Try' }, { name: 'Develop', after: [1] }],
    })
    expect(await world.db.compositeStep.count()).toBe(2)
    const { before, after } = await world.db.auditEvent.findFirstOrThrow({
      where: { subject: id },
      orderBy: { id: 'desc' },
    })
    expect([before, after]).toMatchObject([{ steps: [{}, {}, {}, {}] }, { steps: [{ name: 'Try' }, {}] }])
  })

  test('is deleted with its steps', async () => {
    const { id } = await made()
    expect(await refusal(DELETE, { id, expectedVersion: 2 })).toBe('VERSION_CONFLICT input.expectedVersion')
    expect(await ask(DELETE, { id, expectedVersion: 1 })).toEqual({ deletedId: id, errors: [] })
    expect(await refusal(DELETE, { id })).toBe('NOT_FOUND input.id')
    expect(await world.db.compositeStep.count()).toBe(0)
  })
})

describe('is refused', () => {
  const step = (more: object) => ({ ...DEV, ...more })
  test.each<[string, object[], string]>([
    ['without steps', [], 'BAD_INPUT input.steps'],
    ['with too many', Array.from({ length: 101 }, (_, i) => step({ name: `${i}` })), 'BAD_INPUT input.steps'],
    ['with steps of one name', [DEV, step({ name: 'DEVELOP', after: [1] })], 'BAD_INPUT input.steps.1.name'],
    ['with a step of no name', [step({ name: ' ' })], 'BAD_INPUT input.steps.0.name'],
    ['with an unknown position', [step({ after: [2] })], 'BAD_INPUT input.steps.0.after'],
    ['with a ring', [DEV, { ...QA, after: [1, 3] }, { ...FAR, after: [2] }], 'BAD_INPUT input.steps.1.after'],
    ['with no start', [step({ after: [1] })], 'BAD_INPUT input.steps.0.after'],
    [
      'with an environment named twice',
      [step({ environments: ['Test', 'test'] })],
      'BAD_INPUT input.steps.0.environments',
    ],
    ['with half a character', [step({ environments: ['\uD800'] })], 'BAD_INPUT input.steps.0.environments'],
    ['with no Space', [{ name: 'Develop' }], 'BAD_INPUT input.steps.0.space'],
    ['with two ways to a Space', [step({ remote: FAR.remote })], 'BAD_INPUT input.steps.0.space'],
    [
      'with a root that is none',
      [{ name: 'Run', remote: { name: 'Vault', root: 'abc' } }],
      'BAD_INPUT input.steps.0.remote.root',
    ],
    ['with an unknown Space', [DEV, step({ name: 'X', space: 'Spaces-9' })], 'NOT_FOUND input.steps.1.space'],
    ['with a Space without keys', [step({ space: 'Spaces-2' })], 'INVALID_STATE input.steps.0.space'],
  ])('%s', async (_, steps, expected) => {
    const { id } = await made()
    expect(await refusal(CREATE, { name: 'Refused', steps })).toBe(expected)
    expect(await refusal(UPDATE, { id, steps })).toBe(expected)
    expect(await world.db.compositeLifecycle.findMany({ select: { name: true, version: true } })).toEqual([
      { name: 'To the vault', version: 1 },
    ])
    expect(await world.db.compositeStep.count()).toBe(4)
  })

  test('with a taken name, at another version, under an unknown id', async () => {
    await made([DEV], 'Other')
    const { id } = await made()
    expect(await refusal(CREATE, { name: 'other', steps: [DEV] })).toBe('CONFLICT input.name')
    expect(await refusal(UPDATE, { id, name: 'OTHER' })).toBe('CONFLICT input.name')
    expect(await refusal(UPDATE, { id, name: 'New', expectedVersion: 2 })).toBe(
      'VERSION_CONFLICT input.expectedVersion',
    )
    expect(await refusal(UPDATE, { id: 'CompositeLifecycles-999', name: 'New' })).toBe('NOT_FOUND input.id')
    expect(await refusal(UPDATE, { id: 'Zones-1', name: 'New' })).toBe('BAD_ID input.id')
  })

  test('where an Instance tells keys that are none', async () => {
    const { signing } = identity(1)
    identity(1).signing = 'none'
    expect(await refusal(CREATE, { name: 'Refused', steps: [DEV] })).toMatch(/^INSTANCE_UNAVAILABLE/)
    identity(1).signing = signing
  })
})
