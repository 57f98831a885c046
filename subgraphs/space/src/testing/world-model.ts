import type { PrismaClient } from '@spaceport/database/space'
import { AUTHORITY } from '../certificate/testing/examples.js'
import { named } from './rows.js'
import type { Start, World } from './world.js'

/** Takes away what `buildModel` makes. */
export async function clearModel(db: PrismaClient): Promise<void> {
  await db.outgoingBundle.deleteMany()
  await db.incomingBundle.deleteMany()
  await db.trust.deleteMany()
  await db.serverTask.deleteMany()
  await db.deploymentTarget.deleteMany()
  await db.variable.deleteMany()
  await db.runbook.deleteMany()
  await db.release.deleteMany()
  await db.channel.deleteMany()
  await db.account.deleteMany()
  await db.certificate.deleteMany()
  await db.deploymentFreeze.deleteMany()
}

/**
 * Makes of every kind of the model as many as there are projects or deployments, each where one of those stands, for up to two environments
 * and tenants, or for none.
 */
export async function buildModel(
  db: PrismaClient,
  start: Start,
  { tenants, deployments, releases }: World,
): Promise<void> {
  const environments = tenants.map((some, i) => (i % 4 === 0 ? [] : [...new Set([1 + (i % 4), ...some])]))
  const numbered = tenants.map((ids, i) => ({ n: i + 1, tenantIds: ids, environmentIds: environments[i] ?? [] }))
  await db.channel.createMany({ data: numbered.map(({ n }) => ({ projectId: n, ...named('Default') })) })
  await db.runbook.createMany({ data: numbered.map(({ n }) => ({ projectId: n, ...named('Restart') })) })
  await db.variable.createMany({
    data: numbered.map(({ n, environmentIds }) => ({
      ...{ ...named(`Variable ${n}`), projectId: n, environmentIds, isUnscoped: environmentIds.length === 0 },
    })),
  })
  await db.account.createMany({
    data: numbered.map(({ n, environmentIds }) => ({
      ...named(`Account ${n}`),
      type: 'TOKEN' as const,
      environmentIds,
    })),
  })
  await db.certificate.createMany({
    data: numbered.map(({ n, environmentIds, tenantIds }) => ({
      ...{
        ...named(`Certificate ${n}`),
        environmentIds,
        tenantIds,
        certificateData: AUTHORITY,
        subject: 'CN=x',
        subjectKey: 'cn=x',
      },
      ...{
        issuer: 'CN=x',
        thumbprint: `${n}`,
        serialNumber: `${n}`,
        isSelfSigned: true,
        notBefore: new Date(0),
        notAfter: new Date(n),
      },
    })),
  })
  for (const one of numbered) await target(db, one)
  await db.serverTask.createMany({
    data: deployments.map(({ release, environment, tenant }, i) => ({
      ...{ name: 'Deploy', nameKey: 'deploy', description: `${i}`, deploymentId: start.deployment + i },
      ...{ projectId: releases[release] ?? null, environmentId: environment, tenantId: tenant },
    })),
  })
  const tasks = await db.serverTask.findMany({ select: { id: true } })
  await db.interruption.createMany({
    data: tasks.map(({ id }) => ({
      taskId: id,
      type: 'MANUAL_INTERVENTION' as const,
      ...{ title: 'Look', nameKey: 'look' },
    })),
  })
  await bundles(db, releases.length)
  await db.$queryRaw`SELECT 1 FROM (SELECT rebuild_deployment_cells()) r`
}

async function target(
  db: PrismaClient,
  { n, environmentIds, tenantIds }: { n: number; environmentIds: number[]; tenantIds: number[] },
): Promise<void> {
  await db.deploymentTarget.create({
    data: {
      ...{ ...named(`Target ${n}`), endpointStyle: 'NONE', machinePolicyId: 1 },
      environments: { create: environmentIds.map((environmentId) => ({ environmentId })) },
      tenants: { create: tenantIds.map((tenantId) => ({ tenantId })) },
    },
  })
  const scopes = environmentIds.map((environmentId) => ({ environmentId }))
  const times = { startAt: new Date(0), endAt: new Date(1) }
  await db.deploymentFreeze.create({ data: { ...named(`Freeze ${n}`), ...times, scopes: { create: scopes } } })
}

/** A trust, and by it a bundle of each of some releases, and as many from elsewhere. */
async function bundles(db: PrismaClient, count: number): Promise<void> {
  const { id: trustId } = await db.trust.create({
    data: {
      ...{ ...named('Elsewhere'), purpose: 'RECEIPTS', peer: 'Elsewhere', peerKey: 'elsewhere', createdBy: 'Users-1' },
      ...{ root: 'x', fingerprint: 'x', identity: '{}' },
    },
  })
  const releases = await db.release.findMany({
    take: count,
    orderBy: { id: 'asc' },
    select: { id: true, projectId: true },
  })
  const of = (n: number) => ({ bundleId: `${n}`, trustId, sequence: n, statementDigest: `${n}`, fileDigest: 'x' })
  await db.outgoingBundle.createMany({
    data: releases.map(({ id, projectId }, i) => ({
      ...{
        ...of(i + 1),
        contentDigest: 'x',
        releaseId: id,
        projectId,
        size: 1,
        createdBy: 'Users-1',
        expiresAt: new Date(1),
      },
    })),
  })
  await db.incomingBundle.createMany({
    data: releases.map((_, i) => ({
      ...{ ...of(i + 1), envelope: '{}', content: '{}', projectName: 'x', projectKey: 'x', releaseVersion: '1' },
      ...{ origin: 'x', issuedAt: new Date(1), expiresAt: new Date(1), importedBy: 'zone' },
    })),
  })
}
