import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { holdDefaultPolicy, yieldDefaultPolicy } from './default.js'
import { readTimes, type PolicyTimes } from './times.js'

/** What a new machine policy is to be. */
export type CreateMachinePolicy = PolicyTimes & {
  space: string
  name: string
  description?: string | null
  isDefault?: boolean | null
  mayBeOffline?: boolean | null
  idempotencyKey?: string | null
}

/** Creates a machine policy, perhaps as the default in place of another. Throws `CONFLICT` when another one has the name. */
export function createMachinePolicy(context: SpaceContext, input: CreateMachinePolicy): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createMachinePolicy',
    permission: 'MachinePolicyCreate',
    input,
    async run(tx) {
      const isDefault = input.isDefault === true
      if (isDefault) await holdDefaultPolicy(tx)
      const named = await freeName(input.name, 'machine policy', (nameKey) =>
        tx.machinePolicy.findUnique({ where: { nameKey } }),
      )
      const data = {
        ...named,
        ...readTimes(input),
        description: readText(input.description, 'input', 'description'),
        mayBeOffline: input.mayBeOffline ?? false,
        isDefault,
      }
      const others = isDefault ? await yieldDefaultPolicy(tx, context, null) : []
      const after = await tx.machinePolicy.create({ data })
      return { answer: { local: after.id }, changed: [...others, changed(context, 'MachinePolicies', { after })] }
    },
  })
}
