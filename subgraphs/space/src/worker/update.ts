import type { EndpointStyle } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { requirePolicy } from '../machine-policy/reference.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readName, readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { readWorkerEndpoint, type WorkerEndpoint } from './endpoint.js'
import { requirePools, workerWithPools } from './pools.js'

/** What is to change of a worker; what is left out stays. */
export type UpdateWorker = {
  id: string
  name?: string | null
  endpointStyle?: EndpointStyle | null
  uri?: string | null
  thumbprint?: string | null
  workerPools?: string[] | null
  machinePolicy?: string | null
  description?: string | null
  operatingSystem?: string | null
  isDisabled?: boolean | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a worker. Throws `VERSION_CONFLICT`, `BAD_INPUT` for what does not fit its style, or `CONFLICT` for a taken name. */
export function updateWorker(context: SpaceContext, input: UpdateWorker): Promise<{ local: number }> {
  const local = readSubject(context, 'Workers', input.id, 'id')
  return change(context, {
    operation: 'updateWorker',
    permission: 'WorkerEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Workers', local, 'input', 'id'),
    async run(tx) {
      const before = await workerWithPools(tx, local)
      await requireVersion(tx, context, 'Workers', before, input.expectedVersion)
      const { isDisabled, machinePolicy } = input
      await tx.worker.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...newEndpoint(input, before),
          ...newTexts(input),
          ...(typeof machinePolicy === 'string'
            ? { machinePolicyId: await requirePolicy(tx, context, machinePolicy) }
            : {}),
          ...(typeof isDisabled === 'boolean' ? { isDisabled } : {}),
          ...(await newPools(tx, context, input)),
          version: { increment: 1 },
        },
      })
      const after = await workerWithPools(tx, local)
      return { answer: { local }, changed: [changed(context, 'Workers', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateWorker) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'worker', (nameKey) => tx.worker.findFirst({ where: { nameKey, id: { not: local } } }))
}

/** What is left out stays as it was, unless the style changes. */
function newEndpoint({ endpointStyle, uri, thumbprint }: UpdateWorker, before: WorkerEndpoint) {
  if (!endpointStyle && uri === undefined && thumbprint === undefined) return {}
  const style = endpointStyle ?? before.endpointStyle
  const kept = style === before.endpointStyle ? before : null
  return readWorkerEndpoint(style, {
    uri: uri === undefined ? (kept?.uri ?? null) : uri,
    thumbprint: thumbprint === undefined ? (kept?.thumbprint ?? null) : thumbprint,
  })
}

/** A null text takes it away; one that is left out stays. */
function newTexts({ description, operatingSystem }: UpdateWorker) {
  return {
    ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
    ...(operatingSystem === undefined
      ? {}
      : { operatingSystem: operatingSystem ? readName(operatingSystem, 'input', 'operatingSystem') : null }),
  }
}

async function newPools(tx: Tx, context: SpaceContext, { workerPools }: UpdateWorker) {
  if (!workerPools) return {}
  const wanted = await requirePools(tx, context, workerPools)
  return { pools: { deleteMany: {}, create: wanted.map((workerPoolId) => ({ workerPoolId })) } }
}
