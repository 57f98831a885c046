import { visible } from '../access/visible.js'
import { allOf, leadsTo } from '../access/where.js'
import { isText } from '../build-information/key-filter.js'
import { TOLD_COLUMNS } from '../build-information/told-columns.js'
import type { SpaceContext } from '../context.js'

const PEER = { trust: { select: { peer: true, root: true } } } as const

/** The most incoming bundles that are told of in one answer. */
const MOST_BUNDLES = 1_000

/** Releases with what happened to them here, as far as the caller sees it: of each kind the newest `most`. By one statement. */
export function readReleases(context: SpaceContext, ids: readonly number[], most: number) {
  return context.db.release.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      name: true,
      origin: true,
      createdAt: true,
      project: { select: { id: true, name: true, projectGroupId: true } },
      packages: {
        where: allOf([
          { buildInformationId: { not: null } },
          leadsTo('buildInformation', visible(context, 'BuildInformation')),
        ]),
        orderBy: { id: 'asc' },
        take: most,
        select: { buildInformation: { select: BUILD } },
      },
      deployments: {
        where: visible(context, 'Deployments'),
        orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
        take: most,
        select: DEPLOYMENT,
      },
      outgoingBundles: {
        where: visible(context, 'OutgoingBundles'),
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: most,
        select: OUTGOING,
      },
    },
  })
}

const BUILD = { id: true, ...TOLD_COLUMNS } as const

const DEPLOYMENT = {
  id: true,
  state: true,
  queuedAt: true,
  startedAt: true,
  completedAt: true,
  remoteId: true,
  environment: { select: { id: true, name: true, remoteRoot: true, remoteSpace: true, remoteName: true } },
} as const

const OUTGOING = {
  id: true,
  bundleId: true,
  sequence: true,
  state: true,
  createdAt: true,
  expiresAt: true,
  carriedAt: true,
  receiptNumber: true,
  receipt: true,
  receiptReceivedAt: true,
  ...PEER,
} as const

/** A release with what happened to it here. */
export type ReleaseRow = Awaited<ReturnType<typeof readReleases>>[number]
export type DeploymentRow = ReleaseRow['deployments'][number]
export type OutgoingRow = ReleaseRow['outgoingBundles'][number]

/** The bundles that came here with releases of some origins, as far as the caller sees them: the newest first. By one statement. */
export function readIncoming(context: SpaceContext, origins: readonly string[]) {
  return context.db.incomingBundle.findMany({
    where: allOf([...isText('origin', origins), visible(context, 'IncomingBundles')]),
    orderBy: [{ importedAt: 'desc' }, { id: 'desc' }],
    take: MOST_BUNDLES,
    select: {
      id: true,
      bundleId: true,
      sequence: true,
      state: true,
      projectName: true,
      releaseVersion: true,
      origin: true,
      expiresAt: true,
      importedAt: true,
      decidedAt: true,
      receiptNumber: true,
      receipt: true,
      approvals: { orderBy: { approvedAt: 'asc' }, take: 100, select: { approvedAt: true } },
      ...PEER,
    },
  })
}

/** A bundle that came here. */
export type IncomingRow = Awaited<ReturnType<typeof readIncoming>>[number]
