import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { requireOwner } from '../write/owner.js'
import { readReference, readSubject, unknown } from '../write/references.js'

/** What a new deployment is to be. */
export type CreateDeployment = {
  release: string
  environment: string
  tenant?: string | null
  idempotencyKey?: string | null
}

/**
 * Asks for a deployment of a release to an environment. Throws `NOT_OWNER` when the environment or the tenant is a
 * placeholder: then it is deployed in the owner's Space.
 */
export function createDeployment(context: SpaceContext, input: CreateDeployment): Promise<{ local: number }> {
  const releaseId = readSubject(context, 'Releases', input.release, 'release')
  return change(context, {
    operation: 'createDeployment',
    permission: 'DeploymentCreate',
    input,
    async run(tx) {
      const release = await tx.release.findUnique({ where: { id: releaseId }, select: { projectId: true } })
      if (!release) throw unknown(input.release, 'input', 'release')
      const environmentId = await requireEnvironment(tx, context, input.environment)
      const tenantId = input.tenant ? await requireTenant(tx, context, input.tenant) : null
      const { projectId } = release
      const after = await tx.deployment.create({ data: { projectId, releaseId, environmentId, tenantId } })
      return { answer: { local: after.id }, changed: [changed(context, 'Deployments', { after })] }
    },
  })
}

async function requireEnvironment(tx: Tx, context: SpaceContext, id: string): Promise<number> {
  const path = ['input', 'environment']
  const local = readReference(context, 'Environments', id, ...path)
  const environment = await tx.environment.findUnique({ where: { id: local } })
  if (!environment) throw unknown(id, ...path)
  requireOwner(environment, ...path)
  return local
}

async function requireTenant(tx: Tx, context: SpaceContext, id: string): Promise<number> {
  const path = ['input', 'tenant']
  const local = readReference(context, 'Tenants', id, ...path)
  const tenant = await tx.tenant.findUnique({ where: { id: local } })
  if (!tenant) throw unknown(id, ...path)
  requireOwner(tenant, ...path)
  return local
}
