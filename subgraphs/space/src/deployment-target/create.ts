import type { EndpointStyle, TenantedMode } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { requirePolicy } from '../machine-policy/reference.js'
import { requireTags } from '../tag-set/tag-id.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { requireReference } from '../write/subject.js'
import { readName, readText } from '../write/text.js'
import { positionOfPlace, requireEnvironments, requireMove, requireTenants, type Place } from './place.js'
import { readRoles } from './roles.js'
import { targetWithPlace } from './row.js'
import { readEndpointOf, requireTenanted, type EndpointInput } from './settings.js'

/** What a new deployment target is to be. */
export type CreateDeploymentTarget = EndpointInput & {
  space: string
  name: string
  endpointStyle: EndpointStyle
  environments: string[]
  roles?: string[] | null
  tenants?: string[] | null
  tenantTags?: string[] | null
  tenantedMode?: TenantedMode | null
  workerPool?: string | null
  machinePolicy?: string | null
  description?: string | null
  operatingSystem?: string | null
  isDisabled?: boolean | null
  idempotencyKey?: string | null
}

/**
 * Creates a deployment target. The permission must reach each of its environments with each of its tenants. Throws `BAD_INPUT` for what does
 * not fit its style, or `CONFLICT` when another one has the name.
 */
export function createDeploymentTarget(
  context: SpaceContext,
  input: CreateDeploymentTarget,
): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  let place: Place = { environmentIds: [], tenantIds: [] }
  return change(context, {
    operation: 'createDeploymentTarget',
    permission: 'MachineCreate',
    input,
    async at(tx) {
      const environmentIds = await requireEnvironments(tx, context, input.environments)
      place = { environmentIds, tenantIds: await requireTenants(tx, context, input.tenants ?? []) }
      return positionOfPlace(place)
    },
    async run(tx) {
      requireMove(context, 'MachineCreate', null, place)
      const named = await freeName(input.name, 'deployment target', (nameKey) =>
        tx.deploymentTarget.findUnique({ where: { nameKey } }),
      )
      const { id } = await tx.deploymentTarget.create({
        data: {
          ...named,
          ...(await readEndpointOf(tx, context, input.endpointStyle, input, null)),
          ...(await references(tx, context, input)),
          ...(await audience(tx, context, input, place)),
          description: readText(input.description, 'input', 'description'),
          operatingSystem: input.operatingSystem ? readName(input.operatingSystem, 'input', 'operatingSystem') : null,
          isDisabled: input.isDisabled ?? false,
          roles: { create: readRoles(input.roles ?? []).map((role) => ({ role })) },
          environments: { create: place.environmentIds.map((environmentId) => ({ environmentId })) },
          tenants: { create: place.tenantIds.map((tenantId) => ({ tenantId })) },
        },
      })
      const after = await targetWithPlace(tx, id)
      return { answer: { local: id }, changed: [changed(context, 'Machines', { after })] }
    },
  })
}

async function references(tx: Tx, context: SpaceContext, { workerPool, machinePolicy }: CreateDeploymentTarget) {
  return {
    workerPoolId:
      typeof workerPool === 'string'
        ? await requireReference(tx, context, 'WorkerPools', workerPool, 'input', 'workerPool')
        : null,
    machinePolicyId: await requirePolicy(tx, context, machinePolicy),
  }
}

/** For whom it is: for tenants only where it names some, unless the input says otherwise. */
async function audience(tx: Tx, context: SpaceContext, input: CreateDeploymentTarget, { tenantIds }: Place) {
  const tenantTagIds = await requireTags(tx, context, input.tenantTags ?? [], 'input', 'tenantTags')
  const isForTenants = tenantIds.length + tenantTagIds.length > 0
  const tenantedMode = input.tenantedMode ?? (isForTenants ? 'TENANTED' : 'UNTENANTED')
  requireTenanted(tenantedMode, { tenantIds, tenantTagIds })
  return { tenantedMode, tenantTagIds }
}
