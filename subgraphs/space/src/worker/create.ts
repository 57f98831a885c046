import type { EndpointStyle } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { requirePolicy } from '../machine-policy/reference.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readName, readText } from '../write/text.js'
import { readWorkerEndpoint } from './endpoint.js'
import { requirePools, workerWithPools } from './pools.js'

/** What a new worker is to be. */
export type CreateWorker = {
  space: string
  name: string
  endpointStyle: EndpointStyle
  uri?: string | null
  thumbprint?: string | null
  workerPools: string[]
  machinePolicy?: string | null
  description?: string | null
  operatingSystem?: string | null
  isDisabled?: boolean | null
  idempotencyKey?: string | null
}

/** Creates a worker. Throws `BAD_INPUT` for what does not fit its style, or `CONFLICT` when another one has the name. */
export function createWorker(context: SpaceContext, input: CreateWorker): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createWorker',
    permission: 'WorkerEdit',
    input,
    async run(tx) {
      const named = await freeName(input.name, 'worker', (nameKey) => tx.worker.findUnique({ where: { nameKey } }))
      const pools = await requirePools(tx, context, input.workerPools)
      const { id } = await tx.worker.create({
        data: {
          ...named,
          ...readWorkerEndpoint(input.endpointStyle, input),
          machinePolicyId: await requirePolicy(tx, context, input.machinePolicy),
          description: readText(input.description, 'input', 'description'),
          operatingSystem: input.operatingSystem ? readName(input.operatingSystem, 'input', 'operatingSystem') : null,
          isDisabled: input.isDisabled ?? false,
          pools: { create: pools.map((workerPoolId) => ({ workerPoolId })) },
        },
      })
      const after = await workerWithPools(tx, id)
      return { answer: { local: id }, changed: [changed(context, 'Workers', { after })] }
    },
  })
}
