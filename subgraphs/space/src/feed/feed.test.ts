import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openSecret } from '../secret/open.js'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
})

afterAll(() => space.close())

const FIELDS = 'feed { id name type uri username hasPassword details downloadAttempts downloadRetryBackoff version }'
const BUILT_IN = 'Spaces-1/Feeds-1'

const act = (mutation: string, input: Record<string, unknown>, who = MANAGER) =>
  mutate(space, mutation, input, who, FIELDS)
const create = (name: string, type: string, more: object = {}) =>
  act('createFeed', { space: 'Spaces-1', name, type, ...more })
const code = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
  errors[0] && `${errors[0].code} ${errors[0].path.join('.')}`

async function created(...args: Parameters<typeof create>): Promise<string> {
  const { feed, errors } = await create(...args)
  expect(errors).toEqual([])
  return (feed as { id: string }).id
}

const NUGET = { uri: 'https://nuget.example/v3/index.json' }
const rowOf = (id: string) => space.db.feed.findUniqueOrThrow({ where: { id: Number(id.split('-').at(-1)) } })

/** The text of a feed's password, as those read it who must have it. */
async function passwordOf(id: string): Promise<string | null> {
  const { secretId } = await rowOf(id)
  return secretId === null ? null : openSecret(space.db, await space.contextOf(), secretId)
}

describe('a feed', () => {
  it('comes out as it went in, but for its password', async () => {
    const input = { ...NUGET, username: 'me', password: 'sesame', details: { enhancedMode: true }, downloadAttempts: 2 }
    const { feed, errors } = await create('NuGet', 'NUGET', input)
    expect(errors).toEqual([])
    expect(feed).toEqual({
      id: expect.any(String),
      name: 'NuGet',
      type: 'NUGET',
      uri: NUGET.uri,
      username: 'me',
      hasPassword: true,
      details: { enhancedMode: true },
      downloadAttempts: 2,
      downloadRetryBackoff: 10,
      version: 1,
    })
    expect(await passwordOf((feed as { id: string }).id)).toBe('sesame')
    expect(JSON.stringify(await space.db.auditEvent.findMany({ select: { after: true } }))).not.toContain('sesame')
  })

  it('keeps its password until another is set or it is taken away, and of one that is gone nothing is left', async () => {
    const id = await created('Secret', 'MAVEN', { uri: 'https://maven.example', password: 'first' })
    const { secretId } = await rowOf(id)
    await act('updateFeed', { id, username: 'somebody' })
    await act('updateFeed', { id, password: 'first' })
    expect((await rowOf(id)).secretId).toBe(secretId)
    await act('updateFeed', { id, password: 'second' })
    expect(await passwordOf(id)).toBe('second')
    expect(await space.db.secret.findUnique({ where: { id: secretId ?? 0 } })).toBeNull()
    expect((await act('updateFeed', { id, password: null, username: null })).feed).toMatchObject({
      hasPassword: false,
      username: null,
      version: 5,
    })
    expect(code(await act('updateFeed', { id, expectedVersion: 1 }))).toBe('VERSION_CONFLICT input.expectedVersion')
    const before = await space.db.secret.count()
    const other = await created('Other', 'MAVEN', { uri: 'https://maven.example', password: 'x' })
    expect(await mutate(space, 'deleteFeed', { id: other }, MANAGER, 'deletedId')).toEqual({
      deletedId: other,
      errors: [],
    })
    expect(await space.db.secret.count()).toBe(before)
  })

  it.each([
    ['NUGET', {}, 'uri'],
    ['NUGET', { uri: 'nuget' }, 'uri'],
    ['NUGET', { uri: 'https://me:secret@nuget.example' }, 'uri'],
    ['NPM', { uri: 'file:///etc/passwd' }, 'uri'],
    ['NPM', { uri: `https://npm.example/${'x'.repeat(2000)}` }, 'uri'],
    ['S3', { uri: 'https://s3.example' }, 'uri'],
    ['AWS_ELASTIC_CONTAINER_REGISTRY', {}, 'details'],
    ['DOCKER', { uri: 'https://docker.example', details: { apiVersion: 'v3' } }, 'details'],
    ['DOCKER', { uri: 'https://docker.example', details: { password: 'x' } }, 'details'],
    ['ARTIFACTORY_GENERIC', { uri: 'https://a.example', details: { repository: 'a\0' } }, 'details'],
    ['NUGET', { ...NUGET, details: [] }, 'details'],
    ['NUGET', { ...NUGET, downloadAttempts: 0 }, 'downloadAttempts'],
    ['NUGET', { ...NUGET, downloadRetryBackoff: 4000 }, 'downloadRetryBackoff'],
    ['NUGET', { ...NUGET, username: 'a\u0007' }, 'username'],
    ['NUGET', { ...NUGET, password: 'a\0' }, 'password'],
    ['BUILT_IN', {}, 'type'],
  ])('of the type %s is refused with %j', async (type, more, field) => {
    const before = [await space.db.feed.count(), await space.db.secret.count()]
    expect(code(await create('Refused', type, more))).toBe(`BAD_INPUT input.${field}`)
    expect([await space.db.feed.count(), await space.db.secret.count()]).toEqual(before)
  })

  it.each([
    ['AWS_ELASTIC_CONTAINER_REGISTRY', { details: { region: 'eu-west-1' } }],
    ['S3', { details: { useMachineCredentials: true } }],
    ['OCI_REGISTRY', { uri: 'oci://registry.example' }],
    ['ARTIFACTORY_GENERIC', { uri: 'https://a.example', details: { repository: 'r', layoutRegex: null } }],
    ['GITHUB', { uri: 'https://api.github.com' }],
  ])('may be of the type %s', async (type, more) => {
    await created(type, type, more)
    expect(code(await create(type.toLowerCase(), type, more))).toBe('CONFLICT input.name')
  })

  it('stays while a process takes packages from it, of whatever project', async () => {
    const id = await created('Used', 'NPM', { uri: 'https://npm.example' })
    const packages = { create: { packageId: 'a', packageKey: 'a', feedId: Number(id.split('-').at(-1)) } }
    const actions = { create: { ...named('A'), position: 0, actionType: 'Octopus.Script', packages } }
    const process = { create: { steps: { create: { ...named('S'), position: 0, actions } } } }
    await space.db.project.create({ data: { ...project('App'), process } })
    const { errors } = await mutate(space, 'deleteFeed', { id }, MANAGER)
    expect(errors).toMatchObject([{ code: 'IN_USE', message: 'It is used by 1 project: App.' }])
    expect((await act('updateFeed', { id, name: 'Renamed' })).feed).toMatchObject({ name: 'Renamed' })
  })

  it('that is built in stays where it is', async () => {
    expect(code(await mutate(space, 'deleteFeed', { id: BUILT_IN }, MANAGER))).toBe('INVALID_STATE input.id')
    for (const field of ['uri', 'username', 'password', 'details']) {
      expect(code(await act('updateFeed', { id: BUILT_IN, [field]: 'x' }))).toBe(`INVALID_STATE input.${field}`)
    }
    expect((await act('updateFeed', { id: BUILT_IN, downloadAttempts: 3 })).feed).toMatchObject({ downloadAttempts: 3 })
  })

  it('is found and counted by type, and by whether it has a password', async () => {
    const { data } = await space.ask<{ feeds: { nodes: { name: string }[] }; feedFacets: object }>(`{
      feeds(first: 9, filter: { type: [NUGET, BUILT_IN, S3] }) { nodes { name } }
      feedFacets(filter: { hasPassword: true }) { type { values { name count } } } }`)
    expect(data.feeds.nodes.map(({ name }) => name)).toEqual(['Built-in Feed', 'NuGet', 'S3'])
    expect(data.feedFacets).toEqual({ type: { values: [{ name: 'NUGET', count: 1 }] } })
  })

  it('is changed by nobody who may only see it', async () => {
    const viewer = caller('Users-50')
    await giveRole(space.db, viewer.subject, PROJECT_VIEWER)
    expect(code(await act('updateFeed', { id: BUILT_IN }, viewer))).toMatch('FORBIDDEN')
    expect(code(await mutate(space, 'deleteFeed', { id: BUILT_IN }, viewer))).toMatch('FORBIDDEN')
    const { data } = await space.ask<{ feeds: { totalCount: number } }>(
      '{ feeds(first: 1) { totalCount } }',
      {},
      viewer,
    )
    expect(data.feeds.totalCount).toBeGreaterThan(1)
  })

  it('is shown with the packages of releases', async () => {
    const packages = { create: { actionName: 'A', packageId: 'a', packageKey: 'a', version: '1.0', feedId: 1 } }
    await space.db.release.create({ data: { projectId: 1, ...named('1.0'), packages } })
    const { data } = await space.ask('{ releases(first: 1) { nodes { packages { packageId feed { id name } } } } }')
    const feed = { id: BUILT_IN, name: 'Built-in Feed' }
    expect(data).toEqual({ releases: { nodes: [{ packages: [{ packageId: 'a', feed }] }] } })
  })
})
