import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { readReceipt } from '@spaceport/kit/bundle/receipt'
import { trusted } from '../testing/trusts.js'
import { receiptsDue } from './due.js'
import { makeCarriedReceipt } from './make-receipt.js'
import { localOf, targetSpace, type Target } from './testing/target.js'

let target: Target
beforeAll(async () => {
  target = await targetSpace()
})
afterAll(() => target.space.close())

async function accepted(number: number): Promise<{ bundle: number; release: number }> {
  const bundle = await target.taken(number, { project: { name: `Project ${number}` } })
  await target.act('acceptBundle', { bundle, lifecycle: 'Spaces-3/Lifecycles-1' })
  const row = await target.space.db.incomingBundle.findUniqueOrThrow({ where: { id: localOf(bundle) } })
  return { bundle: row.id, release: row.releaseId ?? 0 }
}

const receiver = () => target.space.contextOf()
const deployed = (release: number) => ({
  release: `Spaces-3/Releases-${release}`,
  environment: 'Spaces-3/Environments-1',
})

it('what is due is told once, to whom it concerns', async () => {
  const bundle = await target.taken(1)
  const { db } = target.space
  expect(await receiptsDue(db, 'Spaces-3')).toEqual([])
  await target.act('rejectBundle', { bundle, reason: 'No.' })
  const { bundleId } = await db.incomingBundle.findUniqueOrThrow({ where: { id: localOf(bundle) } })
  expect(await receiptsDue(db, 'Spaces-3')).toEqual([
    { id: bundle, bundleId, space: 'Dev', root: target.dev.identity.root },
  ])
  const { receipt } = await makeCarriedReceipt(await receiver(), localOf(bundle))
  expect(readReceipt(receipt)).toMatchObject({ number: 2, state: 'REJECTED' })
  expect(await receiptsDue(db, 'Spaces-3')).toEqual([])
  expect((await makeCarriedReceipt(await receiver(), localOf(bundle))).receipt).toBe(receipt)
  await expect(makeCarriedReceipt(await receiver(), 999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('a deployment that is made while a receipt is, is in it or makes the next one due', async () => {
  const { bundle, release } = await accepted(2)
  const { db } = target.space
  const both = await Promise.all(
    [1, 2, 3, 4, 5].flatMap((n) => [
      target.refusal('createDeployment', { ...deployed(release), idempotencyKey: String(n) }),
      receiver().then((context) => makeCarriedReceipt(context, bundle)),
    ]),
  )
  expect(both).toHaveLength(10)
  const { isReceiptDue, receipt } = await db.incomingBundle.findUniqueOrThrow({ where: { id: bundle } })
  const told = readReceipt(receipt ?? '').deployments.length
  expect(await db.deployment.count({ where: { releaseId: release } })).toBe(5)
  expect(isReceiptDue || told === 5).toBe(true)
  const last = readReceipt((await makeCarriedReceipt(await receiver(), bundle)).receipt)
  expect(last.deployments).toHaveLength(5)
  expect(await receiptsDue(db, 'Spaces-3')).toEqual([])
})

/** A gate that opens once. */
function gate(): { passed: Promise<void>; open(): void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

it('holds back a deployment that is not told yet, though the receipt is due already', async () => {
  const { bundle, release } = await accepted(3)
  const { db } = target.space
  const [begun, ended] = [gate(), gate()]
  const { projectId } = await db.release.findUniqueOrThrow({ where: { id: release } })
  const deploying = db.$transaction(async (tx) => {
    await tx.deployment.create({ data: { projectId, releaseId: release, environmentId: 1 } })
    begun.open()
    await ended.passed
  })
  await begun.passed
  const making = makeCarriedReceipt(await receiver(), bundle)
  // It waits for the deployment, which is seen from its lock.
  const waits = async () => {
    const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted`
    return count > 0
  }
  while (!(await waits()));
  ended.open()
  await deploying
  expect(readReceipt((await making).receipt).deployments).toHaveLength(1)
})

it('passes on what Spaces further on told of the same release', async () => {
  const { bundle, release } = await accepted(4)
  const { db } = target.space
  const far = generateSpaceKeys('Far')
  const trust = await trusted(target.space, far.identity, 'RECEIPTS')
  await makeCarriedReceipt(await receiver(), bundle)
  const { projectId } = await db.release.findUniqueOrThrow({ where: { id: release } })
  const outgoing = await db.outgoingBundle.create({
    data: {
      ...{ bundleId: crypto.randomUUID(), releaseId: release, projectId, trustId: localOf(trust), sequence: 1 },
      ...{ statementDigest: 'd', fileDigest: 'f', contentDigest: 'c', size: 1n, createdBy: 'Users-1' },
      expiresAt: new Date(),
    },
  })
  expect(await receiptsDue(db, 'Spaces-3')).toEqual([])
  const told = {
    receiptNumber: 1,
    receipt: 'from further on',
    receiptIssuedAt: new Date(),
    receiptReceivedAt: new Date(),
  }
  await db.outgoingBundle.update({ where: { id: outgoing.id }, data: told })
  expect(await receiptsDue(db, 'Spaces-3')).toHaveLength(1)
  // What a receipt told is no deployment of this Space.
  const times = { receiptIssuedAt: new Date(), receiptReceivedAt: new Date() }
  const remoteId = `${far.identity.root}/Spaces-9/Deployments-1`
  await db.deployment.create({ data: { projectId, releaseId: release, environmentId: 2, remoteId, ...times } })
  const { receipt } = await makeCarriedReceipt(await receiver(), bundle)
  expect(readReceipt(receipt)).toMatchObject({ onward: ['from further on'], deployments: [] })
})
