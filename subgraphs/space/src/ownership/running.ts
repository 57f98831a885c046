import type { Prisma } from '@spaceport/database/space'
import { entityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'
import type { OwnedKind, OwnedRow } from './owned.js'

/** The states of a deployment that has not ended. */
const RUNNING: Prisma.DeploymentWhereInput = { state: { in: ['QUEUED', 'EXECUTING', 'CANCELLING'] } }

/** How many deployments a refusal names. */
const MOST_NAMES = 5

/** The deployments that have not ended, by id and what they deploy. */
export async function runningDeployments(tx: Tx, space: number, where: Prisma.DeploymentWhereInput): Promise<string[]> {
  const rows = await tx.deployment.findMany({
    where: { AND: [RUNNING, where] },
    orderBy: { id: 'asc' },
    take: MOST_NAMES,
    select: { id: true, release: { select: { name: true } }, project: { select: { name: true } } },
  })
  return rows.map(
    ({ id, project, release }) => `${entityId(space, 'Deployments', id)} (${project.name} ${release.name})`,
  )
}

/** Throws `INVALID_STATE`, naming them, while deployments run to an environment, for a tenant, or with a variable's value. */
export async function requireNoneRunning(tx: Tx, space: number, kind: OwnedKind, row: OwnedRow): Promise<void> {
  const found = await runningDeployments(tx, space, concerned(kind, row))
  if (found.length === 0) return
  throw refuse('INVALID_STATE', `Its owner does not change while deployments run: ${found.join(', ')}.`, 'id')
}

/** The deployments that a row has to do with. */
function concerned(kind: OwnedKind, row: OwnedRow): Prisma.DeploymentWhereInput {
  if (kind === 'ENVIRONMENT') return { environmentId: row.id }
  if (kind === 'TENANT') return { tenantId: row.id }
  if (!('environmentIds' in row)) return {}
  const { projectId, libraryVariableSetId, environmentIds } = row
  return {
    ...(environmentIds.length > 0 ? { environmentId: { in: environmentIds } } : {}),
    ...(projectId === null
      ? { project: { libraryVariableSets: { some: { libraryVariableSetId: libraryVariableSetId ?? 0 } } } }
      : { projectId }),
  }
}
