import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ADMINISTRATOR, callerOf, GUEST, MEMBER, openWorld, type World } from '../testing/world.js'

let world: World

beforeAll(async () => {
  world = await openWorld()
  const environment = {
    kind: 'ENVIRONMENT',
    ownerInstance: 'Instances-2',
    entityId: 'Spaces-3/Environments-5',
  } as const
  await world.db.ownership.createMany({
    data: [
      { ...environment, subject: 'Spaces-1/Environments-1' },
      {
        ...environment,
        subject: 'Spaces-1/Environments-2',
        ownerInstance: 'Instances-3',
        entityId: 'Spaces-4/Environments-1',
      },
      { kind: 'TENANT', subject: 'Spaces-1/Tenants-1', ownerInstance: 'Instances-2', entityId: 'Spaces-3/Tenants-8' },
      // Noted when its Space still lived elsewhere.
      { kind: 'TENANT', subject: 'Spaces-1/Tenants-2', ownerInstance: 'Instances-1', entityId: 'Spaces-3/Tenants-9' },
    ],
  })
})
afterAll(() => world.close())

async function ownerOf(id: string, caller = MEMBER): Promise<unknown> {
  const type = id.includes('Tenants') ? 'Tenant' : 'Environment'
  return (await world.entities(caller, type, [id], 'owner { id }'))[0]
}

describe('the owner of an environment or tenant', () => {
  test('is the Instance of its Space unless another was assigned', async () => {
    expect(await ownerOf('Spaces-2/Environments-7')).toEqual({ owner: { id: 'Instances-1' } })
    expect(await ownerOf('Spaces-3/Tenants-7')).toEqual({ owner: { id: 'Instances-2' } })
  })

  test('is the assigned Instance, asked by the placeholder’s id at home or by the id where it lives', async () => {
    expect(await ownerOf('Spaces-1/Environments-1')).toEqual({ owner: { id: 'Instances-2' } })
    expect(await ownerOf('Spaces-3/Environments-5')).toEqual({ owner: { id: 'Instances-2' } })
    expect(await ownerOf('Spaces-1/Tenants-1')).toEqual({ owner: { id: 'Instances-2' } })
  })

  test('follows a Space that moved to another Instance', async () => {
    expect(await ownerOf('Spaces-1/Tenants-2')).toEqual({ owner: { id: 'Instances-2' } })
  })

  test('is null where the caller may enter no Space of that Instance', async () => {
    expect(await ownerOf('Spaces-1/Environments-2')).toEqual({ owner: null })
    expect(await ownerOf('Spaces-1/Environments-2', ADMINISTRATOR)).toEqual({ owner: { id: 'Instances-3' } })
  })
})

describe('an id in a Space that the caller may not enter', () => {
  test.each([
    ['a guest', GUEST, 'Spaces-1/Environments-1'],
    ['an administrator', ADMINISTRATOR, 'Spaces-4/Environments-1'],
    [
      'a key for another Space',
      callerOf('Groups-1', { cap: { spaces: ['Spaces-3'], readOnly: false, permissions: null } }),
      'Spaces-1/Tenants-1',
    ],
    ['anybody, if there is no such Space', MEMBER, 'Spaces-99/Environments-1'],
    ['anybody, if it names another kind', MEMBER, 'Spaces-1/Projects-1'],
    ['anybody, if it is malformed', MEMBER, 'nonsense'],
  ])('is unknown to %s', async (_, caller, id) => {
    expect(await ownerOf(id, caller)).toBeNull()
  })
})

test('the owners of many cost one statement for each kind', async () => {
  const representations = Array.from({ length: 40 }, (_, i) => ({
    __typename: i % 2 ? 'Environment' : 'Tenant',
    id: `Spaces-1/${i % 2 ? 'Environments' : 'Tenants'}-${i}`,
  }))
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Environment { owner { id zone { name } } } ... on Tenant { owner { id zone { name } } }
    }
  }`
  const { errors, statements } = await world.ask(MEMBER, query, { representations })
  expect(errors).toEqual([])
  // Environments, tenants, and the Zones of their Instances.
  expect(statements).toBe(3)
})
