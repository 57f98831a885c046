import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { caller, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { project } from '../testing/rows.js'
import { trusted } from '../testing/trusts.js'
import { outboxOf } from './outbox.js'
import { sourceSpace, type Source } from './testing/source.js'

let source: Source
const bundles: string[] = []
const releases: string[] = []

beforeAll(async () => {
  source = await sourceSpace()
  const { db } = source.space
  const far = await trusted(source.space, generateSpaceKeys('Far').identity, 'RECEIPTS')
  await db.project.create({ data: project('Other') })
  releases.push(await source.release('1.0.0'), await source.release('2.0.0'))
  const other = { project: 'Spaces-1/Projects-2', version: '3.0.0' }
  releases.push((await source.act<{ release: { id: string } }>('createRelease', other, 'release { id }')).release.id)
  const [first = '', second = '', third = ''] = releases
  bundles.push(
    await source.promoted(first),
    await source.promoted(second),
    await source.promoted(third, { trust: far }),
  )
  await source.act('withdrawBundle', { bundle: bundles[0], reason: 'x' })
  bundles.push(await source.promoted(first))
  await db.outgoingBundle.update({ where: { id: 2 }, data: { expiresAt: new Date(Date.now() - 1) } })
})
afterAll(() => source.space.close())

async function found(filter: string, who?: Parameters<Source['space']['ask']>[2]): Promise<number[]> {
  type Page = { outgoingBundles: { nodes: { id: string }[]; totalCount: number } }
  const query = `{ outgoingBundles(first: 9, filter: { ${filter} }, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } totalCount } }`
  const { outgoingBundles: page } = (await source.space.ask<Page>(query, {}, who)).data
  expect(page.totalCount).toBe(page.nodes.length)
  return page.nodes.map(({ id }) => bundles.indexOf(id))
}

it('bundles are found by what they carry, where to, and what became of them', async () => {
  expect(await found('')).toEqual([0, 1, 2, 3])
  expect(await found(`release: ["${releases[0]}"]`)).toEqual([0, 3])
  expect(await found('project: ["Spaces-1/Projects-2"]')).toEqual([2])
  expect(await found(`trust: ["${source.trust}"]`)).toEqual([0, 1, 3])
  expect(await found('state: [WITHDRAWN]')).toEqual([0])
  expect(await found('isExpired: true')).toEqual([1])
  expect(await found('isExpired: false, text: "1.0"')).toEqual([0, 3])
  expect(await found('created: { from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z" }')).toEqual([])
  const values = '{ values { name count } }'
  const { data } = await source.space.ask(`{ outgoingBundleFacets { state ${values} trust ${values} } }`)
  expect(data).toEqual({
    outgoingBundleFacets: {
      state: {
        values: [
          { name: 'READY', count: 3 },
          { name: 'WITHDRAWN', count: 1 },
        ],
      },
      trust: {
        values: [
          { name: 'Ops', count: 3 },
          { name: 'Far', count: 1 },
        ],
      },
    },
  })
})

it('a bundle tells where its file is, and what it replaces', async () => {
  const fields = `id bundleId sequence state digest size downloadPath destinationSpace destinationRoot isExpired carriedAt createdBy { id }
    replaces { id } replacedBy { id } lastReceipt { number } release { version } project { name } trust { name } version`
  const query = `query ($id: ID!) { node(id: $id) { ... on Release { outgoingBundles(first: 9) { nodes { ${fields} } } } } }`
  const { data, errors } = await source.space.ask(query, { id: releases[0] })
  expect(errors).toEqual([])
  const [first, last] = [await source.row(bundles[0] ?? ''), await source.row(bundles[3] ?? '')]
  const told = {
    ...{ destinationSpace: 'Ops', destinationRoot: source.ops.identity.root, isExpired: false, carriedAt: null },
    ...{ createdBy: { id: 'Users-1' }, lastReceipt: null, release: { version: '1.0.0' }, project: { name: 'Web' } },
    trust: { name: 'Ops' },
  }
  const file = ({ bundleId, fileDigest, size, sequence, version }: typeof first) => ({
    ...{ bundleId, sequence, version, digest: fileDigest, size: Number(size) },
    downloadPath: `/spaces/Spaces-1/content/${fileDigest}`,
  })
  expect(data).toEqual({
    node: {
      outgoingBundles: {
        nodes: [
          { ...told, ...file(last), id: bundles[3], state: 'READY', replaces: { id: bundles[0] }, replacedBy: null },
          {
            ...told,
            ...file(first),
            id: bundles[0],
            state: 'WITHDRAWN',
            replaces: null,
            replacedBy: { id: bundles[3] },
          },
        ],
      },
    },
  })
})

it('bundles exist for those who see their release', async () => {
  const who = caller('Users-60')
  await giveRole(source.space.db, who.subject, 11, { Projects: [2] })
  expect(await found('', who)).toEqual([2])
  expect(await found('', VIEWER)).toEqual([0, 1, 2, 3])
  // Trusts are for others to see; nothing is found by one.
  expect(await found(`trust: ["${source.trust}"]`, VIEWER)).toEqual([])
  const { errors } = await source.space.ask('query ($id: ID!) { node(id: $id) { id } }', { id: bundles[0] }, who)
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
})

it('the outbox has what is ready and has not expired, in the order of its destination', async () => {
  const { db } = source.space
  const waiting = async () => (await outboxOf(db, 'Spaces-1')).map(({ id }) => bundles.indexOf(id))
  expect(await waiting()).toEqual([3, 2])
  await db.outgoingBundle.update({ where: { id: 2 }, data: { expiresAt: new Date(Date.now() + 60_000) } })
  expect(await waiting()).toEqual([1, 3, 2])
  await db.trust.updateMany({ where: { peer: 'Far' }, data: { state: 'REVOKED' } })
  expect(await waiting()).toEqual([1, 3])
})
