import type { TenantedMode } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { requireEditable } from './editable.js'
import { readEnvironments, type WhereInput } from './environments.js'
import { freeRunbookName } from './free-name.js'
import { holdRunbook } from './hold.js'

/** What is to change of a runbook; what is left out stays. */
export type UpdateRunbook = WhereInput & {
  id: string
  name?: string | null
  description?: string | null
  tenantedMode?: TenantedMode | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a runbook. Throws `VERSION_CONFLICT`, `INVALID_STATE` for an archived one, or `CONFLICT` for a taken name. */
export function updateRunbook(context: SpaceContext, input: UpdateRunbook): Promise<{ local: number }> {
  const local = readSubject(context, 'Runbooks', input.id, 'id')
  return change(context, {
    operation: 'updateRunbook',
    permission: 'RunbookEdit',
    input,
    at: (tx) => holdRunbook(tx, context, local, 'input', 'id'),
    async run(tx) {
      const before = await tx.runbook.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Runbooks', before, input.expectedVersion)
      await requireEditable(tx, local, 'input', 'id')
      const { name, description, tenantedMode } = input
      const after = await tx.runbook.update({
        where: { id: local },
        data: {
          ...(typeof name === 'string' ? await freeRunbookName(tx, before.projectId, name, local) : {}),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...(tenantedMode ? { tenantedMode } : {}),
          ...(await readEnvironments(tx, context, input, before)),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'Runbooks', { before, after })] }
    },
  })
}
