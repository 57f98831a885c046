import type { PrismaClient } from '@spaceport/database/space'
import { writePortableRelease } from '@spaceport/kit/bundle/content'
import { fingerprintOf, generateSpaceKeys, writeIdentity } from '@spaceport/kit/bundle/identity'
import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import { carried } from '../../incoming-bundle/testing/carried.js'
import { AUTHORITY } from '../../certificate/testing/examples.js'
import type { Kind } from '../../entity/kinds.js'

/** A name and its key. */
export type Naming = (kind: Kind, local: number) => { name: string; nameKey: string }

const NOWHERE: Ids = { groups: [], projects: [], environments: [], tenants: [] }
const inProject = (n: number): Ids => ({ ...NOWHERE, groups: [n], projects: [n] })
const inEnvironment = (n: number): Ids => ({ ...NOWHERE, environments: [n] })
const inBoth = (n: number): Ids => ({ ...inProject(n), environments: [n] })
const everywhere = (n: number): Ids => ({ ...inBoth(n), tenants: [n] })
const onMachine = (n: number): Ids => ({ ...inEnvironment(n), tenants: [n] })
const ofRelease = (n: number): Ids => ({ ...inProject(n), tenants: [n] })
const nowhere = () => NOWHERE

/** Where the first and the second of each kind stand: the first within every limit of the matrix, the second outside of all. */
const PLACES: readonly (readonly [Kind, (n: number) => Ids])[] = [
  ['Channels', inProject],
  ['Machines', onMachine],
  ['MachinePolicies', nowhere],
  ['Workers', nowhere],
  ['WorkerPools', nowhere],
  ['TagSets', nowhere],
  ['Variables', inBoth],
  ['LibraryVariableSets', nowhere],
  ['Runbooks', inProject],
  ['RunbookSnapshots', inProject],
  ['BuildInformation', nowhere],
  ['DeploymentCells', everywhere],
  ['DeploymentFreezes', inEnvironment],
  ['ServerTasks', everywhere],
  ['Interruptions', everywhere],
  ['Accounts', inEnvironment],
  ['Certificates', onMachine],
  ['Feeds', nowhere],
  ['Trusts', nowhere],
  ['OutgoingBundles', ofRelease],
  ['IncomingBundles', nowhere],
]

/** What has two of each: where they stand, by local id. A third variable is scoped to no environment. */
export const MODEL: readonly [Kind, ReadonlyMap<number, Ids>][] = PLACES.map(([kind, at]) => {
  const rows = new Map([1, 2].map((n) => [n, at(n)]))
  if (kind === 'Variables') rows.set(3, inProject(1))
  return [kind, rows]
})

/** The deployments of the matrix that stand where the first and second of everything do. */
const DEPLOYED = { 1: 1, 2: 3 } as const

/** Makes two of everything in a Space whose projects, environments, tenants, releases and deployments are there. */
export async function fillModel(db: PrismaClient, named: Naming): Promise<void> {
  // Every Space begins with one of each of these.
  await db.machinePolicy.update({ where: { id: 1 }, data: named('MachinePolicies', 1) })
  await db.workerPool.update({ where: { id: 1 }, data: named('WorkerPools', 1) })
  await db.feed.update({ where: { id: 1 }, data: named('Feeds', 1) })
  await db.machinePolicy.create({ data: named('MachinePolicies', 2) })
  await db.workerPool.create({ data: named('WorkerPools', 2) })
  await db.feed.create({ data: { ...named('Feeds', 2), type: 'NUGET', uri: 'https://feed.example' } })
  await keys(db)
  for (const n of [1, 2] as const) {
    await infrastructure(db, named, n)
    await configuration(db, named, n)
    await work(db, named, n)
    await trusted(db, named, n)
  }
  await db.variable.create({ data: { ...named('Variables', 3), projectId: 1, value: 'x' } })
}

async function infrastructure(db: PrismaClient, named: Naming, n: 1 | 2): Promise<void> {
  await db.account.create({ data: { ...named('Accounts', n), type: 'TOKEN', environmentIds: [n] } })
  await db.certificate.create({
    data: {
      ...named('Certificates', n),
      ...{
        certificateData: AUTHORITY,
        subject: 'CN=x',
        subjectKey: 'cn=x',
        issuer: 'CN=x',
        thumbprint: `${n}`,
        serialNumber: `${n}`,
      },
      ...{ isSelfSigned: true, notBefore: new Date(0), notAfter: new Date(n), environmentIds: [n], tenantIds: [n] },
    },
  })
  await db.worker.create({
    data: {
      ...named('Workers', n),
      ...{ endpointStyle: 'SSH', machinePolicyId: n, pools: { create: { workerPoolId: n } } },
    },
  })
  await db.deploymentTarget.create({
    data: {
      ...named('Machines', n),
      ...{ endpointStyle: 'SSH', machinePolicyId: n, accountId: n, workerPoolId: n },
      environments: { create: { environmentId: n } },
      tenants: { create: { tenantId: n } },
      roles: { create: { role: `role-${n}` } },
    },
  })
}

async function configuration(db: PrismaClient, named: Naming, n: 1 | 2): Promise<void> {
  await db.tagSet.create({
    data: {
      ...named('TagSets', n),
      tags: {
        create: {
          name: `Tag ${n}`,
          nameKey: `tag ${n}`,
          color: '#000000',
          position: 0,
          tenants: { create: { tenantId: n } },
        },
      },
    },
  })
  await db.channel.create({ data: { ...named('Channels', n), projectId: n, lifecycleId: n, isDefault: true } })
  await db.libraryVariableSet.create({
    data: { ...named('LibraryVariableSets', n), projects: { create: { projectId: n, position: 0 } } },
  })
  await db.variable.create({
    data: {
      ...named('Variables', n),
      projectId: n,
      value: 'x',
      environmentIds: [n],
      isUnscoped: false,
      channelIds: [n],
    },
  })
  await db.runbook.create({ data: { ...named('Runbooks', n), projectId: n, process: { create: {} } } })
  await db.runbookSnapshot.create({ data: { ...named('RunbookSnapshots', n), projectId: n, runbookId: n } })
  await db.deploymentProcess.create({ data: { projectId: n, steps: { create: step(n) } } })
  await db.deploymentFreeze.create({
    data: {
      ...named('DeploymentFreezes', n),
      ...{ startAt: new Date(0), endAt: new Date(n) },
      scopes: { create: { projectId: n, environmentId: n, tenantId: n } },
    },
  })
}

const step = (n: 1 | 2) => ({
  ...{ name: 'Deploy', nameKey: 'deploy', position: 0 },
  actions: {
    create: {
      ...{ name: 'Deploy', nameKey: 'deploy', position: 0, actionType: 'Octopus.TentaclePackage' },
      ...{
        environmentIds: [n],
        channelIds: [n],
        accountIds: [n],
        certificateIds: [n],
        workerPoolId: n,
        stepTemplateId: 1,
      },
      packages: { create: { packageId: 'Acme.Web', packageKey: 'acme.web', feedId: n } },
    },
  },
})

async function work(db: PrismaClient, named: Naming, n: 1 | 2): Promise<void> {
  const { name, nameKey } = named('BuildInformation', n)
  await db.buildInformation.create({
    data: { packageId: name, packageKey: nameKey, packageVersion: '1.0.0', nameKey: `${nameKey} 1.0.0` },
  })
  const place = { projectId: n, environmentId: n, tenantId: n }
  const deploymentId = DEPLOYED[n]
  await db.deploymentCell.create({
    data: { ...place, currentId: deploymentId, projectKey: `${n}`, state: 'SUCCESS', changedAt: new Date(n) },
  })
  await db.serverTask.create({
    data: {
      ...place,
      ...{ name: 'Deploy', nameKey: 'deploy', description: named('ServerTasks', n).name, deploymentId },
      ...{ state: 'SUCCESS', queuedAt: new Date(n), completedAt: new Date(n) },
    },
  })
  const { name: title, nameKey: key } = named('Interruptions', n)
  await db.interruption.create({
    data: { taskId: n, type: 'MANUAL_INTERVENTION', title, nameKey: key, createdAt: new Date(n) },
  })
}

async function trusted(db: PrismaClient, named: Naming, n: 1 | 2): Promise<void> {
  const hex = `${n}`.repeat(64)
  await db.trust.create({
    data: {
      ...named('Trusts', n),
      ...{ purpose: 'RECEIPTS', peer: `Peer ${n}`, peerKey: `peer ${n}` },
      ...{ root: hex, fingerprint: hex, identity: '{}', createdBy: 'Users-1', createdAt: new Date(n) },
    },
  })
  await db.outgoingBundle.create({
    data: {
      ...{ bundleId: named('OutgoingBundles', n).name, releaseId: n, projectId: n, trustId: n, sequence: 1 },
      ...{ statementDigest: hex, fileDigest: hex, contentDigest: hex, size: n },
      ...{ createdAt: new Date(n), createdBy: 'Users-1', expiresAt: new Date(n) },
    },
  })
  const { name, nameKey } = named('IncomingBundles', n)
  await db.incomingBundle.create({
    data: {
      ...{ bundleId: name, trustId: n, sequence: 1, statementDigest: hex, fileDigest: hex },
      ...{
        envelope: '{}',
        content: writePortableRelease(carried(hex, n)),
        ...{ receiptNumber: 1, receipt: '{}', firstReceipt: '{}', isReceiptDue: false },
        projectName: name,
        projectKey: nameKey,
        releaseVersion: '1.0.0',
        origin: 'x',
      },
      ...{ issuedAt: new Date(n), expiresAt: new Date(n), importedAt: new Date(n), importedBy: 'zone' },
    },
  })
}

/** Keys that the Space has, whose private halves nobody opens. */
async function keys(db: PrismaClient): Promise<void> {
  const { identity } = generateSpaceKeys('Acme')
  const unopened = { create: { keyId: 'x', sealed: new Uint8Array(1) } }
  await db.spaceKey.create({
    data: {
      ...{ generation: 1, fingerprint: fingerprintOf(identity), identity: writeIdentity(identity) },
      ...{ signingKey: unopened, encryptionKey: unopened },
    },
  })
}
