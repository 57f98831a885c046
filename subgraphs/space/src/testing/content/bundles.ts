import type { PrismaClient } from '@spaceport/database/space'
import { basics, named, project } from '../rows.js'

/** Projects A (1) and B (2) with a release each of the same number, and a Space that is told of them. */
export async function promotable(db: PrismaClient): Promise<void> {
  await basics(db)
  for (const name of ['A', 'B']) {
    const { id: projectId } = await db.project.create({ data: project(name) })
    const channel = await db.channel.create({ data: { projectId, ...named('Default'), isDefault: true } })
    await db.release.create({ data: { projectId, channelId: channel.id, ...named('1.0') } })
  }
  const hex = '9'.repeat(64)
  await db.trust.create({
    data: {
      ...named('Beyond'),
      ...{ purpose: 'RECEIPTS', peer: 'Beyond', peerKey: 'beyond', root: hex, fingerprint: hex },
      ...{ identity: '{}', createdBy: 'Users-1' },
    },
  })
}

/** A bundle of the outbox of the release and project of a number, whose file has a digest. */
export async function outgoing(db: PrismaClient, of: 1 | 2, fileDigest: string): Promise<number> {
  const { id } = await db.outgoingBundle.create({
    data: {
      ...{ bundleId: `out-${of}`, releaseId: of, projectId: of, trustId: 1, sequence: of },
      ...{ statementDigest: `${of}`.repeat(64), contentDigest: `${of}`.repeat(64), fileDigest, size: 1 },
      ...{ createdBy: 'Users-1', expiresAt: new Date(Date.now() + 86_400_000) },
    },
  })
  return id
}

/** A bundle of the inbox whose file has a digest. */
export async function incoming(db: PrismaClient, fileDigest: string): Promise<void> {
  await db.incomingBundle.create({
    data: {
      ...{ bundleId: 'in-1', trustId: 1, sequence: 1, statementDigest: '3'.repeat(64), fileDigest },
      ...{ envelope: '{}', content: '{}', projectName: 'A', projectKey: 'a', releaseVersion: '1.0', origin: 'x' },
      ...{ issuedAt: new Date(), expiresAt: new Date(), importedBy: 'zone' },
    },
  })
}
