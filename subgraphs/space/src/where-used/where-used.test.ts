import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from '../testing/callers.js'
import { action, step } from '../testing/processes.js'
import { usesSpace, VIEWER_OF_ONE } from '../testing/uses.js'

let world: Awaited<ReturnType<typeof usesSpace>>

beforeAll(async () => {
  world = await usesSpace()
})

afterAll(() => world.space.close())

type Node = {
  kind: string
  in: { id: string } | null
  project: { id: string } | null
  place: string
  detail: string | null
}
type Data = {
  whereUsed: { totalCount: number; nodes: Node[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } | null
}

const QUERY = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  whereUsed(id: $id, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { kind in { id } project { id } place detail action stepTemplateVersion isOutdated }
    edges { cursor } pageInfo { endCursor hasNextPage hasPreviousPage } } }`

const ask = (id: string, args: object = { first: 100 }, who: Caller = MANAGER) =>
  world.space.ask<Data>(QUERY, { id: `Spaces-1/${id}`, ...args }, who)

/** All uses of something, each as its kind and place. */
async function places(id: string, who?: Caller): Promise<string[]> {
  const { data, errors } = await ask(id, { first: 100 }, who)
  expect(errors).toEqual([])
  expect(data.whereUsed?.totalCount).toBe(data.whereUsed?.nodes.length)
  return data.whereUsed!.nodes.map(({ kind, place }) => `${kind} ${place}`)
}

const DEPLOY = 'ACTION Step 2, Deploy web: action Deploy'
const STOP = 'ACTION Step 1, Stop: action Stop'

describe('where something is used', () => {
  /** What somebody sees who sees the first project only. */
  const USES: [string, string[]][] = [
    ['Accounts-1', [DEPLOY, STOP, 'VARIABLE Variable Login 1', 'TARGET Deployment target web-01']],
    ['Certificates-1', [DEPLOY, STOP, 'VARIABLE Variable Cert 1']],
    ['WorkerPools-1', [DEPLOY, STOP, 'VARIABLE Variable Pool 1', 'TARGET Deployment target web-01']],
    ['Feeds-1', [DEPLOY, STOP, 'RELEASE Release 1.0: action Deploy']],
    ['StepTemplates-1', [DEPLOY, STOP]],
    ['LibraryVariableSets-1', ['PROJECT Project Project 1']],
    [
      'Channels-1',
      [
        DEPLOY,
        'VARIABLE Variable Login 1',
        'VARIABLE Variable Cert 1',
        'VARIABLE Variable Pool 1',
        'RELEASE Release 1.0',
      ],
    ],
    ['MachinePolicies-1', ['TARGET Deployment target web-01', 'WORKER Worker worker-01']],
    ['Lifecycles-1', ['PROJECT Project Project 1', 'CHANNEL Channel Beta 1']],
    [
      'Environments-1',
      [
        ...[DEPLOY, STOP, 'VARIABLE Variable Login 1', 'VARIABLE Variable Cert 1', 'VARIABLE Variable Pool 1'],
        ...[
          'RUNBOOK Runbook Restart 1',
          'LIFECYCLE Lifecycle Standard',
          'TARGET Deployment target web-01',
          'TENANT Tenant Acme',
        ],
        ...['ACCOUNT Account Deployer', 'CERTIFICATE Certificate Cert', 'FREEZE Deployment freeze Holiday'],
      ],
    ],
    [
      'TagSets-1',
      [
        ...[DEPLOY, STOP, 'VARIABLE Variable Login 1', 'VARIABLE Variable Cert 1', 'VARIABLE Variable Pool 1'],
        ...[
          'CHANNEL Channel Beta 1',
          'TARGET Deployment target web-01',
          'TENANT Tenant Acme',
          'ACCOUNT Account Deployer',
        ],
        'CERTIFICATE Certificate Cert',
      ],
    ],
  ]
  it.each(USES)('is told of %s, only as far as the caller sees it', async (id, expected) => {
    expect(await places(id, VIEWER_OF_ONE)).toEqual(expected)
    // A manager sees those of the second project, too, but for channels, which are of one.
    const isOfOne = (place: string) =>
      / (Deployment target|Worker|Lifecycle|Tenant|Account|Certificate|Deployment freeze) /.test(place)
    const twice = expected.reduce((sum, place) => sum + (isOfOne(place) || id === 'Channels-1' ? 1 : 2), 0)
    expect(await places(id)).toHaveLength(twice)
  })

  it('is told of variables by name, within their reach', async () => {
    const { db } = world.space
    const numberOf = async (projectId: number | null) =>
      (await db.variable.findFirstOrThrow({ where: { name: 'Port', projectId } })).id
    const STEP = 'STEP Step 2, Deploy web'
    const mineUses = [DEPLOY, STOP, STEP, 'VARIABLE Variable Address', 'VARIABLE Variable Url 1']
    expect(await places(`Variables-${await numberOf(world.mine.local)}`)).toEqual(mineUses)
    // Another project without the set, that uses the name, is out of reach.
    const stranger = await world.newProject()
    await world.updated(stranger.id, [step('A', action('A', { properties: { x: '#{Port}' } }))])
    expect(await places(`Variables-${await numberOf(null)}`)).toEqual([
      ...[DEPLOY, STOP, DEPLOY, STOP, STEP, STEP],
      ...['VARIABLE Variable Address', 'VARIABLE Variable Url 1', 'VARIABLE Variable Url 2'],
    ])
    expect(await places(`Variables-${await numberOf(world.mine.local)}`, VIEWER_OF_ONE)).toEqual(
      mineUses.filter((use) => !use.includes('Address')),
    )
  })

  it('leads to the entities, and says what else there is to say', async () => {
    const nodes = async (id: string) => (await ask(id, { first: 9 }, VIEWER_OF_ONE)).data.whereUsed!.nodes
    const project = { id: world.mine.id }
    expect(await nodes('Feeds-1')).toEqual([
      ...['Deploy', 'Stop'].map((name) =>
        expect.objectContaining({
          detail: 'Acme.Web',
          project,
          in: { id: name === 'Stop' ? 'Spaces-1/Runbooks-1' : world.mine.id },
        }),
      ),
      expect.objectContaining({
        kind: 'RELEASE',
        detail: 'Acme.Web 1.2',
        project,
        in: { id: 'Spaces-1/Releases-1' },
        action: null,
      }),
    ])
    expect((await nodes('StepTemplates-1'))[0]).toMatchObject({
      detail: 'Version 1',
      stepTemplateVersion: 1,
      isOutdated: true,
      action: expect.any(Number),
    })
    expect((await nodes('Environments-4'))[0]).toMatchObject({ detail: 'Excluded' })
  })

  it.each([
    ['BAD_ID', 'Spaces-1/Projects-1'],
    ['BAD_ID', 'nonsense'],
    ['NOT_FOUND', 'Spaces-1/Accounts-9'],
    ['NOT_FOUND', 'Spaces-2/Accounts-1'],
  ])('is %s of %s', async (code, id) => {
    const { data, errors } = await world.space.ask(QUERY, { id, first: 1 })
    expect({ data, code: errors[0]?.extensions.code }).toEqual({ data: { whereUsed: null }, code })
  })

  it('is NOT_FOUND of what the caller cannot see, as of what does not exist, and refuses pages that are none', async () => {
    const { errors } = await ask('Channels-2', { first: 1 }, VIEWER_OF_ONE)
    expect(errors[0]).toMatchObject({
      message: 'There is no "Spaces-1/Channels-2".',
      extensions: { code: 'NOT_FOUND' },
    })
    expect((await ask('Accounts-1', {})).errors[0]?.extensions.code).toBe('BAD_PAGE')
    const { endCursor } = (await ask('Accounts-1', { first: 1 })).data.whereUsed!.pageInfo
    expect((await ask('Feeds-1', { first: 1, after: endCursor })).errors[0]?.extensions.code).toBe('BAD_CURSOR')
  })
})
