import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { dropDatabase } from '@spaceport/database/provision'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { appendEvents } from '@spaceport/kit/audit/append'
import { feedLineSchema, feedPageSchema, type FeedLine, type FeedPage } from '@spaceport/kit/change-feed'
import { closeConnections } from '@spaceport/kit/client'
import { MANAGER } from '../testing/callers.js'
import { testInstance, type TestInstance } from '../testing/instance.js'
import { basics, named, project } from '../testing/rows.js'

let instance: TestInstance
let database: SpaceDatabase
const hungUp = new AbortController()
let feed: AsyncGenerator<FeedLine>

beforeAll(async () => {
  instance = await testInstance()
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  for (const space of ['Spaces-1', 'Spaces-2']) {
    const json = { space, members: [{ subject: MANAGER.subject, role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
  }
  database = openSpace(urlFor(url, spaceDatabaseName(prefix, 'Instances-4', 'Spaces-1')))
  await basics(database.client)
  feed = lines()
})
afterAll(async () => {
  hungUp.abort()
  await database?.close()
  await instance.close()
  await closeConnections()
})

async function* lines(): AsyncGenerator<FeedLine> {
  const { signal } = hungUp
  for await (const line of instance.as('gateway').stream({ method: 'GET', path: '/internal/changes', signal })) {
    yield feedLineSchema.parse(line)
  }
}

/** The next line that says something. */
async function next(): Promise<FeedLine> {
  for (;;) {
    const { value } = await feed.next()
    if (!value) throw new Error('the feed has ended')
    if (value.type !== 'beat') return value
  }
}

async function page(after: number): Promise<FeedPage> {
  const json = { space: 'Spaces-1', after }
  return feedPageSchema.parse(
    await instance.as('gateway').ask({ method: 'POST', path: '/internal/changes/page', json }),
  )
}

async function change(mutation: string, input: object): Promise<void> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { errors { code } } }`
  const json = { query, variables: { input } }
  const call = { method: 'POST', path: '/spaces/Spaces-1/graphql', json, caller: MANAGER } as const
  const answer = await instance.as('gateway').ask(call)
  expect(answer).toEqual({ data: { [mutation]: { errors: [] } } })
}

let start: number

test('begins with where the events of each Space end', async () => {
  const first = [await next(), await next()]
  expect(first).toEqual(
    expect.arrayContaining(
      ['Spaces-1', 'Spaces-2'].map((space) => {
        const position = expect.any(Number)
        return { type: 'events', space, from: position, position, events: [] }
      }),
    ),
  )
  const own = first.find((line) => line.type === 'events' && line.space === 'Spaces-1')
  start = own?.type === 'events' ? own.position : 0
})

test('tells each event once and in order, but of what was removed only that it was something', async () => {
  await change('createProjectGroup', { space: 'Spaces-1', name: 'Web' })
  const things = [{ kind: 'ProjectGroups', local: 2 }]
  const created = { position: start + 1, at: expect.any(String), things }
  expect(await next()).toMatchObject({ space: 'Spaces-1', from: start, position: start + 1, events: [created] })
  await change('deleteProjectGroup', { id: 'Spaces-1/ProjectGroups-2' })
  expect(await next()).toMatchObject({ from: start + 1, position: start + 2, events: [] })
  expect(await page(start)).toEqual({ known: true, position: start + 2, events: [created] })
  expect(await page(start + 2)).toEqual({ known: true, position: start + 2, events: [] })
  expect(await page(start + 3)).toEqual({ known: false, position: start + 2, events: [] })
})

test('tells of a task and its deployment when somebody is waited for, and of nothing that was only tried or read', async () => {
  const { client } = database
  await client.project.create({ data: { ...project('Shop'), process: { create: {} } } })
  await client.channel.create({ data: { ...named('Default'), projectId: 1, isDefault: true } })
  await change('createRelease', { project: 'Spaces-1/Projects-1', version: '1.0' })
  const release = await next()
  const deployment = { release: 'Spaces-1/Releases-1', environment: 'Spaces-1/Environments-1' }
  await change('createDeployment', deployment)
  const deployed = await next()
  const { id: task, deploymentId } = await client.serverTask.findFirstOrThrow()
  const both = [
    { kind: 'Deployments', local: deploymentId },
    { kind: 'ServerTasks', local: task },
  ]
  expect([release, deployed].flatMap((line) => (line.type === 'events' ? line.events.map(kinds) : []))).toEqual([
    'Releases',
    'Deployments',
    'ServerTasks',
  ])
  // Written by another process: seen by a look.
  const [subject, act] = ['Spaces-1/Interruptions-7', { actor: 'Users-1', requestId: null }]
  const noted = { kind: 'Interruptions', id: subject, before: null, after: { taskId: task }, version: 1 }
  await client.$transaction(async (tx) => {
    await appendEvents(tx, { ...act, action: 'raiseInterruption' }, [noted])
    await appendEvents(tx, { ...act, action: 'refused:submitInterruption' }, [noted])
  })
  const line = await next()
  if (line.type !== 'events') throw new Error('it is away')
  expect(line.events).toHaveLength(1)
  expect(line.events[0]?.things).toEqual([{ kind: 'Interruptions', local: 7 }, both[1], both[0]])
  expect(line.position - line.from).toBe(2)
})

const kinds = ({ things }: { things: { kind: string }[] }) => things.map(({ kind }) => kind).join()

test('names a Space whose database is away, and goes on with the others', async () => {
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  await dropDatabase(url, spaceDatabaseName(prefix, 'Instances-4', 'Spaces-2'))
  expect(await next()).toEqual({ type: 'away', space: 'Spaces-2' })
  await change('createProjectGroup', { space: 'Spaces-1', name: 'Api' })
  expect(await next()).toMatchObject({ type: 'events', space: 'Spaces-1' })
})

test('ends when the Instance stops', async () => {
  await instance.restart()
  await expect(next()).rejects.toThrow('ended')
})
