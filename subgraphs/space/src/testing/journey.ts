import { generateSpaceKeys, readIdentity, writeIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { partyOf } from '@spaceport/kit/bundle/party'
import { signReceipt, type ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { textKey } from '@spaceport/kit/page/text-key'
import type { PrismaClient } from '@spaceport/database/space'
import { basics, named, project } from './rows.js'
import { testSpace, type TestSpace } from './space.js'
import { withKeys } from './trusts.js'

/** The keys of other Spaces: of QA, to which a release was sent, of Ops, to which QA sent it on, and of Far, from which releases came. */
export const QA = generateSpaceKeys('QA')
export const OPS = generateSpaceKeys('Ops')
export const FAR = generateSpaceKeys('Far')

/** A minute of the day on which everything happened. */
export const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute))

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

/** The bundle that went to QA. */
export const SENT = uuid(1)

/**
 * `Spaces-1` with release 1 (Shop 1.0), which was built, deployed and sent to QA, whose receipt tells that it was sent on to Ops; release 2 (Bank
 * 7.0), which came from Far by the second bundle of two; and a third bundle from Far (Bank 8.0), which nobody has decided on. Gives its root, too.
 */
export async function journeySpace(): Promise<{ space: TestSpace; root: string }> {
  const space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['Shop', 'Bank']) await db.project.create({ data: project(name) })
  const self = readIdentity(await withKeys(space, 'Dev Space'))
  for (const { identity } of [QA, OPS, FAR]) await trust(db, identity)
  await sent(db, self)
  await came(db)
  return { space, root: self.root }
}

async function trust(db: PrismaClient, identity: Identity): Promise<void> {
  const { space: peer, root } = identity
  const keys = { root, fingerprint: partyOf(identity).fingerprint, identity: writeIdentity(identity) }
  const by = { createdBy: 'Users-1', confirmedAt: at(0), confirmedBy: 'Users-1' }
  const data = { ...named(peer), peer, peerKey: textKey(peer), ...keys, ...by }
  await db.trust.create({ data: { ...data, purpose: 'RECEIPTS', state: 'ACTIVE' } })
}

async function sent(db: PrismaClient, self: Identity): Promise<void> {
  for (const [{ identity }, remoteName] of [
    [QA, 'Test'],
    [OPS, 'Live'],
  ] as const) {
    const remote = { remoteRoot: identity.root, remoteSpace: identity.space, remoteName }
    await db.environment.create({ data: { ...named(`${identity.space}: ${remoteName}`), ...remote } })
  }
  const build = { packageId: 'Acme.Web', packageKey: 'acme.web', packageVersion: '1.0', nameKey: 'acme.web 1.0' }
  const source = { branch: 'main', vcsCommitNumber: 'abc', commitIds: ['abc'], createdAt: at(0) }
  const { id: buildInformationId } = await db.buildInformation.create({ data: { ...build, ...source } })
  const one = {
    packageId: 'Acme.Web',
    packageKey: 'acme.web',
    version: '1.0',
    actionName: 'Deploy',
    buildInformationId,
  }
  await db.release.create({
    data: { projectId: 1, ...named('1.0'), createdAt: at(1), packages: { create: one } },
  })
  await deployed(db, 1, at(3), {})
  await deployed(db, 4, at(4), { state: 'FAILED' })
  const told = { receiptIssuedAt: at(30), receiptReceivedAt: at(31) }
  await deployed(db, 5, at(20), { ...told, remoteId: `${QA.identity.root}/Spaces-3/Deployments-5` })
  await deployed(db, 6, at(26), { ...told, remoteId: `${OPS.identity.root}/Spaces-8/Deployments-2` })
  const receipt = { receiptNumber: 2, receipt: fromQa(self), receiptIssuedAt: at(30), receiptReceivedAt: at(31) }
  const digests = { statementDigest: 'd1', fileDigest: 'f', contentDigest: 'c', size: 9n }
  const times = { createdAt: at(5), carriedAt: at(6), expiresAt: at(99), createdBy: 'Users-1' }
  await db.outgoingBundle.create({
    data: {
      ...{ bundleId: SENT, trustId: 1, releaseId: 1, projectId: 1, sequence: 1, state: 'ACCEPTED' },
      ...{ ...digests, ...times, ...receipt },
    },
  })
}

async function deployed(db: PrismaClient, environmentId: number, completedAt: Date, more: object): Promise<void> {
  const data = { projectId: 1, releaseId: 1, environmentId, state: 'SUCCESS' as const, queuedAt: completedAt }
  await db.deployment.create({ data: { ...data, completedAt, ...more } })
}

async function came(db: PrismaClient): Promise<void> {
  const origin = (n: number) => `${FAR.identity.root}/Spaces-1/Releases-${n}`
  await db.release.create({ data: { projectId: 2, ...named('7.0'), createdAt: at(40), origin: origin(7) } })
  const decided = { decidedBy: 'Users-1', origin: origin(7), releaseVersion: '7.0' }
  const bundles = [
    { ...decided, state: 'REJECTED' as const, importedAt: at(36), decidedAt: at(37) },
    { ...decided, state: 'ACCEPTED' as const, importedAt: at(38), decidedAt: at(40), releaseId: 2, projectId: 2 },
    { origin: origin(8), releaseVersion: '8.0', importedAt: at(50) },
  ]
  for (const [i, bundle] of bundles.entries()) {
    const known = { trustId: 3, bundleId: uuid(i + 2), sequence: i + 1, statementDigest: uuid(i + 2), fileDigest: 'f' }
    const held = { envelope: '{}', content: '{}', importedBy: 'zone', projectName: 'Bank', projectKey: 'bank' }
    await db.incomingBundle.create({
      data: { ...known, ...held, issuedAt: at(35), expiresAt: at(99), ...bundle },
    })
  }
  await db.bundleApproval.create({ data: { bundleId: 2, userId: 'Users-1', approvedAt: at(39) } })
}

/** What QA tells of the bundle, with what Ops told QA. */
function fromQa(self: Identity): string {
  const common: Omit<ReceiptStatement, 'formatVersion' | 'source' | 'destination'> = {
    ...{ bundleId: SENT, statementDigest: 'a'.repeat(64), number: 2, state: 'ACCEPTED', reason: null, onward: [] },
    ...{ issuedAt: at(30).toISOString(), importedAt: at(8).toISOString(), decidedAt: at(10).toISOString() },
    ...{ approvals: [], deployments: [] },
    release: { project: 'Shop', version: '1.0', origin: `${self.root}/Spaces-1/Releases-1` },
  }
  const between = (source: Identity, destination: Identity) => ({
    source: partyOf(source),
    destination: partyOf(destination),
  })
  const ops = { ...between(OPS.identity, QA.identity), bundleId: uuid(9), number: 1 }
  const other = { ...ops, bundleId: uuid(8), release: { ...common.release, origin: 'another' } }
  const onward = [signReceipt({ ...common, ...ops }, OPS), signReceipt({ ...common, ...other }, OPS), 'no receipt']
  const approvals = [{ by: 'Users-5', at: at(9).toISOString() }]
  return signReceipt({ ...common, ...between(QA.identity, self), approvals, onward }, QA)
}
