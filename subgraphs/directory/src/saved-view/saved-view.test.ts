import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { made, mutate } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'

let directory: TestDirectory
let bob: Caller
let carol: Caller
const SHOPPERS = 'Groups-1'
const BANKERS = 'Groups-2'

beforeAll(async () => {
  directory = await testDirectory()
  for (const name of ['Shoppers', 'Bankers']) await made(directory, 'createGroup', { name })
  const user = (name: string) => made(directory, 'createUser', { email: `${name}@example.com`, name })
  bob = somebody(await user('Bob'), [SHOPPERS])
  carol = somebody(await user('Carol'), [SHOPPERS, BANKERS])
})
afterAll(() => directory.close())

type View = { name: string; isOwn: boolean; owner: { name: string } | null; groups: { id: string }[] }

async function listed(caller: Caller, filter: object = {}): Promise<View[]> {
  const query = `query ($filter: SavedViewFilter) {
    savedViews(first: 100, filter: $filter) { totalCount nodes { name isOwn owner { name } groups { id } } }
  }`
  const { data, errors } = await directory.ask(caller, query, { filter })
  expect(errors).toBeUndefined()
  const page = data?.savedViews as { nodes: View[]; totalCount: number } | undefined
  expect(page?.totalCount).toBe(page?.nodes.length)
  return page?.nodes ?? []
}

const names = async (caller: Caller, filter: object = {}) => (await listed(caller, filter)).map(({ name }) => name)
const fault = async (...[name, input, caller]: [Parameters<typeof mutate>[1], Record<string, unknown>, Caller]) =>
  (await mutate(directory, name, input, caller)).errors.map(({ code, path }) => [code, path.at(-1)])

describe('a saved view', () => {
  test('is seen by its owner, and by those with whom it is shared', async () => {
    await made(directory, 'saveView', { name: 'Mine', path: '/projects?space=a%_b' }, bob)
    await made(directory, 'saveView', { name: 'For all', path: '/fleet', audience: 'EVERYBODY' }, carol)
    const shared = { audience: 'GROUPS', groups: [BANKERS, SHOPPERS, BANKERS] }
    await made(directory, 'saveView', { name: 'For groups', path: '/projects', ...shared }, carol)
    await made(directory, 'saveView', { name: 'For bankers', path: '/', audience: 'GROUPS', groups: [BANKERS] }, carol)
    expect(await listed(bob)).toEqual([
      { name: 'For all', isOwn: false, owner: null, groups: [] },
      { name: 'For groups', isOwn: false, owner: null, groups: [{ id: SHOPPERS }] },
      { name: 'Mine', isOwn: true, owner: { name: 'Bob' }, groups: [] },
    ])
    expect(await names(carol)).toEqual(['For all', 'For bankers', 'For groups'])
    expect(await names(somebody('Users-99', []))).toEqual(['For all'])
    // Who runs the fleet sees what is shared, and nobody's own.
    const toAda = await listed(ada)
    expect(toAda.map(({ name, owner }) => [name, owner?.name])).toEqual([
      ['For all', 'Carol'],
      ['For bankers', 'Carol'],
      ['For groups', 'Carol'],
    ])
    const keyed = (spaces: string[] | null) => ({
      ...bob,
      cap: { spaces, readOnly: true, permissions: null },
    })
    expect(await names(keyed(null))).toContain('Mine')
    expect(await names(keyed(['Spaces-1']))).toEqual([])
  })

  test('is found by the beginning of its path, by its name, and by whose it is', async () => {
    expect(await names(bob, { path: '/projects' })).toEqual(['For groups', 'Mine'])
    expect(await names(bob, { path: '/projects?space=a%_' })).toEqual(['Mine'])
    expect(await names(bob, { path: '%' })).toEqual([])
    expect(await names(bob, { text: 'GROUPS' })).toEqual(['For groups'])
    expect(await names(bob, { own: true })).toEqual(['Mine'])
    expect(await names(bob, { own: false, path: '/f' })).toEqual(['For all'])
  })

  test('is shared only with groups that one is in, unless one runs the fleet', async () => {
    const view = { name: 'Too far', path: '/', audience: 'GROUPS', groups: [BANKERS] }
    expect(await fault('saveView', view, bob)).toEqual([['NOT_FOUND', 'groups']])
    expect(await fault('saveView', { ...view, groups: [] }, bob)).toEqual([['BAD_INPUT', 'groups']])
    expect(await fault('saveView', { ...view, groups: null }, bob)).toEqual([['BAD_INPUT', 'groups']])
    expect(await fault('saveView', { ...view, audience: 'SELF' }, carol)).toEqual([['BAD_INPUT', 'groups']])
    const id = await made(directory, 'saveView', { ...view, name: 'From above' })
    expect(await names(carol)).toContain('From above')
    expect(await mutate(directory, 'removeSavedView', { id })).toEqual({ errors: [], removed: id })
    expect(await names(carol)).not.toContain('From above')
  })

  test('has a name that none other of its owner has', async () => {
    expect(await fault('saveView', { name: ' MINE ', path: '/' }, bob)).toEqual([['CONFLICT', 'name']])
    expect(await fault('updateSavedView', { id: 'SavedViews-2', name: 'for bankers' }, carol)).toEqual([
      ['CONFLICT', 'name'],
    ])
    const id = await made(directory, 'saveView', { name: 'Mine', path: '/' }, carol)
    const input = { id, name: 'mine', expectedVersion: 1 }
    expect(await mutate(directory, 'updateSavedView', input, carol)).toMatchObject({
      errors: [],
      savedView: { name: 'mine', path: '/', audience: 'SELF', isOwn: true, version: 2 },
    })
    expect(await fault('updateSavedView', input, carol)).toEqual([['VERSION_CONFLICT', 'expectedVersion']])
    expect(await fault('saveView', { name: 'x'.repeat(101), path: '/' }, bob)).toEqual([['BAD_INPUT', 'name']])
  })

  test.each([
    ...['', 'projects', '//evil.example', '/\\evil.example', '/a\\b', '/\t/evil.example', '/a\u0000', '/a\u0085'],
    ...['https://evil.example/', '/.//evil.example', '/%2e//evil.example', `/${'é'.repeat(2_048)}`],
  ])('does not lead to %j', async (path) => {
    expect(await fault('saveView', { name: 'Astray', path }, bob)).toEqual([['BAD_INPUT', 'path']])
    expect(await fault('updateSavedView', { id: 'SavedViews-1', path }, bob)).toEqual([['BAD_INPUT', 'path']])
  })

  test('is changed and removed by its owner and who runs the fleet, and does not exist for whom it is hidden from', async () => {
    const [forAll, forBankers] = [{ id: 'SavedViews-2' }, { id: 'SavedViews-4' }]
    for (const [name, more] of [
      ['updateSavedView', { name: 'Taken' }],
      ['removeSavedView', {}],
    ] as const) {
      expect(await fault(name, { ...forAll, ...more }, bob)).toEqual([['FORBIDDEN', 'id']])
      expect(await fault(name, { ...forBankers, ...more }, bob)).toEqual([['NOT_FOUND', 'id']])
      expect(await fault(name, { id: 'SavedViews-1', ...more }, ada)).toEqual([['NOT_FOUND', 'id']])
    }
    const shown = await mutate(directory, 'updateSavedView', { ...forAll, name: 'Ours', path: '/é?a=b#c' })
    expect(shown).toMatchObject({ savedView: { name: 'Ours', path: '/é?a=b#c', audience: 'EVERYBODY', isOwn: false } })
    const narrower = await mutate(directory, 'updateSavedView', { id: 'SavedViews-3', groups: [BANKERS] }, carol)
    expect(narrower.savedView).toMatchObject({ audience: 'GROUPS', groups: [{ id: BANKERS }] })
    expect(await names(bob)).toEqual(['Mine', 'Ours'])
    expect(await mutate(directory, 'removeSavedView', forAll)).toEqual({ errors: [], removed: 'SavedViews-2' })
    expect(await names(bob)).toEqual(['Mine'])
    const [event] = await directory.database.client.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 1 })
    expect(event).toMatchObject({
      action: 'removeSavedView',
      subject: 'SavedViews-2',
      before: { name: 'Ours', path: '/é?a=b#c', audience: 'EVERYBODY', groups: [] },
      after: null,
    })
  })

  test('is not changed with a key that leaves only some rights', async () => {
    const keyed = { ...bob, cap: { spaces: null, readOnly: false, permissions: ['ProjectView' as const] } }
    expect(await fault('saveView', { name: 'X', path: '/' }, keyed)).toEqual([['FORBIDDEN', 'input']])
    expect(await fault('updateSavedView', { id: 'SavedViews-1', name: 'X' }, keyed)).toEqual([['FORBIDDEN', 'id']])
    expect(await fault('removeSavedView', { id: 'SavedViews-1' }, keyed)).toEqual([['FORBIDDEN', 'id']])
  })

  test('is one of at most 500', async () => {
    const data = Array.from({ length: 499 }, (_, n) => ({ ownerId: 2, name: `${n}`, nameKey: `${n}`, path: '/' }))
    await directory.database.client.savedView.createMany({ data })
    expect(await fault('saveView', { name: 'One more', path: '/' }, bob)).toEqual([['INVALID_STATE', 'input']])
    expect(await fault('saveView', { name: 'One more', path: '/' }, carol)).toEqual([])
  })
})
