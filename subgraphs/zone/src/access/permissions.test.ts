import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { closeConnections } from '@spaceport/kit/client'
import { startInstance, type FakeInstance } from '../testing/instance.js'
import { ADMINISTRATOR, callerOf, fleet, MEMBER, openWorld, type World } from '../testing/world.js'

let world: World
let one: FakeInstance
beforeAll(async () => {
  const membership = fleet()
  world = await openWorld(membership)
  one = await startInstance('Instances-1', world.keys.publicKey)
  membership.instances.set('Instances-1', one.member)
  one.answer(({ kind }) =>
    Response.json({ ids: [`Spaces-1/${kind === 'ENVIRONMENT' ? 'Environments' : 'Tenants'}-1`] }),
  )
})
afterAll(async () => {
  await world.close()
  await closeConnections()
  await one.close()
})
beforeEach(() => {
  one.asked.length = 0
})

const cap = (limits: Partial<NonNullable<Caller['cap']>>) => ({
  cap: { spaces: null, readOnly: false, permissions: null, ...limits },
})
const MANAGER = callerOf('Groups-1', { systemRoles: ['SystemManager'] })
const administrator = (limits: Partial<NonNullable<Caller['cap']>>) => ({ ...ADMINISTRATOR, ...cap(limits) })

/** Whoever may not change Zones, and what they are told. */
const REFUSED: [string, Caller, string][] = [
  ['somebody without a role over the fleet', MEMBER, 'FORBIDDEN'],
  ['a manager of the fleet', MANAGER, 'FORBIDDEN'],
  ['an administrator’s key for one Space', administrator({ spaces: ['Spaces-1'] }), 'FORBIDDEN'],
  ['an administrator’s key for other permissions', administrator({ permissions: ['SpaceView'] }), 'FORBIDDEN'],
  ['an administrator’s key that may only read', administrator({ readOnly: true }), 'READ_ONLY_KEY'],
]

const MUTATIONS: [string, string][] = [
  ['createZone', '{ name: "Refused", kind: CONNECTED }'],
  ['updateZone', '{ id: "Zones-1", name: "Refused" }'],
  ['placeInstance', '{ instance: "Instances-2", zone: "Zones-1" }'],
  [
    'assignOwner',
    '{ kind: ENVIRONMENT, subject: "Spaces-1/Environments-1", entityId: "Spaces-3/Environments-1", expectedEpoch: 0 }',
  ],
  ['splitProject', '{ project: "Spaces-1/Projects-1", space: "Spaces-3", environments: ["Spaces-1/Environments-1"] }'],
  ['createCompositeLifecycle', '{ name: "Refused", steps: [{ name: "Dev", space: "Spaces-1" }] }'],
  ['updateCompositeLifecycle', '{ id: "CompositeLifecycles-1", name: "Refused" }'],
  ['deleteCompositeLifecycle', '{ id: "CompositeLifecycles-1" }'],
]

/** What their Spaces decide, asked on the caller's behalf; see `promotion`. */
const ASKED_OF_SPACES = ['cancelPromotion', 'retryPromotion']

describe('what changes Zones and owners', () => {
  test('is known here in full', async () => {
    const { data } = await world.ask(MEMBER, '{ __schema { mutationType { fields { name } } } }')
    const names = [...MUTATIONS.map(([name]) => name), ...ASKED_OF_SPACES]
    const fields = names.map((name) => ({ name })).sort((a, b) => (a.name < b.name ? -1 : 1))
    expect(data).toEqual({ __schema: { mutationType: { fields } } })
  })

  test.each(MUTATIONS.flatMap((mutation) => REFUSED.map((who) => [...mutation, ...who] as const)))(
    '%s %s is refused to %s',
    async (name, input, _who, caller, code) => {
      const rows = async () => [
        await world.db.zone.count(),
        await world.db.placement.count(),
        await world.db.ownership.count(),
        await world.db.ownershipTransfer.count(),
        await world.db.projectSplit.count(),
        await world.db.compositeLifecycle.count(),
      ]
      const before = await rows()
      const { data } = await world.ask(caller, `mutation { ${name}(input: ${input}) { errors { code } } }`)
      expect(data).toEqual({ [name]: { errors: [{ code }] } })
      expect(await rows()).toEqual(before)
    },
  )

  test('is open to an administrator, also by a key for that permission', async () => {
    const key = administrator({ permissions: ['AdministerSystem'] })
    const { data } = await world.ask(
      key,
      'mutation { createZone(input: { name: "A", kind: CONNECTED }) { errors { code } } }',
    )
    expect(data).toEqual({ createZone: { errors: [] } })
  })
})

describe('who sees which Zones', () => {
  const names = async (caller: Caller) => {
    const { data } = await world.ask(caller, '{ zones(first: 10) { totalCount nodes { name instances { id } } } }')
    return data?.zones as { totalCount: number }
  }
  beforeAll(async () => {
    const create = (name: string) =>
      world.ask(ADMINISTRATOR, `mutation { createZone(input: { name: "${name}", kind: CONNECTED }) { zone { id } } }`)
    await create('Far')
    const zone = await world.db.zone.findFirstOrThrow({ where: { name: 'Far' } })
    await world.ask(
      ADMINISTRATOR,
      `mutation { placeInstance(input: { instance: "Instances-3", zone: "Zones-${zone.id}" }) { errors { code } } }`,
    )
  })

  test.each([
    ['an administrator', ADMINISTRATOR],
    ['a manager of the fleet', MANAGER],
    ['an administrator’s key that may only read', administrator({ readOnly: true })],
  ])('%s sees all', async (_who, caller) => {
    expect(await names(caller)).toMatchObject({ totalCount: 2 })
  })

  test.each([
    ['somebody without a Space there', MEMBER],
    ['an administrator’s key for one Space', administrator({ spaces: ['Spaces-1'] })],
    ['an administrator’s key for other permissions', administrator({ permissions: ['EnvironmentView'] })],
  ])('%s does not see it', async (_who, caller) => {
    expect(await names(caller)).toEqual({ totalCount: 0, nodes: [] })
  })
})

describe('what is owned', () => {
  const OWNED = `{ _entities(representations: [{ __typename: "Instance", id: "Instances-1" }]) {
    ... on Instance { ownedEnvironments(first: 1) { id } ownedTenants(first: 1) { id } }
  } }`
  const owned = async (caller: Caller) => (await world.ask(caller, OWNED)).data?._entities
  const ENVIRONMENTS = [{ id: 'Spaces-1/Environments-1' }]

  test('is told as the Instance tells it, which is given the caller with their key’s limits', async () => {
    const keyed = { ...MEMBER, ...cap({ spaces: ['Spaces-1'], permissions: ['EnvironmentView'] }) }
    expect(await owned(keyed)).toEqual([{ ownedEnvironments: ENVIRONMENTS, ownedTenants: null }])
    expect(one.asked.map(({ question, caller }) => [question.kind, question.spaces, caller])).toEqual([
      ['ENVIRONMENT', ['Spaces-1'], keyed],
    ])
  })

  test('is not even asked for by a key that leaves the permission out', async () => {
    expect(await owned({ ...MEMBER, ...cap({ permissions: ['TenantView'] }) })).toMatchObject([
      { ownedEnvironments: null },
    ])
    expect(one.asked.map(({ question }) => question.kind)).toEqual(['TENANT'])
    expect(await owned({ ...MEMBER, ...cap({ permissions: ['ReleaseView'] }) })).toEqual([
      { ownedEnvironments: null, ownedTenants: null },
    ])
    const query =
      '{ _entities(representations: [{ __typename: "Tenant", id: "Spaces-1/Tenants-1" }]) { ... on Tenant { owner { id } } } }'
    const { data } = await world.ask({ ...MEMBER, ...cap({ permissions: ['ReleaseView'] }) }, query)
    expect(data).toEqual({ _entities: [{ owner: null }] })
  })

  test('is nothing to a role over the fleet that enters no Space', async () => {
    const outside = { ...ADMINISTRATOR, groups: [] }
    expect(await owned(outside)).toEqual([{ ownedEnvironments: [], ownedTenants: [] }])
    expect(one.asked).toEqual([])
  })
})
