import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { ComponentClient } from '@spaceport/kit/client'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { Membership } from '@spaceport/kit/membership'
import { made } from '../testing/changes.js'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { follow, type Follower } from '../testing/follow.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let directory: TestDirectory
let instance: TestInstance
let group: string
const followers: Follower[] = []

beforeAll(async () => {
  // Beats that never come: what is heard in time was told by NOTIFY.
  directory = await testDirectory({ beat: 3_600_000 })
  instance = await testInstance(directory, 'Frankfurt 1')
  group = await made(directory, 'createGroup', { name: 'Everybody' })
})
afterEach(async () => {
  await Promise.all(followers.splice(0).map((one) => one.close()))
})
afterAll(async () => {
  await instance.close()
  await directory.close()
})

function followed(client: ComponentClient): Follower {
  const follower = follow(client)
  followers.push(follower)
  return follower
}

describe('the membership stream', () => {
  test('tells what is, then every change in order', async () => {
    const stream = followed(directory.gateway)
    const snapshot = await stream.news()
    const { id, url, publicKey } = instance
    expect(snapshot).toEqual({
      type: 'snapshot',
      revision: expect.any(Number),
      instances: [{ id, name: 'Frankfurt 1', url, publicKey, nextPublicKey: null }],
      spaces: [],
      entry: [],
    })

    const revision = snapshot.revision
    const space = await made(directory, 'createSpace', { name: 'One', instance: id, groups: [group] })
    expect(await stream.news()).toEqual({
      type: 'change',
      revision: revision + 1,
      spaces: [{ id: space, name: 'One', instance: id, state: 'ACTIVE' }],
      removedSpaces: [],
      entry: [{ group, space }],
      removedEntry: [],
    })
    await made(directory, 'revokeEntry', { group, space })
    const gone = { entry: [], removedEntry: [{ group, space }] }
    expect(await stream.news()).toEqual({ type: 'change', revision: revision + 2, ...gone })
    await made(directory, 'grantEntry', { group, space })
    const back = { entry: [{ group, space }], removedEntry: [] }
    expect(await stream.news()).toEqual({ type: 'change', revision: revision + 3, ...back })
    await made(directory, 'updateInstance', { id, name: 'Frankfurt 2' })
    const renamed = {
      instances: [{ id, name: 'Frankfurt 2', url, publicKey, nextPublicKey: null }],
      removedInstances: [],
    }
    expect(await stream.news()).toEqual({ type: 'change', revision: revision + 4, ...renamed })
  })

  test('reaches the followers of another directory process', async () => {
    const other = await directory.another()
    const stream = followed(other.gateway)
    const { revision } = await stream.news()
    const space = await made(directory, 'createSpace', { name: 'Told', instance: instance.id })
    expect(await stream.news()).toMatchObject({ revision: revision + 1, spaces: [{ id: space }] })
    await stream.close()
    await other.close()
  })

  test('gives the same to whoever comes late', async () => {
    const early = new Membership()
    const stream = followed(directory.gateway)
    early.apply(await stream.news())
    for (let n = 0; n < 5; n++) {
      const space = await made(directory, 'createSpace', { name: `Late ${n}`, instance: instance.id, groups: [group] })
      if (n % 2 === 0) await made(directory, 'revokeEntry', { group, space })
    }
    const late = new Membership()
    late.apply(await followed(directory.gateway).news())
    while (early.revision < late.revision) early.apply(await stream.news())
    const caller = { subject: 'Users-1', name: 'Ada', groups: [group], systemRoles: [], cap: null }
    expect(early.revision).toBe(late.revision)
    expect(early.spacesFor(caller)).toEqual(late.spacesFor(caller))
    expect([...early.spaces.values()]).toEqual([...late.spaces.values()])
  })

  test('says nothing when nothing changed', async () => {
    const stream = followed(directory.gateway)
    const { revision } = await stream.news()
    const space = await made(directory, 'createSpace', { name: 'Quiet', instance: instance.id, groups: [group] })
    await made(directory, 'grantEntry', { group, space })
    await made(directory, 'createGroup', { name: 'Of no interest' })
    await made(directory, 'revokeEntry', { group, space })
    expect((await stream.news()).revision).toBe(revision + 1)
    expect((await stream.news()).revision).toBe(revision + 2)
  })

  test('beats when nothing happens', async () => {
    const other = await directory.another({ beat: 10 })
    const stream = followed(other.gateway)
    const { revision } = await stream.next()
    expect(await stream.next()).toEqual({ type: 'beat', revision })
    expect(await stream.next()).toEqual({ type: 'beat', revision })
    await stream.close()
    await other.close()
  })

  test('ends when its directory process does, and does not hold that up', async () => {
    const other = await directory.another()
    const stream = followed(other.gateway)
    await stream.news()
    await Promise.all([other.close(), expect(stream.next()).rejects.toThrow()])
  })

  test('is open to the zone, and to no Instance', async () => {
    const clientOf = (issuer: string, privateKey: string) =>
      new ComponentClient(new AssertionSigner({ issuer, privateKey }), directory.gateway.peer)
    const { snapshot } = { snapshot: await followed(clientOf('zone', directory.keys.zone.privateKey)).news() }
    expect(snapshot.type).toBe('snapshot')
    const stranger = followed(clientOf('Instances-1', directory.keys.zone.privateKey))
    await expect(stranger.news()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('carries five thousand Spaces', async () => {
    const { client } = directory.database
    const [{ id: instanceId }, { id: groupId }] = [
      await client.instance.findFirstOrThrow({ select: { id: true } }),
      await client.group.findFirstOrThrow({ select: { id: true } }),
    ]
    const names = Array.from({ length: 5_000 }, (_, n) => `Many ${n}`)
    await client.space.createMany({
      data: names.map((name) => ({
        name,
        nameKey: name.toLowerCase(),
        slug: name.toLowerCase().replace(' ', '-'),
        instanceId,
        state: 'ACTIVE' as const,
      })),
    })
    const spaces = await client.space.findMany({ select: { id: true } })
    await client.entry.createMany({
      data: spaces.map(({ id }) => ({ groupId, spaceId: id })),
      skipDuplicates: true,
    })
    const stream = followed(directory.gateway)
    const snapshot = await stream.news()
    expect(snapshot.spaces).toHaveLength(spaces.length)
    expect(snapshot.entry).toHaveLength(spaces.length)
    const space = await made(directory, 'createSpace', { name: 'One more', instance: instance.id })
    expect(await stream.news()).toMatchObject({ type: 'change', spaces: [{ id: space }] })
  })
})
