import { isDeepStrictEqual } from 'node:util'
import { entityId } from '@spaceport/kit/ids'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { fileOf, readContent, versionRow, type Content, type ContentInput } from './content.js'
import { keptTemplate } from './kept.js'

/** What is to change of a step template; what is left out stays. */
export type UpdateStepTemplate = ContentInput & {
  id: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Makes a new version of a step template; the earlier ones stay, and so do the actions made from them. Saying the same again makes none.
 * Throws `VERSION_CONFLICT`, `STEP_TEMPLATE_INVALID`, and `INVALID_STATE` for one that came from a file: its next version is imported.
 */
export function updateStepTemplate(context: SpaceContext, input: UpdateStepTemplate): Promise<{ local: number }> {
  const local = readSubject(context, 'StepTemplates', input.id, 'id')
  return change(context, {
    operation: 'updateStepTemplate',
    permission: 'ActionTemplateEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'StepTemplates', local, 'input', 'id'),
    async run(tx) {
      const before = await keptTemplate(tx, local)
      await requireVersion(tx, context, 'StepTemplates', before, input.expectedVersion)
      if (before.communityId !== null) {
        throw refuse('INVALID_STATE', 'It came from a file: import the next version of that.', 'input', 'id')
      }
      const known = contentOf(before)
      const content = readContent(input, known)
      if (isDeepStrictEqual(content, known)) return { answer: { local }, changed: [] }
      const version = before.version + 1
      const { file, source } = fileOf(entityId(context.space, 'StepTemplates', local), version, content)
      const { name, actionType, description, category } = content
      await tx.stepTemplate.update({
        where: { id: local },
        data: {
          ...{ name, nameKey: textKey(name), actionType, description, category, version, updatedAt: new Date() },
          versions: { create: versionRow(file, source) },
        },
      })
      const after = await keptTemplate(tx, local)
      return { answer: { local }, changed: [changed(context, 'StepTemplates', { before, after })] }
    },
  })
}

type Kept = Awaited<ReturnType<typeof keptTemplate>>

function contentOf({ name, actionType, description, category, parameters, properties }: Kept): Content {
  const values = { parameters: JSON.parse(parameters), properties: JSON.parse(properties) }
  return { name, actionType, description, category, ...values }
}
