import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { keptTemplate } from './kept.js'

/** Which step template is to be deleted. */
export type DeleteStepTemplate = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a step template with all its versions. Throws `IN_USE` while actions were made from it. */
export function deleteStepTemplate(
  context: SpaceContext,
  input: DeleteStepTemplate,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'StepTemplates', input.id, 'id')
  return change(context, {
    operation: 'deleteStepTemplate',
    permission: 'ActionTemplateDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'StepTemplates', local, 'input', 'id'),
    async run(tx) {
      const before = await keptTemplate(tx, local)
      await requireVersion(tx, context, 'StepTemplates', before, input.expectedVersion)
      const where = { process: { steps: { some: { actions: { some: { stepTemplateId: local } } } } } }
      const uses = [
        { kind: 'Projects', where, called: ['process of a project', 'processes of projects'] },
        { kind: 'Runbooks', where, called: ['process of a runbook', 'processes of runbooks'] },
      ] as const
      await requireUnused(tx, context, uses, 'input', 'id')
      await tx.stepTemplate.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'StepTemplates', { before })] }
    },
  })
}
