import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { holdDefaultPolicy, yieldDefaultPolicy } from './default.js'
import { readTimes, type PolicyTimes } from './times.js'

/** What is to change of a machine policy; what is left out stays. */
export type UpdateMachinePolicy = PolicyTimes & {
  id: string
  name?: string | null
  description?: string | null
  isDefault?: boolean | null
  mayBeOffline?: boolean | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a machine policy; one that becomes the default takes that place from another. Throws `INVALID_STATE` when the default is to be
 * none, `VERSION_CONFLICT`, or `CONFLICT` for a taken name.
 */
export function updateMachinePolicy(context: SpaceContext, input: UpdateMachinePolicy): Promise<{ local: number }> {
  const local = readSubject(context, 'MachinePolicies', input.id, 'id')
  const { description, isDefault, mayBeOffline } = input
  return change(context, {
    operation: 'updateMachinePolicy',
    permission: 'MachinePolicyEdit',
    input,
    async at(tx) {
      if (isDefault) await holdDefaultPolicy(tx)
      return holdSubject(tx, context, 'MachinePolicies', local, 'input', 'id')
    },
    async run(tx) {
      const before = await tx.machinePolicy.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'MachinePolicies', before, input.expectedVersion)
      if (isDefault === false && before.isDefault) {
        throw refuse('INVALID_STATE', 'Make another policy the default instead.', 'input', 'isDefault')
      }
      const data = {
        ...(await newName(tx, local, input)),
        ...readTimes(input),
        ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
        ...(typeof mayBeOffline === 'boolean' ? { mayBeOffline } : {}),
        ...(isDefault ? { isDefault } : {}),
      }
      const others = isDefault ? await yieldDefaultPolicy(tx, context, local) : []
      const after = await tx.machinePolicy.update({
        where: { id: local },
        data: { ...data, version: { increment: 1 } },
      })
      return { answer: { local }, changed: [...others, changed(context, 'MachinePolicies', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateMachinePolicy) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'machine policy', (nameKey) =>
    tx.machinePolicy.findFirst({ where: { nameKey, id: { not: local } } }),
  )
}
