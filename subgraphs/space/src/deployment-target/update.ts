import type { TenantedMode } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { newTags } from '../tag-set/new-tags.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireReference } from '../write/subject.js'
import { readName, readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { newPlace, type PlaceInput } from './move.js'
import { requireMove, type Place } from './place.js'
import { readRoles } from './roles.js'
import { targetWithPlace } from './row.js'
import { readEndpointOf, requireTenanted, type EndpointInput, type EndpointRow } from './settings.js'

/** What is to change of a deployment target; what is left out stays. */
export type UpdateDeploymentTarget = EndpointInput &
  PlaceInput & {
    id: string
    name?: string | null
    roles?: string[] | null
    tenantTags?: string[] | null
    tenantedMode?: TenantedMode | null
    workerPool?: string | null
    machinePolicy?: string | null
    description?: string | null
    operatingSystem?: string | null
    isDisabled?: boolean | null
    expectedVersion?: number | null
    idempotencyKey?: string | null
  }

/**
 * Changes a deployment target. The permission must reach where it stands, and all that it enters or leaves; who changes how it is spoken to
 * must reach all that it is deployed for. Throws `VERSION_CONFLICT`, `BAD_INPUT` for what does not fit its style, or `CONFLICT` for a taken name.
 */
export function updateDeploymentTarget(
  context: SpaceContext,
  input: UpdateDeploymentTarget,
): Promise<{ local: number }> {
  const local = readSubject(context, 'Machines', input.id, 'id')
  return change(context, {
    operation: 'updateDeploymentTarget',
    permission: 'MachineEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Machines', local, 'input', 'id'),
    async run(tx) {
      const before = await targetWithPlace(tx, local)
      await requireVersion(tx, context, 'Machines', before, input.expectedVersion)
      const place = await newPlace(tx, context, before, input)
      requireMove(context, 'MachineEdit', before, place.to)
      const audience = await newAudience(tx, context, input, before)
      requireTenanted(audience.tenantedMode, { ...audience, ...place.to })
      await tx.deploymentTarget.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(await newEndpoint(tx, context, input, before)),
          ...(await newReferences(tx, context, input)),
          ...newTexts(input),
          ...audience,
          ...place.data,
          ...(typeof input.isDisabled === 'boolean' ? { isDisabled: input.isDisabled } : {}),
          ...(input.roles
            ? { roles: { deleteMany: {}, create: readRoles(input.roles).map((role) => ({ role })) } }
            : {}),
          version: { increment: 1 },
        },
      })
      const after = await targetWithPlace(tx, local)
      return { answer: { local }, changed: [changed(context, 'Machines', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateDeploymentTarget) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'deployment target', (nameKey) =>
    tx.deploymentTarget.findFirst({ where: { nameKey, id: { not: local } } }),
  )
}

async function newEndpoint(tx: Tx, context: SpaceContext, input: UpdateDeploymentTarget, before: EndpointRow & Place) {
  const { endpointStyle, uri, thumbprint, endpoint, account } = input
  const isSaid = [endpointStyle ?? undefined, uri, thumbprint, endpoint, account].some((one) => one !== undefined)
  if (!isSaid) return {}
  // Else whoever looks after one environment would have what is deployed to the others sent to a machine of their own.
  requireMove(context, 'MachineEdit', null, before)
  return readEndpointOf(tx, context, endpointStyle ?? before.endpointStyle, input, before)
}

async function newReferences(tx: Tx, context: SpaceContext, { workerPool, machinePolicy }: UpdateDeploymentTarget) {
  const columns: { workerPoolId?: number | null; machinePolicyId?: number } = {}
  if (workerPool === null) columns.workerPoolId = null
  if (typeof workerPool === 'string') {
    columns.workerPoolId = await requireReference(tx, context, 'WorkerPools', workerPool, 'input', 'workerPool')
  }
  if (typeof machinePolicy === 'string') {
    columns.machinePolicyId = await requireReference(
      tx,
      context,
      'MachinePolicies',
      machinePolicy,
      'input',
      'machinePolicy',
    )
  }
  return columns
}

/** A null text takes it away; one that is left out stays. */
function newTexts({ description, operatingSystem }: UpdateDeploymentTarget) {
  return {
    ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
    ...(operatingSystem === undefined
      ? {}
      : { operatingSystem: operatingSystem ? readName(operatingSystem, 'input', 'operatingSystem') : null }),
  }
}

type Audience = { tenantedMode: TenantedMode; tenantTagIds: number[] }

async function newAudience(
  tx: Tx,
  context: SpaceContext,
  input: UpdateDeploymentTarget,
  before: Audience,
): Promise<Audience> {
  const { tenantTags, tenantedMode } = input
  return {
    tenantedMode: tenantedMode ?? before.tenantedMode,
    tenantTagIds: await newTags(tx, context, before.tenantTagIds, tenantTags, 'input', 'tenantTags'),
  }
}
