import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { checkAudit } from '@spaceport/kit/audit/check'
import { made, mutate, type MutationName } from '../testing/changes.js'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let directory: TestDirectory
let instance: TestInstance

beforeAll(async () => {
  directory = await testDirectory()
  instance = await testInstance(directory, 'Brisbane 1')
})
afterAll(async () => {
  await instance.close()
  await directory.close()
})

const audited = () => directory.database.client.auditEvent.findMany({ orderBy: { id: 'asc' } })

describe('a mutation', () => {
  test('that is repeated with its key gives the first answer and changes nothing more', async () => {
    const once: [MutationName, Record<string, unknown>][] = [
      ['createUser', { email: 'eve@example.com', name: 'Eve', password: 'a long enough password' }],
      ['createGroup', { name: 'Once' }],
      ['setGroupMembers', { group: 'Groups-1', users: ['Users-1'] }],
      ['createSpace', { name: 'Once', instance: 'Instances-1' }],
      ['updateSpace', { id: 'Spaces-1', name: 'Once again' }],
      ['grantEntry', { group: 'Groups-1', space: 'Spaces-1' }],
      ['revokeEntry', { group: 'Groups-1', space: 'Spaces-1' }],
      ['updateInstance', { id: 'Instances-1', name: 'Brisbane One' }],
    ]
    for (const [name, input] of once) {
      const keyed = { ...input, idempotencyKey: `once-${name}` }
      const first = await mutate(directory, name, keyed)
      expect(first.errors).toEqual([])
      const rows = (await audited()).length
      expect(await mutate(directory, name, keyed)).toEqual(first)
      expect(await audited()).toHaveLength(rows)
    }
  })

  test('with the same key and another input is refused', async () => {
    await made(directory, 'createGroup', { name: 'First', idempotencyKey: 'reused' })
    const { errors, group } = await mutate(directory, 'createGroup', { name: 'Second', idempotencyKey: 'reused' })
    expect({ errors, group }).toEqual({ errors: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['input'] }], group: null })
    expect(await directory.database.client.group.count({ where: { nameKey: 'second' } })).toBe(0)
  })

  test.each([
    ['createGroup', { name: ' FIRST' }, ['input', 'name']],
    ['createUser', { email: 'EVE@Example.com', name: 'Eve too' }, ['input', 'email']],
    ['createUser', { email: 'ｅve@example.com', name: 'Wide Eve' }, ['input', 'email']],
  ] as const)('that takes a taken name or e-mail is refused: %s %j', async (name, input, path) => {
    expect((await mutate(directory, name, input)).errors).toEqual([{ code: 'CONFLICT', path }])
  })

  test('about an Instance names the input at fault', async () => {
    let n = 0
    const fresh = () => ({
      name: `New ${n++}`,
      url: `http://instance.example:${n}`,
      publicKey: generateKeyPair().publicKey,
    })
    const fault = async (input: object) =>
      (await mutate(directory, 'registerInstance', { ...fresh(), ...input })).errors.map(({ code, path }) => [
        code,
        path[1],
      ])
    expect(await fault({ name: 'brisbane one' })).toEqual([['CONFLICT', 'name']])
    expect(await fault({ url: `${instance.url}/` })).toEqual([['CONFLICT', 'url']])
    expect(await fault({ publicKey: instance.publicKey })).toEqual([['CONFLICT', 'publicKey']])
    expect(await fault({ publicKey: 'AAAA' })).toEqual([['BAD_INPUT', 'publicKey']])
    for (const url of [
      'ftp://a',
      'http://a/b',
      'http://u:p@a',
      'http://a?b',
      'not an address',
      'http://169.254.169.254',
    ]) {
      expect(await fault({ url })).toEqual([['BAD_INPUT', 'url']])
    }
    const old = await mutate(directory, 'updateInstance', { id: instance.id, name: 'x', expectedVersion: 1 })
    expect(old.errors).toEqual([{ code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] }])
  })

  test.each([
    ['createUser', { email: 'nobody', name: 'N' }, 'BAD_INPUT', ['input', 'email']],
    ['createUser', { email: 'a b@example.com', name: 'N' }, 'BAD_INPUT', ['input', 'email']],
    [
      'createUser',
      { email: 'n@example.com', name: 'N', password: 'too short' },
      'WEAK_PASSWORD',
      ['input', 'password'],
    ],
    ['setGroupMembers', { group: 'Groups-99', users: [] }, 'NOT_FOUND', ['input', 'group']],
    ['setGroupMembers', { group: 'Groups-1', users: ['Users-99'] }, 'NOT_FOUND', ['input', 'users']],
    [
      'setGroupMembers',
      { group: 'Groups-1', users: [], expectedVersion: 99 },
      'VERSION_CONFLICT',
      ['input', 'expectedVersion'],
    ],
    ['setGroupMembers', { group: 'Users-1', users: [] }, 'BAD_ID', ['input', 'group']],
    ['grantEntry', { group: 'Groups-99', space: 'Spaces-1' }, 'NOT_FOUND', ['input', 'group']],
    ['grantEntry', { group: 'Groups-1', space: 'Spaces-99' }, 'NOT_FOUND', ['input', 'space']],
    ['revokeEntry', { group: 'Groups-1', space: 'Spaces-1/Projects-1' }, 'BAD_ID', ['input', 'space']],
    ['createGroup', { name: 'Keyed', idempotencyKey: 'k'.repeat(201) }, 'BAD_INPUT', ['input', 'idempotencyKey']],
    ['createGroup', { name: 'Keyed', idempotencyKey: 'k\0' }, 'BAD_INPUT', ['input', 'idempotencyKey']],
  ] as const)('with a fault changes nothing: %s %j', async (name, input, code, path) => {
    const before = await audited()
    expect((await mutate(directory, name, input)).errors).toEqual([{ code, path }])
    expect(await audited()).toEqual(before)
  })

  test('says who is in a group from now on, and counts the version', async () => {
    const group = await made(directory, 'createGroup', { name: 'Set' })
    const set = (users: string[]) => mutate(directory, 'setGroupMembers', { group, users })
    expect((await set(['Users-2', 'Users-1', 'Users-2'])).group).toEqual({
      id: group,
      version: 2,
      members: [{ id: 'Users-1' }, { id: 'Users-2' }],
    })
    expect((await set(['Users-2'])).group).toMatchObject({ version: 3, members: [{ id: 'Users-2' }] })
    expect((await set(['Users-2'])).group).toMatchObject({ version: 3 })
    expect((await set([])).group).toMatchObject({ version: 4, members: [] })
  })
})

describe('the audit', () => {
  test('has a row for each change: who, what, before and after, never a password', async () => {
    const rows = await audited()
    expect(rows[0]).toMatchObject({ actor: 'directory', action: 'createFirstAdministrator', subject: 'Users-1' })
    expect(rows.find(({ action }) => action === 'updateSpace')).toMatchObject({
      actor: 'Users-1',
      subject: 'Spaces-1',
      before: { name: 'Once', description: null },
      after: { name: 'Once again', description: null },
      requestId: expect.any(String),
    })
    expect(rows.find(({ action }) => action === 'revokeEntry')).toMatchObject({
      subject: 'Groups-1/Spaces-1',
      before: { group: 'Groups-1', space: 'Spaces-1' },
      after: null,
    })
    expect(JSON.stringify(rows)).not.toContain('argon2')
    expect(JSON.stringify(rows)).not.toContain('a long enough password')
  })

  test('is one unbroken chain', async () => {
    const verdict = await checkAudit(directory.database.client, { scoped: false })
    expect(verdict).toMatchObject({ faults: [], complete: true, reached: { count: (await audited()).length } })
  })

  test('can be added to and nothing else', async () => {
    const { auditEvent } = directory.database.client
    await expect(auditEvent.deleteMany()).rejects.toThrow(/permission denied/)
    await expect(auditEvent.updateMany({ data: { actor: 'nobody' } })).rejects.toThrow(/permission denied/)
  })
})
