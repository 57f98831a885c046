import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import type { Caller } from '@spaceport/kit/caller'
import { closeConnections } from '@spaceport/kit/client'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { createHash, randomBytes } from 'node:crypto'
import { caller, MANAGER } from '../testing/callers.js'
import { incoming, outgoing, promotable } from '../testing/content/bundles.js'
import { giveRole } from '../testing/grants.js'
import { testInstance, type Component, type TestInstance } from '../testing/instance.js'

const MIB = 1024 * 1024

let instance: TestInstance
let first: SpaceDatabase
let second: SpaceDatabase
beforeAll(async () => {
  instance = await testInstance()
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  for (const space of ['Spaces-1', 'Spaces-2']) {
    const json = { space, members: [{ subject: MANAGER.subject, role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
  }
  const open = (space: string) => openSpace(urlFor(url, spaceDatabaseName(prefix, 'Instances-4', space)))
  ;[first, second] = [open('Spaces-1'), open('Spaces-2')]
  await promotable(first.client)
})
afterAll(async () => {
  await first?.close()
  await second?.close()
  await instance.close()
  await closeConnections()
})

let people = 100

/** Somebody who has just these permissions in Spaces-1. */
async function somebody(...grants: [Permission[], Partial<Scope>?][]): Promise<Caller> {
  const who = caller(`Users-${people++}`)
  for (const [permissions, scope] of grants) {
    const name = `Role ${people++}`
    const role = await first.client.userRole.create({ data: { name, nameKey: name.toLowerCase(), permissions } })
    await giveRole(first.client, who.subject, role.id, scope)
  }
  return who
}

type By = Caller | Component | null

/** On behalf of a caller the gateway asks; a component asks for itself. */
function as(by: By) {
  const component = typeof by === 'string' ? by : 'gateway'
  return { client: instance.as(component), caller: typeof by === 'string' ? null : by }
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function offset(by: By, sha256: string, space = 'Spaces-1') {
  const { client, caller } = as(by)
  return client.ask({ method: 'POST', path: '/internal/content/offset', json: { space, sha256 }, caller })
}

async function append(by: By, sha256: string, at: number, bytes: Uint8Array, total: number, space = 'Spaces-1') {
  const { client, caller } = as(by)
  const path = `/internal/content/${space}/${sha256}/${at}/${total}`
  return client.ask({ method: 'POST', path, bytes, caller })
}

async function read(by: By, sha256: string, offset = 0, length = 8 * MIB, space = 'Spaces-1') {
  const { client, caller } = as(by)
  const json = { space, sha256, offset, length }
  return client.bytes({ method: 'POST', path: '/internal/content/read', json, caller })
}

/** A file that is in a Space, by the zone's hand. */
async function kept(bytes: Uint8Array = randomBytes(100), space = 'Spaces-1'): Promise<string> {
  await append('zone', digest(bytes), 0, bytes, bytes.length, space)
  return digest(bytes)
}

const code = (expected: string) => ({ code: expected })

describe('the zone', () => {
  test('uploads a file in pieces and reads any part of it', async () => {
    const bytes = randomBytes(3 * MIB)
    const sha256 = digest(bytes)
    expect(await offset('zone', sha256)).toEqual({ offset: 0, complete: false, size: null })
    expect(await append('zone', sha256, 0, bytes.subarray(0, MIB), bytes.length)).toEqual({
      offset: MIB,
      complete: false,
    })
    expect(await offset('zone', sha256)).toEqual({ offset: MIB, complete: false, size: null })
    await expect(read('zone', sha256)).rejects.toMatchObject(code('NOT_FOUND'))
    await append('zone', sha256, MIB, bytes.subarray(MIB), bytes.length)
    expect(await offset('zone', sha256)).toEqual({ offset: 3 * MIB, complete: true, size: 3 * MIB })
    expect((await read('zone', sha256)).equals(bytes)).toBe(true)
    expect((await read('zone', sha256, 7, 9)).equals(bytes.subarray(7, 16))).toBe(true)
    expect(await read('zone', sha256, 3 * MIB, 9)).toHaveLength(0)
  })

  test('is refused what is malformed, and a Space that is not here', async () => {
    const sha256 = digest(randomBytes(9))
    const bad = code('BAD_INPUT')
    await expect(offset('zone', 'x')).rejects.toMatchObject(bad)
    await expect(offset('zone', sha256.toUpperCase())).rejects.toMatchObject(bad)
    await expect(read('zone', sha256, -1)).rejects.toMatchObject(bad)
    await expect(read('zone', sha256, 0, 8 * MIB + 1)).rejects.toMatchObject(bad)
    await expect(append('zone', sha256, 1.5, Buffer.from('x'), 9)).rejects.toMatchObject(bad)
    await expect(append('zone', sha256, 0, Buffer.alloc(8 * MIB + 1), 9 * MIB)).rejects.toMatchObject(code('TOO_LARGE'))
    await expect(append('zone', sha256, 0, Buffer.from('x'), 2 * 1024 ** 4)).rejects.toMatchObject(code('TOO_LARGE'))
    for (const space of ['Spaces-9', '..', 'Projects-1']) {
      await expect(offset('zone', sha256, space)).rejects.toMatchObject(code('NOT_FOUND'))
    }
  })

  test('alone may ask for itself', async () => {
    const sha256 = await kept()
    for (const ask of [
      () => offset('gateway', sha256),
      () => read('gateway', sha256),
      () => append('gateway', sha256, 0, Buffer.from('x'), 1),
    ]) {
      await expect(ask()).rejects.toMatchObject(code('UNAUTHENTICATED'))
    }
  })
})

describe('uploading', () => {
  test.each<Permission>(['BundleImport', 'BuiltInFeedPush'])('takes %s somewhere in the Space', async (permission) => {
    const bytes = randomBytes(50)
    const who = await somebody([[permission], { Projects: [2] }])
    expect(await append(who, digest(bytes), 0, bytes, 50)).toEqual({ offset: 50, complete: true })
    expect(await offset(who, digest(bytes))).toEqual({ offset: 50, complete: true, size: 50 })
    await expect(append(who, digest(bytes), 0, bytes, 50, 'Spaces-2')).rejects.toMatchObject(code('NOT_FOUND'))
  })

  test('is refused to anybody else, and to a key that may only read', async () => {
    const bytes = randomBytes(50)
    const ask = (who: Caller) => append(who, digest(bytes), 0, bytes, 50)
    await expect(ask(await somebody([['BuiltInFeedDownload', 'BundleView', 'ReleasePromote']]))).rejects.toMatchObject(
      code('FORBIDDEN'),
    )
    await expect(ask(caller('Users-99'))).rejects.toMatchObject(code('NOT_FOUND'))
    const cap = { spaces: null, readOnly: true, permissions: null }
    await expect(ask({ ...MANAGER, cap })).rejects.toMatchObject(code('READ_ONLY_KEY'))
    await expect(ask({ ...MANAGER, cap: { ...cap, readOnly: false, spaces: ['Spaces-2'] } })).rejects.toMatchObject(
      code('NOT_FOUND'),
    )
    expect(await offset('zone', digest(bytes))).toEqual({ offset: 0, complete: false, size: null })
  })

  test('gives no right to read what is there already', async () => {
    const sha256 = await kept()
    const who = await somebody([['BundleImport', 'BuiltInFeedPush']])
    await expect(read(who, sha256)).rejects.toMatchObject(code('NOT_FOUND'))
  })
})

describe('reading', () => {
  test('of a bundle takes seeing and promoting it, where it is', async () => {
    const sha256 = await kept()
    await outgoing(first.client, 1, sha256)
    const [a, b] = [{ Projects: [1] }, { Projects: [2] }]
    const may = await somebody([['ReleaseView', 'ReleasePromote'], a])
    const seesOnly = await somebody([['ReleaseView', 'ReleaseEdit'], a])
    const elsewhere = await somebody([['ReleaseView', 'ReleasePromote'], b], [['ReleaseView'], a])
    const blind = await somebody([['ReleasePromote', 'BundleView', 'BuiltInFeedDownload']])
    for (const who of [seesOnly, elsewhere, blind]) {
      await expect(read(who, sha256)).rejects.toMatchObject(code('NOT_FOUND'))
      await expect(offset(who, sha256)).rejects.toMatchObject(code('NOT_FOUND'))
    }
    expect(await read(may, sha256)).toHaveLength(100)
    await expect(read(MANAGER, sha256, 0, 9, 'Spaces-2')).rejects.toMatchObject(code('NOT_FOUND'))
    await first.client.outgoingBundle.updateMany({ data: { state: 'WITHDRAWN' } })
    await expect(read(may, sha256)).rejects.toMatchObject(code('NOT_FOUND'))
  })

  test('of a bundle marks it as carried, once, by whoever was first', async () => {
    const sha256 = await kept()
    const id = await outgoing(first.client, 2, sha256)
    const bundle = () => first.client.outgoingBundle.findUniqueOrThrow({ where: { id } })
    const events = () =>
      first.client.auditEvent.findMany({ where: { action: 'downloadBundle' }, orderBy: { id: 'desc' } })
    const before = (await events()).length
    await offset(MANAGER, sha256)
    expect((await bundle()).carriedAt).toBeNull()
    await Promise.all([read(MANAGER, sha256, 0, 10), read(MANAGER, sha256, 10, 10), read('zone', sha256)])
    const { carriedAt, version } = await bundle()
    expect(carriedAt).not.toBeNull()
    expect(version).toBe(2)
    await read('zone', sha256)
    expect(await bundle()).toMatchObject({ carriedAt, version })
    const now = await events()
    expect(now.length).toBe(before + 1)
    expect(now[0]).toMatchObject({ subject: `Spaces-1/OutgoingBundles-${id}`, projectIds: [2] })
  })

  test('of a bundle that came takes BundleView', async () => {
    const sha256 = await kept()
    await incoming(first.client, sha256)
    expect(await read(await somebody([['BundleView']]), sha256)).toHaveLength(100)
    await expect(
      read(await somebody([['BundleImport', 'ReleasePromote', 'ReleaseView']]), sha256),
    ).rejects.toMatchObject(code('NOT_FOUND'))
  })

  test('of a package takes BuiltInFeedDownload, in the Space that has it', async () => {
    const bytes = randomBytes(100)
    const sha256 = await kept(bytes)
    await kept(bytes, 'Spaces-2')
    const data = { packageId: 'Acme.Web', packageKey: 'acme.web', version: '1.0', sha256, size: 100 }
    await first.client.packageFile.create({ data })
    expect(await read(await somebody([['BuiltInFeedDownload'], { Projects: [2] }]), sha256)).toHaveLength(100)
    await expect(read(await somebody([['BuiltInFeedPush', 'FeedView']]), sha256)).rejects.toMatchObject(
      code('NOT_FOUND'),
    )
    await expect(read(MANAGER, sha256, 0, 100, 'Spaces-2')).rejects.toMatchObject(code('NOT_FOUND'))
    // A bundle that was passed off as a package before it was taken in.
    await first.client.incomingBundle.updateMany({ data: { fileDigest: sha256 } })
    await expect(read(await somebody([['BuiltInFeedDownload']]), sha256)).rejects.toMatchObject(code('NOT_FOUND'))
  })
})

test('files outlast a restart, and what was on the way goes on', async () => {
  const bytes = randomBytes(64)
  await append('zone', digest(bytes), 0, bytes.subarray(0, 20), 64)
  await instance.restart()
  expect(await append('zone', digest(bytes), 20, bytes.subarray(20), 64)).toEqual({ offset: 64, complete: true })
})
