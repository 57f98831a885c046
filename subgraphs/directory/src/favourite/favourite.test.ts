import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { made, mutate } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'

let directory: TestDirectory
let bob: Caller

beforeAll(async () => {
  directory = await testDirectory()
  const { client } = directory.database
  await client.instance.create({ data: { name: 'One', nameKey: 'one', url: 'http://one', publicKey: 'one' } })
  const group = await made(directory, 'createGroup', { name: 'Shoppers' })
  for (const name of ['a', 'b', 'c', 'hidden']) {
    const data = { name, nameKey: name, slug: name, instanceId: 1, state: 'ACTIVE' as const }
    const entries = name === 'hidden' ? {} : { create: { groupId: 1 } }
    await client.space.create({ data: { ...data, entries } })
  }
  bob = somebody(await made(directory, 'createUser', { email: 'bob@example.com', name: 'Bob' }), [group])
})
afterAll(() => directory.close())

async function favourites(caller: Caller, user: string): Promise<string[] | null> {
  const query = 'query ($id: ID!) { user(id: $id) { favouriteSpaces { id } } }'
  const { data } = await directory.ask(caller, query, { id: user })
  const found = data?.user as { favouriteSpaces: { id: string }[] | null } | undefined
  return found?.favouriteSpaces?.map(({ id }) => id) ?? null
}

const set = (spaces: string[], caller = bob) => mutate(directory, 'setFavouriteSpaces', { spaces }, caller)
const codes = async (spaces: string[], caller = bob) => (await set(spaces, caller)).errors.map(({ code }) => code)

test('favourites come in the order in which their owner put them, and to nobody else', async () => {
  const ids = (...spaces: string[]) => spaces.map((id) => ({ id }))
  expect(await favourites(bob, 'Users-2')).toEqual([])
  expect(await set(['Spaces-3', 'Spaces-1', 'Spaces-3', 'Spaces-2'])).toMatchObject({
    errors: [],
    user: { favouriteSpaces: ids('Spaces-3', 'Spaces-1', 'Spaces-2'), version: 1 },
  })
  expect((await set(['Spaces-2', 'Spaces-3'])).user).toMatchObject({ favouriteSpaces: ids('Spaces-2', 'Spaces-3') })
  expect(await favourites(bob, 'Users-2')).toEqual(['Spaces-2', 'Spaces-3'])
  expect(await favourites(ada, 'Users-2')).toBeNull()
  const [event] = await directory.database.client.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 1 })
  expect(event).toMatchObject({
    actor: 'Users-2',
    subject: 'Users-2',
    after: { favouriteSpaces: ['Spaces-2', 'Spaces-3'] },
  })
})

test('a favourite that its owner may enter no longer is left out', async () => {
  await set(['Spaces-2', 'Spaces-3'])
  await made(directory, 'revokeEntry', { group: 'Groups-1', space: 'Spaces-2' })
  expect(await favourites(bob, 'Users-2')).toEqual(['Spaces-3'])
  expect(
    await favourites({ ...bob, cap: { spaces: ['Spaces-1'], readOnly: true, permissions: null } }, 'Users-2'),
  ).toEqual([])
})

test('what cannot be a favourite changes nothing', async () => {
  await set(['Spaces-1'])
  expect(await codes(['Spaces-3', 'Spaces-4'])).toEqual(['NOT_FOUND'])
  expect(await codes(['Groups-1'])).toEqual(['BAD_ID'])
  expect(await codes(Array.from({ length: 101 }, (_, n) => `Spaces-${n + 1}`))).toEqual(['BAD_INPUT'])
  const keyed = { ...bob, cap: { spaces: null, readOnly: false, permissions: ['ProjectView' as const] } }
  expect(await codes(['Spaces-3'], keyed)).toEqual(['FORBIDDEN'])
  expect(await codes(['Spaces-1'], somebody('Users-99', ['Groups-1']))).toEqual(['NOT_FOUND'])
  expect(await favourites(bob, 'Users-2')).toEqual(['Spaces-1'])
})
