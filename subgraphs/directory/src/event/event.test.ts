import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { made, mutate } from '../testing/changes.js'
import { ada, ADMIN, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'

let directory: TestDirectory

beforeAll(async () => {
  directory = await testDirectory()
})
afterAll(() => directory.close())

type Event = { id: string; action: string; [field: string]: unknown }

async function events(filter: string, who = ada): Promise<Event[]> {
  const query = `{ directoryEvents(first: 50, filter: { ${filter} }) { nodes {
    id at actor user { id name } action kind subject before after requestId hash } } }`
  const { data, errors } = await directory.ask(who, query)
  expect(errors).toBeUndefined()
  return (data as { directoryEvents: { nodes: Event[] } }).directoryEvents.nodes
}

/** The events that a filter finds once there are so many. */
async function until(count: number, filter: string): Promise<Event[]> {
  for (;;) {
    const found = await events(filter)
    if (found.length >= count) return found
  }
}

const signIn = (email: string, password: string) =>
  directory.gateway.call({
    method: 'POST',
    path: '/internal/sign-in',
    json: { email, password, address: '192.0.2.7' },
  })

describe('the events of the directory', () => {
  test('say who changed what, with the user behind the id', async () => {
    const group = await made(directory, 'createGroup', { name: 'Watchers' })
    expect(await events('action: ["createGroup"]')).toEqual([
      expect.objectContaining({
        actor: 'Users-1',
        user: expect.objectContaining({ id: 'Users-1' }),
        kind: 'Groups',
        subject: group,
        before: null,
        after: expect.objectContaining({ name: 'Watchers' }),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    ])
  })

  test('tell of sign-ins and of failed ones, as whom and from where, and never what was typed', async () => {
    expect((await signIn(ADMIN.email, ADMIN.password)).status).toBe(200)
    expect(await events('action: ["signIn"]')).toHaveLength(1)
    for (let n = 0; n < 3; n++) expect((await signIn(ADMIN.email, `wrong ${n}`)).status).toBe(401)
    expect((await signIn('my secret', 'typed in the wrong place')).status).toBe(401)
    const failed = await until(2, 'action: ["refused:signIn"]')
    expect(failed.map(({ actor, subject, after }) => ({ actor, subject, after }))).toEqual(
      expect.arrayContaining([
        { actor: 'anonymous', subject: 'Users-1', after: { address: '192.0.2.7' } },
        { actor: 'anonymous', subject: 'unknown', after: { address: '192.0.2.7' } },
      ]),
    )
    expect(JSON.stringify(await events('text: ""'))).not.toContain('secret')
  })

  test.each([
    ['acceptInvitation', '/internal/invitation/accept', {}],
    ['resetPassword', '/internal/password/reset', {}],
    ['firstRun', '/internal/first-run', { email: 'eve@example.com', name: 'Eve' }],
  ])('tell of a failed %s', async (way, path, more) => {
    const guess = { token: 'guessed', password: 'a long enough password', address: '192.0.2.8' }
    const { status } = await directory.gateway.call({ method: 'POST', path, json: { ...guess, ...more } })
    expect(status).toBe(401)
    const [event] = await until(1, `action: ["refused:${way}"]`)
    expect(event).toMatchObject({ actor: 'anonymous', subject: 'unknown', after: { address: '192.0.2.8' } })
  })

  test('tell of refusals, once a minute for each caller and mutation', async () => {
    const bob = somebody('Users-9', [])
    for (let n = 0; n < 5; n++) {
      const { errors } = await mutate(directory, 'createGroup', { name: `Mine ${n}` }, bob)
      expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN'])
    }
    expect(await events('actor: ["Users-9"]')).toEqual([
      expect.objectContaining({
        action: 'refused:createGroup',
        user: null,
        kind: 'Directory',
        subject: 'directory',
        after: expect.objectContaining({ code: 'FORBIDDEN' }),
      }),
    ])
  })

  test('are nobody’s but those who may see events of the fleet', async () => {
    const capped = { ...ada, cap: { spaces: ['Spaces-1'], readOnly: false, permissions: null } }
    for (const who of [somebody('Users-9', []), capped]) {
      const query = '{ directoryEvents(first: 1) { totalCount } verifyDirectoryAudit { intact } }'
      const { data } = await directory.ask(who, query)
      expect(data).toEqual({ directoryEvents: null, verifyDirectoryAudit: null })
    }
  })

  test('are one unbroken chain', async () => {
    const count = await directory.database.client.auditEvent.count()
    const { data } = await directory.ask(ada, '{ verifyDirectoryAudit { intact complete count faults { event } } }')
    expect(data?.verifyDirectoryAudit).toEqual({ intact: true, complete: true, count, faults: [] })
  })
})
