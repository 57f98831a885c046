import type { Deployment } from '@spaceport/database/space'
import type { Position } from '@spaceport/kit/rights/scope'
import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import { refreshCells } from '../deployment-cell/refresh.js'
import { placeholderEnvironment } from '../environment/remote.js'
import { isForwards } from '../server-task/stage.js'
import { placeholderTenant } from '../tenant/remote.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import type { Teller, Told } from './told.js'

/** The release here that is told of, which is held. */
export type ToldRelease = { id: number; projectId: number; projectGroupId: number }

/**
 * Shows what was told of deployments elsewhere, in placeholders for their environments and tenants: makes those that are new, takes those that
 * are known further (never back), and notes of all how old what is known is. Deployments that were told of another release stay with that.
 */
export async function tellDeployments(
  tx: Tx,
  context: Pick<SpaceContext, 'space'>,
  release: ToldRelease,
  told: readonly Told[],
  now: Date,
): Promise<Changed[]> {
  const known = new Map<string, Deployment>()
  for (const row of await tx.deployment.findMany({ where: { remoteId: { in: told.map((one) => one.remoteId) } } })) {
    if (row.remoteId !== null) known.set(row.remoteId, row)
  }
  const all: Changed[] = []
  const touched: Deployment[] = []
  for (const one of told) {
    const before = known.get(one.remoteId)
    if (before && (before.releaseId !== release.id || !isForwards(before.state, one.state))) continue
    const { rows, row } = before ? await goOn(tx, before, one) : await begin(tx, context, release, one, now)
    touched.push(row)
    const scope = positionOf(release, row)
    all.push(...rows, { ...changed(context, 'Deployments', { before: before ?? null, after: row }), scope })
  }
  await noteAge(tx, release.id, told, now)
  await noteLastDeployed(tx, release.projectId, touched)
  await refreshCells(tx, touched)
  return all
}

type Step = { row: Deployment; rows: Changed[] }

async function begin(
  tx: Tx,
  context: Pick<SpaceContext, 'space'>,
  { id: releaseId, projectId }: ToldRelease,
  { remoteId, teller, environment, tenant, state, queuedAt, startedAt, completedAt }: Told,
  now: Date,
): Promise<Step> {
  const { root, space, issuedAt } = teller
  const where = await placeholderEnvironment(tx, context, { root, space, name: environment })
  const whom = tenant === null ? null : await placeholderTenant(tx, context, { root, space, name: tenant })
  const row = await tx.deployment.create({
    data: {
      ...{ projectId, releaseId, environmentId: where.id, tenantId: whom?.id ?? null },
      ...{ state, queuedAt, startedAt, completedAt },
      ...{ remoteId, receiptIssuedAt: issuedAt, receiptReceivedAt: now },
    },
  })
  return { row, rows: [...where.changed, ...(whom?.changed ?? [])] }
}

async function goOn(tx: Tx, { id }: Deployment, { state, startedAt, completedAt }: Told): Promise<Step> {
  const data = { state, startedAt, completedAt, version: { increment: 1 } }
  return { row: await tx.deployment.update({ where: { id }, data }), rows: [] }
}

function positionOf({ projectId, projectGroupId }: ToldRelease, { environmentId, tenantId }: Deployment): Position {
  return {
    ProjectGroups: [projectGroupId],
    Projects: [projectId],
    Environments: [environmentId],
    Tenants: tenantId === null ? [] : [tenantId],
  }
}

/** Also of what has not changed it is known now that it has not. */
async function noteAge(tx: Tx, releaseId: number, told: readonly Told[], now: Date): Promise<void> {
  const byTeller = new Map<Teller, string[]>()
  for (const { teller, remoteId } of told) byTeller.set(teller, [...(byTeller.get(teller) ?? []), remoteId])
  for (const [{ issuedAt }, remoteIds] of byTeller) {
    await tx.deployment.updateMany({
      where: { releaseId, remoteId: { in: remoteIds }, receiptIssuedAt: { lte: issuedAt } },
      data: { receiptIssuedAt: issuedAt, receiptReceivedAt: now },
    })
  }
}

async function noteLastDeployed(tx: Tx, projectId: number, rows: readonly Deployment[]): Promise<void> {
  const last = Math.max(...rows.flatMap(({ completedAt }) => completedAt?.getTime() ?? []))
  if (!Number.isFinite(last)) return
  const lastDeployedAt = new Date(last)
  // No change of the project as its users know it: its version stays.
  await tx.project.updateMany({
    where: { id: projectId, OR: [{ lastDeployedAt: null }, { lastDeployedAt: { lt: lastDeployedAt } }] },
    data: { lastDeployedAt },
  })
}
