import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readIdentity } from '@spaceport/kit/bundle/identity'
import { importCarried } from './import.js'
import { makeCarriedReceipt } from './make-receipt.js'
import { takeReceipt } from '../outgoing-bundle/take-receipt.js'
import { MANAGER } from '../testing/callers.js'
import { mutate, type Payload } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { trusted, withKeys } from '../testing/trusts.js'
import { localOf } from './testing/target.js'

let dev: TestSpace
let ops: TestSpace
let toOps: string
let fromDev: string

beforeAll(async () => {
  dev = await testSpace(1)
  ops = await testSpace(2)
  for (const space of [dev, ops]) {
    await basics(space.db)
    await space.db.feed.create({ data: { ...named('Built-in'), type: 'BUILT_IN' } })
  }
  await dev.db.project.create({ data: { ...project('Shop'), process: { create: {} } } })
  await dev.db.channel.create({ data: { ...named('Default'), projectId: 1, isDefault: true } })
  const [devKeys, opsKeys] = [readIdentity(await withKeys(dev, 'Dev')), readIdentity(await withKeys(ops, 'Ops'))]
  toOps = await trusted(dev, opsKeys, 'RECEIPTS')
  fromDev = await trusted(ops, devKeys, 'RELEASES')
  const remote = { remoteRoot: opsKeys.root, remoteSpace: 'Ops', remoteName: 'Dev' }
  await dev.db.environment.create({ data: { ...named('Ops: Dev'), ...remote } })
})

afterAll(async () => {
  await dev.close()
  await ops.close()
})

async function act<Answer = Payload>(space: TestSpace, mutation: string, input: object, fields = ''): Promise<Answer> {
  const { errors, ...answer } = await mutate(space, mutation, { ...input }, MANAGER, fields)
  if (errors[0]) throw new Error(`${mutation}: ${errors[0].code} ${errors[0].path.join('.')}: ${errors[0].message}`)
  return answer as Answer
}

/** Carries the last bundle of Dev's outbox to Ops, as the zone does; gives its id there, and what Ops answered. */
async function carry(): Promise<{ bundle: string; receipt: string }> {
  const { fileDigest } = await dev.db.outgoingBundle.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await ops.content.put('Spaces-2', dev.content.read('Spaces-1', fileDigest))
  const { local, receipt } = await importCarried(await ops.contextOf(), fileDigest)
  return { bundle: `Spaces-2/IncomingBundles-${local}`, receipt }
}

const heard = async (text: string) => takeReceipt(await dev.contextOf(), text, 'zone')
const outbox = () => dev.db.outgoingBundle.findFirstOrThrow({ orderBy: { id: 'desc' } })

it('a release goes from one Space to another, is deployed there, and its first Space hears of it', async () => {
  const owner = 'Spaces-1/Projects-1'
  const set = [
    { name: 'Url', value: 'https://test', scope: { environments: ['Spaces-1/Environments-2'] } },
    { name: 'Url', value: 'https://live', scope: { environments: ['Spaces-1/Environments-5'] } },
    { name: 'Password', type: 'SENSITIVE', secret: 'of dev', scope: { environments: ['Spaces-1/Environments-2'] } },
    { name: 'Key', type: 'SENSITIVE', secret: 'of everybody' },
  ]
  await act(dev, 'setVariables', { owner, set })
  const actions = [{ name: 'Run', actionType: 'Octopus.Script', properties: { Body: 'echo #{Url}' } }]
  await act(dev, 'updateDeploymentProcess', { project: owner, steps: [{ name: 'Deploy', actions }] })
  const { release } = await act<{ release: { id: string } }>(
    dev,
    'createRelease',
    { project: owner, version: '1.0' },
    'release { id }',
  )
  await act(dev, 'promoteRelease', { release: release.id, trust: toOps })
  const { bundle, receipt } = await carry()
  await heard(receipt)
  expect(await outbox()).toMatchObject({ state: 'IMPORTED', receiptNumber: 1 })

  const fields = 'incomingBundle { state project { id name } release { id } trust { id } }'
  const values = [{ name: 'Password', environment: 'Spaces-2/Environments-1', secret: 'of ops' }]
  const accepting = { bundle, lifecycle: 'Spaces-2/Lifecycles-1', values }
  const { incomingBundle } = await act<{ incomingBundle: { release: { id: string } } }>(
    ops,
    'acceptBundle',
    accepting,
    fields,
  )
  expect(incomingBundle).toMatchObject({ state: 'ACCEPTED', project: { name: 'Dev: Shop' }, trust: { id: fromDev } })
  const variables = await ops.db.variable.findMany({ orderBy: { id: 'asc' } })
  expect(variables.map(({ name, value, environmentIds }) => [name, value, environmentIds])).toEqual([
    ['Key', null, []],
    ['Url', 'https://live', [1]],
  ])
  const arrived = incomingBundle.release.id
  await act(ops, 'createDeployment', { release: arrived, environment: 'Spaces-2/Environments-1' })
  const made = await makeCarriedReceipt(await ops.contextOf(), localOf(bundle))
  await heard(made.receipt)
  expect(await outbox()).toMatchObject({ state: 'ACCEPTED', receiptNumber: 2 })
  const told = await dev.db.deployment.findMany({
    where: { releaseId: localOf(release.id) },
    orderBy: { id: 'asc' },
    select: { state: true, environment: { select: { name: true } } },
  })
  expect(told).toEqual([{ state: 'QUEUED', environment: { name: 'Ops: Dev' } }])

  // The release changes there, and comes again.
  await act(dev, 'setVariables', { owner, set: [{ name: 'New', value: 'x' }] })
  await act(dev, 'updateReleaseVariables', { id: release.id })
  await act(dev, 'promoteRelease', { release: release.id, trust: toOps })
  const next = await carry()
  const again = await act<{ incomingBundle: { release: { id: string } } }>(
    ops,
    'acceptBundle',
    { bundle: next.bundle },
    fields,
  )
  expect(again.incomingBundle.release.id).toBe(arrived)
  expect(await ops.db.variable.findMany({ where: { name: 'New' } })).toHaveLength(1)
  expect(await ops.db.templateValue.count()).toBe(1)
})
