import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { dropDatabase } from '@spaceport/database/provision'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { fingerprintOf, readIdentity, writeIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import type { Caller } from '@spaceport/kit/caller'
import { closeConnections } from '@spaceport/kit/client'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { caller, MANAGER, STRANGER, VIEWER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { testInstance, type TestInstance } from '../testing/instance.js'
import { basics, named, project } from '../testing/rows.js'

let instance: TestInstance
let source: SpaceDatabase
let target: SpaceDatabase
let trust: string

/** Asks as the zone does. */
const zone = <Answer>(path: string, json: object, who: Caller | null = null) =>
  instance.as('zone').ask({ method: 'POST', path, json, caller: who }) as Promise<Answer>

type Payload = { errors: { code: string; message: string }[] } & Record<string, Record<string, string>>

/** What a mutation answered in a Space, on behalf of its manager. Throws what it refused. */
async function act(space: string, mutation: string, input: object, fields = ''): Promise<Payload> {
  const query = `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
    answer: ${mutation}(input: $input) { ${fields} errors { code message } } }`
  const call = {
    method: 'POST',
    path: `/spaces/${space}/graphql`,
    json: { query, variables: { input } },
    caller: MANAGER,
  } as const
  const { data } = (await instance.as('gateway').ask(call)) as { data: { answer: Payload } }
  if (data.answer.errors[0])
    throw new Error(`${mutation}: ${data.answer.errors[0].code} ${data.answer.errors[0].message}`)
  return data.answer
}

async function identity(space: string, name: string) {
  const { spaceIdentity } = await act(space, 'createSpaceKeys', { space, name }, 'spaceIdentity { identity }')
  return readIdentity(spaceIdentity?.identity ?? '')
}

async function trusted(space: string, of: Identity, purpose: string): Promise<string> {
  const input = { space, identity: writeIdentity(of), purpose }
  const id = (await act(space, 'createTrust', input, 'trust { id }')).trust?.id ?? ''
  await act(space, 'confirmTrust', { id, fingerprint: fingerprintOf(of) })
  return id
}

async function promoted(version: string): Promise<string> {
  const { release } = await act(
    'Spaces-1',
    'createRelease',
    { project: 'Spaces-1/Projects-1', version },
    'release { id }',
  )
  const made = await act('Spaces-1', 'promoteRelease', { release: release?.id, trust }, 'outgoingBundle { id }')
  return made.outgoingBundle?.id ?? ''
}

beforeAll(async () => {
  instance = await testInstance()
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  for (const space of ['Spaces-1', 'Spaces-2', 'Spaces-3']) {
    const json = { space, members: [{ subject: MANAGER.subject, role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
  }
  const open = (space: string) => openSpace(urlFor(url, spaceDatabaseName(prefix, 'Instances-4', space)))
  ;[source, target] = [open('Spaces-1'), open('Spaces-2')]
  for (const { client } of [source, target]) {
    await basics(client)
    await giveRole(client, 'Groups-2', PROJECT_VIEWER)
    await client.feed.create({ data: { ...named('Built-in'), type: 'BUILT_IN' } })
  }
  await source.client.project.create({ data: { ...project('Shop'), process: { create: {} } } })
  await source.client.channel.create({ data: { ...named('Default'), projectId: 1, isDefault: true } })
  const [dev, ops] = [await identity('Spaces-1', 'Dev'), await identity('Spaces-2', 'Ops')]
  trust = await trusted('Spaces-1', ops, 'RECEIPTS')
  await trusted('Spaces-2', dev, 'RELEASES')
})
afterAll(async () => {
  await source?.close()
  await target?.close()
  await instance.close()
  await closeConnections()
})

type Bundle = { id: string; bundleId: string; root: string; fileDigest: string; size: number; packages: object[] }
type Outbox = { bundles: Bundle[]; receipts: { id: string; bundleId: string; root: string }[]; unavailable: string[] }
const outbox = () => zone<Outbox>('/internal/outbox', {})

/** Sends a bundle's file from one Space to the other, piece by piece, and has it imported, as the courier does. */
async function carry({ fileDigest: sha256, size }: Bundle): Promise<{ id: string; bundleId: string; receipt: string }> {
  const at = { space: 'Spaces-2', sha256 }
  type Progress = { offset: number; complete: boolean }
  let progress = await zone<Progress>('/internal/content/offset', at)
  while (!progress.complete) {
    const length = Math.min(700, size - progress.offset)
    const json = { space: 'Spaces-1', sha256, offset: progress.offset, length }
    const bytes = await instance.as('zone').bytes({ method: 'POST', path: '/internal/content/read', json })
    const path = `/internal/content/Spaces-2/${sha256}/${progress.offset}/${size}`
    progress = (await instance.as('zone').ask({ method: 'POST', path, bytes })) as Progress
  }
  return zone('/internal/imports', { space: 'Spaces-2', fileDigest: sha256 })
}

test('what waits is told to the zone, carried by what it may call, and its receipts go back', async () => {
  const [first, second] = [await promoted('1.0'), await promoted('1.1')]
  const waiting = await outbox()
  const { root } = await identityOf('Spaces-2')
  const shape = { root, space: 'Spaces-1', size: expect.any(Number), packages: [], bundleId: expect.any(String) }
  const digest = { fileDigest: expect.stringMatching(/^[0-9a-f]{64}$/) }
  expect(waiting).toEqual({
    bundles: [first, second].map((id) => ({ id, ...shape, ...digest })),
    receipts: [],
    unavailable: [],
  })
  const [one, two] = waiting.bundles as [Bundle, Bundle]
  await expect(carry(two)).rejects.toMatchObject({ code: 'SEQUENCE_GAP' })
  const imported = await carry(one)
  expect(imported).toMatchObject({ id: 'Spaces-2/IncomingBundles-1', bundleId: one.bundleId })
  expect(await carry(one)).toEqual(imported)
  const took = await zone('/internal/receipts/take', { space: 'Spaces-1', receipt: imported.receipt })
  expect(took).toEqual({ id: first })
  expect((await outbox()).bundles.map(({ id }) => id)).toEqual([second])
  await carry(two)

  const reason = 'It comes too late.'
  await act('Spaces-2', 'rejectBundle', { bundle: imported.id, reason })
  const due = (await outbox()).receipts
  expect(due).toContainEqual(
    expect.objectContaining({ id: imported.id, bundleId: one.bundleId, root: (await identityOf('Spaces-1')).root }),
  )
  const { receipt } = await zone<{ receipt: string }>('/internal/receipts/make', { bundle: imported.id })
  await zone('/internal/receipts/take', { space: 'Spaces-1', receipt })
  expect(await source.client.outgoingBundle.findUnique({ where: { bundleId: one.bundleId } })).toMatchObject({
    state: 'REJECTED',
  })
  expect((await outbox()).receipts.map(({ id }) => id)).not.toContain(imported.id)
})

async function identityOf(space: string) {
  const { spaces } = await zone<{ spaces: { space: string; identity: Identity }[] }>('/internal/identities', {})
  const found = spaces.find((one) => one.space === space)
  if (!found) throw new Error('it has no keys')
  return found.identity
}

describe('whether somebody may promote', () => {
  const right = (bundle: string, who: Caller | null) =>
    zone<{ allowed: boolean }>('/internal/outbox-right', { bundle }, who).catch(({ code }: { code: string }) => code)

  test('is what the roles of its Space say of the release’s project', async () => {
    const bundle = await promoted('2.0')
    const [deployer, other] = [caller('Users-50'), caller('Users-51')]
    const [role] = [...BUILT_IN_ROLES].find(([, { name }]) => name === 'Project Deployer') ?? [0]
    await giveRole(source.client, deployer.subject, role, { Projects: [1] })
    await giveRole(source.client, other.subject, role, { Projects: [2] })
    expect(await right(bundle, MANAGER)).toEqual({ allowed: true })
    expect(await right(bundle, deployer)).toEqual({ allowed: true })
    expect(await right(bundle, other)).toBe('NOT_FOUND')
    expect(await right(bundle, VIEWER)).toEqual({ allowed: false })
    const cap = (limits: object) => ({
      ...MANAGER,
      cap: { spaces: null, readOnly: false, permissions: null, ...limits },
    })
    expect(await right(bundle, cap({ readOnly: true }))).toEqual({ allowed: false })
    expect(await right(bundle, cap({ permissions: ['ReleaseView'] }))).toEqual({ allowed: false })
    expect(await right(bundle, cap({ spaces: ['Spaces-2'] }))).toBe('NOT_FOUND')
  })

  test('is told of no bundle that does not exist for them', async () => {
    const bundle = await promoted('2.1')
    expect(await right(bundle, STRANGER)).toBe('NOT_FOUND')
    expect(await right('Spaces-1/OutgoingBundles-999', MANAGER)).toBe('NOT_FOUND')
    expect(await right('Spaces-9/OutgoingBundles-1', MANAGER)).toBe('NOT_FOUND')
    expect(await right('Spaces-1/Releases-1', MANAGER)).toBe('BAD_ID')
    expect(await right(bundle, null)).toBe('UNAUTHENTICATED')
    await expect(zone('/internal/outbox-right', {}, MANAGER)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

test('a Space whose database is away is named, and the others are told', async () => {
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  await dropDatabase(url, spaceDatabaseName(prefix, 'Instances-4', 'Spaces-3'))
  const { bundles, unavailable } = await outbox()
  expect(unavailable).toEqual(['Spaces-3'])
  expect(bundles.length).toBeGreaterThan(0)
})
