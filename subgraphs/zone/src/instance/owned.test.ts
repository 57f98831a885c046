import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { closeConnections } from '@spaceport/kit/client'
import { startInstance, type FakeInstance } from '../testing/instance.js'
import { ADMINISTRATOR, callerOf, fleet, GUEST, MEMBER, openWorld, type World } from '../testing/world.js'

const OWNED = `query ($representations: [_Any!]!, $first: Int!, $after: ID) {
  _entities(representations: $representations) {
    ... on Instance { id ownedEnvironments(first: $first, after: $after) { id owner { id } } }
  }
}`

let world: World
let one: FakeInstance
let two: FakeInstance

beforeAll(async () => {
  world = await openWorld()
  one = await startInstance('Instances-1', world.keys.publicKey)
  two = await startInstance('Instances-2', world.keys.publicKey)
  for (const { member } of [one, two]) world.membership.instances.set(member.id, member)
})
afterAll(async () => {
  await world.close()
  await closeConnections()
  await one.close()
  await two.close()
})
beforeEach(() => {
  for (const instance of [one, two]) {
    instance.asked.length = 0
    instance.answer(({ spaces, kind }) =>
      Response.json({ ids: spaces.map((space) => `${space}/${kind === 'TENANT' ? 'Tenants' : 'Environments'}-1`) }),
    )
  }
})

async function owned(instances: number[], variables: object = { first: 10 }, caller = MEMBER) {
  const representations = instances.map((n) => ({ __typename: 'Instance', id: `Instances-${n}` }))
  return world.ask(caller, OWNED, { representations, ...variables })
}

describe('what an Instance owns', () => {
  test('is asked of the Instance on the caller’s behalf, one call each, only for Spaces that they may enter', async () => {
    const { data, errors, statements } = await owned([1, 2, 1])
    expect(errors).toEqual([])
    const first = {
      id: 'Instances-1',
      ownedEnvironments: [
        { id: 'Spaces-1/Environments-1', owner: { id: 'Instances-1' } },
        { id: 'Spaces-2/Environments-1', owner: { id: 'Instances-1' } },
      ],
    }
    const second = {
      id: 'Instances-2',
      ownedEnvironments: [{ id: 'Spaces-3/Environments-1', owner: { id: 'Instances-2' } }],
    }
    expect(data).toEqual({ _entities: [first, second, first] })
    expect(statements).toBe(1)
    expect(one.asked).toEqual([
      { question: { kind: 'ENVIRONMENT', spaces: ['Spaces-1', 'Spaces-2'], limit: 10 }, caller: MEMBER },
    ])
    expect(two.asked).toHaveLength(1)
  })

  test('is paged by the last id', async () => {
    one.answer(() => Response.json({ ids: ['Spaces-1/Environments-10', 'Spaces-2/Environments-2'] }))
    const { data, errors } = await owned([1], { first: 2, after: 'Spaces-1/Environments-9' })
    expect(errors).toEqual([])
    expect(data).toMatchObject({ _entities: [{ ownedEnvironments: [{ id: 'Spaces-1/Environments-10' }, {}] }] })
    expect(one.asked[0]?.question).toMatchObject({ after: 'Spaces-1/Environments-9', limit: 2 })
  })

  test('comes apart for environments and tenants', async () => {
    const query = `{ _entities(representations: [{ __typename: "Instance", id: "Instances-2" }]) {
      ... on Instance { ownedEnvironments(first: 1) { id } ownedTenants(first: 1) { id owner { id } } }
    } }`
    expect((await world.ask(GUEST, query)).data).toEqual({
      _entities: [
        {
          ownedEnvironments: [{ id: 'Spaces-3/Environments-1' }],
          ownedTenants: [{ id: 'Spaces-3/Tenants-1', owner: { id: 'Instances-2' } }],
        },
      ],
    })
    expect(two.asked.map(({ question }) => question.kind).sort()).toEqual(['ENVIRONMENT', 'TENANT'])
  })

  test('is nothing on an Instance without a Space for the caller, which is not even asked', async () => {
    expect((await owned([1, 2, 9], { first: 1 }, GUEST)).data).toMatchObject({ _entities: [null, {}, null] })
    expect((await owned([1], { first: 1 }, callerOf('Groups-9'))).data).toEqual({ _entities: [null] })
    expect(one.asked).toEqual([])
    const administrator = { ...ADMINISTRATOR, groups: [] }
    expect((await owned([1], { first: 1 }, administrator)).data).toMatchObject({
      _entities: [{ ownedEnvironments: [] }],
    })
    expect(one.asked).toEqual([])
  })

  test.each([
    [{ first: 0 }, 'BAD_PAGE'],
    [{ first: 101 }, 'BAD_PAGE'],
    [{ first: 1, after: 'Spaces-1/Tenants-1' }, 'BAD_ID'],
  ])('refuses the page %j', async (variables, code) => {
    const { data, errors } = await owned([1], variables)
    expect(data).toMatchObject({ _entities: [{ ownedEnvironments: null }] })
    expect(errors).toEqual([`_entities.0.ownedEnvironments: ${code}`])
    expect(one.asked).toEqual([])
  })
})

describe('an Instance that gives no sound answer', () => {
  const unsound: [string, () => Response][] = [
    ['fails', () => Response.json({ errors: [{ extensions: { code: 'OVERLOADED' } }] }, { status: 503 })],
    ['answers no JSON', () => new Response('<html>')],
    ['answers another shape', () => Response.json({ ids: [1] })],
    ['names a Space that it was not asked for', () => Response.json({ ids: ['Spaces-4/Environments-1'] })],
    ['names another kind', () => Response.json({ ids: ['Spaces-1/Projects-1'] })],
    ['answers out of order', () => Response.json({ ids: ['Spaces-1/Environments-10', 'Spaces-1/Environments-9'] })],
    ['answers too many', () => Response.json({ ids: ['Spaces-1/Environments-1', 'Spaces-1/Environments-2'] })],
  ]
  test.each(unsound)('because it %s costs its own field and no other', async (_, answer) => {
    one.answer(answer)
    const { data, errors } = await owned([1, 2], { first: 1 })
    expect(data).toMatchObject({
      _entities: [{ ownedEnvironments: null }, { ownedEnvironments: [{ id: 'Spaces-3/Environments-1' }] }],
    })
    expect(errors).toEqual(['_entities.0.ownedEnvironments: INSTANCE_UNAVAILABLE'])
  })

  test('because nobody listens', async () => {
    const dead = await openWorld()
    try {
      const representations = [{ __typename: 'Instance', id: 'Instances-1' }]
      const { errors } = await dead.ask(MEMBER, OWNED, { representations, first: 1 })
      expect(errors).toEqual(['_entities.0.ownedEnvironments: INSTANCE_UNAVAILABLE'])
    } finally {
      await dead.close()
    }
  })

  test('because it hangs: the call is hung up at half of the time, and the others’ answers come', async () => {
    const hurried = await openWorld(fleet([one.member, two.member]), 4_000)
    const slow = await startInstance('Instances-1', hurried.keys.publicKey)
    const quick = await startInstance('Instances-2', hurried.keys.publicKey)
    for (const { member } of [slow, quick]) hurried.membership.instances.set(member.id, member)
    let given = 0
    const hungUp = new Promise<void>((resolve) =>
      slow.answer((_, { signal, remaining }) => {
        given = remaining()
        signal.addEventListener('abort', () => resolve())
        return new Promise(() => {})
      }),
    )
    try {
      const representations = [1, 2].map((n) => ({ __typename: 'Instance', id: `Instances-${n}` }))
      const { data, errors } = await hurried.ask(MEMBER, OWNED, { representations, first: 5 })
      expect(data).toMatchObject({ _entities: [{ ownedEnvironments: null }, { ownedEnvironments: [] }] })
      expect(errors).toEqual(['_entities.0.ownedEnvironments: INSTANCE_UNAVAILABLE'])
      await hungUp
      expect(given).toBeLessThanOrEqual(2_000)
    } finally {
      await hurried.close()
      await slow.close()
      await quick.close()
    }
  })
})
