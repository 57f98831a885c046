import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { requirePosition, requireReference } from '../write/subject.js'

const ENVIRONMENT = ['input', 'environment']
const TENANT = ['input', 'tenant']

/** What a new deployment is to be. */
export type CreateDeployment = {
  release: string
  environment: string
  tenant?: string | null
  idempotencyKey?: string | null
}

/**
 * Asks for a deployment of a release to an environment. Throws `NOT_OWNER` when the environment or the tenant is a
 * placeholder: then it is deployed in the owner's Space; `INVALID_STATE` when the project is not deployed for the tenant.
 */
export function createDeployment(context: SpaceContext, input: CreateDeployment): Promise<{ local: number }> {
  const releaseId = readSubject(context, 'Releases', input.release, 'release')
  let place: { projectId: number; environmentId: number; tenantId: number | null }
  return change(context, {
    operation: 'createDeployment',
    permission: 'DeploymentCreate',
    input,
    async at(tx) {
      const { ProjectGroups, Projects } = await requirePosition(tx, context, 'Releases', releaseId, 'input', 'release')
      const environmentId = await requireReference(tx, context, 'Environments', input.environment, ...ENVIRONMENT)
      const tenantId = input.tenant ? await requireReference(tx, context, 'Tenants', input.tenant, ...TENANT) : null
      const { projectId } = await tx.release.findUniqueOrThrow({
        where: { id: releaseId },
        select: { projectId: true },
      })
      place = { projectId, environmentId, tenantId }
      const Tenants = tenantId === null ? [] : [tenantId]
      return { ProjectGroups, Projects, Environments: [environmentId], Tenants }
    },
    async run(tx) {
      const { projectId, environmentId, tenantId } = place
      requireOwner(await tx.environment.findUniqueOrThrow({ where: { id: environmentId } }), ...ENVIRONMENT)
      if (tenantId !== null) {
        requireOwner(await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } }), ...TENANT)
        await requireLinked(tx, projectId, tenantId)
      }
      const after = await tx.deployment.create({ data: { ...place, releaseId } })
      return { answer: { local: after.id }, changed: [changed(context, 'Deployments', { after })] }
    },
  })
}

/** Whoever may deploy for some tenants only would else deploy any project there is, by naming one of their tenants. */
async function requireLinked(tx: Tx, projectId: number, tenantId: number): Promise<void> {
  const link = await tx.projectTenant.findUnique({ where: { projectId_tenantId: { projectId, tenantId } } })
  if (!link) throw refuse('INVALID_STATE', 'The project is not deployed for this tenant.', ...TENANT)
}
