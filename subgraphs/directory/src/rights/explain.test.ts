import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { SpaceportError, toResponse, type ErrorCode } from '@spaceport/kit/errors'
import type { Caller } from '@spaceport/kit/caller'
import { made } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { chain, rightsInstance, type RightsInstance } from '../testing/rights-instance.js'

let directory: TestDirectory
let instance: RightsInstance
let bob: Caller
let carol: Caller
/** In no group. */
let dave: Caller

beforeAll(async () => {
  directory = await testDirectory()
  instance = await rightsInstance(directory, 'Host')
  const shoppers = await made(directory, 'createGroup', { name: 'Shoppers' })
  const readers = await made(directory, 'createGroup', { name: 'Readers' })
  const user = (name: string) => made(directory, 'createUser', { email: `${name}@example.com`, name })
  const [bobId, carolId, daveId] = [await user('Bob'), await user('Carol'), await user('Dave')]
  await made(directory, 'setGroupMembers', { group: shoppers, users: [bobId, carolId] })
  await made(directory, 'setGroupMembers', { group: readers, users: [carolId] })
  await made(directory, 'createSpace', { name: 'Shop', instance: instance.id, groups: [shoppers] })
  await made(directory, 'createSpace', { name: 'Bank', instance: instance.id, groups: [] })
  bob = somebody(bobId, [shoppers])
  carol = somebody(carolId, [shoppers, readers])
  dave = somebody(daveId, [])
})
afterAll(async () => {
  await instance.close()
  await directory.close()
})
const nothing = () => Response.json({ allowed: false, chains: [] })
afterEach(() => {
  instance.explain = nothing
  instance.asked.length = 0
})

const QUERY = `query ($user: ID!, $permission: Permission!, $entity: ID!) {
  explainAccess(user: $user, permission: $permission, entity: $entity) {
    allowed reason level permission entity user { id name } entries { id name }
    chains { verdict member { id name } team { id name } role { id name } failed scope { dimension things { id name } others } }
  }
}`

async function explain(who: Caller, of: Caller | string, permission: string, entity: string) {
  const user = typeof of === 'string' ? of : of.subject
  const { data, errors } = await directory.ask(who, QUERY, { user, permission, entity })
  return errors ? errors[0]?.extensions.code : (data?.explainAccess as Record<string, unknown>)
}
const refuses = (code: ErrorCode) => {
  instance.explain = () => toResponse(new SpaceportError(code, 'No.'))
}
const readings = async () =>
  directory.database.client.$queryRaw<{ actor: string; subject: string; after: unknown }[]>`
    SELECT actor, subject, after FROM audit_event WHERE action = 'read:explainAccess' ORDER BY id`

describe('a right in a Space', () => {
  test('is explained from the group that enters to the limits of the role', async () => {
    instance.explain = () => {
      const scope = [{ dimension: 'Projects', things: [{ id: 'Spaces-1/Projects-7', name: 'Web' }], others: true }]
      return Response.json({ allowed: true, chains: [chain('Groups-2'), { ...chain(carol.subject), scope }] })
    }
    expect(await explain(bob, carol, 'ProjectView', 'Spaces-1/Projects-7')).toEqual({
      allowed: true,
      reason:
        'Users-3 has ProjectView for Spaces-1/Projects-7: as a member of the group Groups-2 they are in the team Developers, which has the role Project Viewer.',
      level: 'SPACE',
      permission: 'ProjectView',
      entity: 'Spaces-1/Projects-7',
      user: { id: carol.subject, name: carol.subject },
      entries: [{ id: 'Groups-1', name: 'Shoppers' }],
      chains: [
        expect.objectContaining({ verdict: 'GRANTS', member: { id: 'Groups-2', name: 'Groups-2' }, scope: [] }),
        {
          verdict: 'GRANTS',
          member: { id: carol.subject, name: carol.subject },
          team: { id: 'Spaces-1/Teams-1', name: 'Developers' },
          role: { id: 'Spaces-1/UserRoles-11', name: 'Project Viewer' },
          failed: [],
          scope: [{ dimension: 'PROJECT', things: [{ id: 'Spaces-1/Projects-7', name: 'Web' }], others: true }],
        },
      ],
    })
    expect(instance.asked).toEqual([
      {
        path: '/internal/rights/explain',
        caller: bob.subject,
        remaining: expect.any(Number),
        json: {
          space: 'Spaces-1',
          user: carol.subject,
          groups: ['Groups-1', 'Groups-2'],
          permission: 'ProjectView',
          entity: 'Spaces-1/Projects-7',
        },
      },
    ])
    expect((await readings()).at(-1)).toEqual({
      actor: bob.subject,
      subject: carol.subject,
      after: { permission: 'ProjectView', entity: 'Spaces-1/Projects-7' },
    })
  })

  test('that fails says at what', async () => {
    const answer = (...chains: object[]) => {
      instance.explain = () => Response.json({ allowed: false, chains })
    }
    answer()
    expect(await explain(bob, bob, 'ProjectView', 'Spaces-1')).toMatchObject({
      allowed: false,
      reason: 'Bob does not have ProjectView for Spaces-1: they have no role in the Space.',
    })
    answer({ ...chain(bob.subject), verdict: 'LACKS_PERMISSION' })
    expect(await explain(bob, bob, 'ProjectEdit', 'Spaces-1')).toMatchObject({
      reason: 'Bob does not have ProjectEdit for Spaces-1: no role that they have includes it.',
      chains: [{ verdict: 'LACKS_PERMISSION' }],
    })
    answer({ ...chain(bob.subject), verdict: 'OUT_OF_SCOPE', failed: ['project', 'tenant'] })
    expect(await explain(bob, bob, 'ProjectView', 'Spaces-1/Projects-9')).toMatchObject({
      reason: expect.stringContaining('but only for another project and another tenant.'),
      chains: [{ verdict: 'OUT_OF_SCOPE', failed: ['PROJECT', 'TENANT'] }],
    })
  })

  test('is none without entry, nor for who is disabled', async () => {
    instance.explain = () => Response.json({ allowed: true, chains: [chain(dave.subject)] })
    expect(await explain(bob, dave, 'ProjectView', 'Spaces-1')).toMatchObject({
      allowed: false,
      reason: 'Users-4 does not have ProjectView for Spaces-1: none of their groups may enter the Space.',
      entries: [],
      chains: [{ verdict: 'NO_ENTRY' }],
    })
    instance.explain = () => Response.json({ allowed: true, chains: [chain(carol.subject)] })
    const where = { id: Number(carol.subject.slice('Users-'.length)) }
    await directory.database.client.user.update({ where, data: { disabledAt: new Date() } })
    expect(await explain(bob, carol, 'ProjectView', 'Spaces-1')).toMatchObject({
      allowed: false,
      reason: 'Users-3 does not have ProjectView for Spaces-1: the user is disabled.',
      chains: [{ verdict: 'DISABLED' }],
    })
    await directory.database.client.user.update({ where, data: { disabledAt: null } })
  })

  test('of others is told to whom the Space tells it', async () => {
    refuses('FORBIDDEN')
    const before = await readings()
    for (const whose of [carol, dave, 'Users-999']) {
      expect(await explain(bob, whose, 'ProjectView', 'Spaces-1')).toBe('FORBIDDEN')
    }
    expect(await readings()).toEqual(before)
    refuses('NOT_FOUND')
    expect(await explain(bob, carol, 'ProjectView', 'Spaces-1/Projects-1')).toBe('NOT_FOUND')
  })

  test('of somebody who has nothing to do with the Space is that of nobody', async () => {
    expect(await explain(bob, dave, 'ProjectView', 'Spaces-1')).toBe('NOT_FOUND')
    expect(await explain(bob, 'Users-999', 'ProjectView', 'Spaces-1')).toBe('NOT_FOUND')
    expect(await explain({ ...ada, groups: ['Groups-1'] }, dave, 'ProjectView', 'Spaces-1')).toMatchObject({
      allowed: false,
    })
  })

  test('is not told of a Space that one may not enter, and the Instance is not asked', async () => {
    for (const entity of ['Spaces-2', 'Spaces-2/Projects-1', 'Spaces-99/Projects-1']) {
      expect(await explain(bob, bob, 'ProjectView', entity)).toBe('NOT_FOUND')
    }
    expect(await explain(dave, dave, 'ProjectView', 'Spaces-1')).toBe('NOT_FOUND')
    const elsewhere = { ...bob, cap: { spaces: ['Spaces-2'], readOnly: false, permissions: null } }
    expect(await explain(elsewhere, bob, 'ProjectView', 'Spaces-1')).toBe('NOT_FOUND')
    // Who runs the fleet sees that there is one, but is told no more from outside.
    expect(await explain(ada, bob, 'ProjectView', 'Spaces-1')).toBe('FORBIDDEN')
    expect(instance.asked).toEqual([])
  })

  test.each([
    ['an error', () => new Response('no', { status: 500 })],
    ['another shape', () => Response.json({ allowed: 'yes' })],
    ['a code that is none of a Space', () => toResponse(new SpaceportError('BAD_CREDENTIALS', 'No.'))],
  ])('is unavailable when the Instance answers with %s', async (_, answer) => {
    instance.explain = answer
    expect(await explain(bob, bob, 'ProjectView', 'Spaces-1')).toBe('INSTANCE_UNAVAILABLE')
  })

  test.each(['', 'Everything-1', 'Spaces-0', 'Spaces-1/', 'Projects-1'])('takes a real id: %j', async (entity) => {
    expect(await explain(bob, bob, 'ProjectView', entity)).toBe('BAD_ID')
  })
})

describe('a right over the fleet', () => {
  test('is explained by roles over it, of the user and of their groups', async () => {
    await directory.database.client.systemRoleAssignment.create({ data: { groupId: 2, role: 'SystemManager' } })
    expect(await explain(ada, carol, 'UserEdit', 'Users-1')).toMatchObject({
      allowed: true,
      level: 'FLEET',
      reason: 'Carol has UserEdit for Users-1: as a member of the group Readers they have the role System Manager.',
      chains: [
        { verdict: 'GRANTS', member: { name: 'Readers' }, team: null, role: { id: null, name: 'System Manager' } },
      ],
    })
    expect(await explain(ada, carol, 'AdministerSystem', 'Spaces-1')).toMatchObject({
      allowed: false,
      chains: [{ verdict: 'LACKS_PERMISSION' }],
    })
    expect(await explain(ada, dave, 'UserEdit', 'Users-1')).toMatchObject({
      allowed: false,
      reason: 'Dave does not have UserEdit for Users-1: they have no role over the fleet.',
      chains: [],
    })
    expect(await explain(ada, ada, 'ProjectView', 'Users-1')).toMatchObject({ allowed: false, level: 'FLEET' })
    expect(instance.asked).toEqual([])
  })

  test('of others takes seeing users, groups and roles', async () => {
    expect(await explain(bob, bob, 'UserEdit', 'Users-1')).toMatchObject({ allowed: false })
    for (const whose of [carol, 'Users-999']) expect(await explain(bob, whose, 'UserEdit', 'Users-1')).toBe('FORBIDDEN')
    const capped = { ...ada, cap: { spaces: null, readOnly: true, permissions: ['UserView'] } }
    expect(await explain(capped, carol, 'UserEdit', 'Users-1')).toBe('FORBIDDEN')
    expect(await explain(ada, 'Users-999', 'UserEdit', 'Users-1')).toBe('NOT_FOUND')
  })
})
