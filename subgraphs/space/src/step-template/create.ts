import { entityId } from '@spaceport/kit/ids'
import { textKey } from '@spaceport/kit/page/text-key'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readThisSpace } from '../write/references.js'
import { fileOf, readContent, versionRow, type ContentInput } from './content.js'
import { keptTemplate } from './kept.js'

/** What a new step template is to be. */
export type CreateStepTemplate = ContentInput & {
  space: string
  name: string
  actionType: string
  idempotencyKey?: string | null
}

/** What a template is of which nothing else is said. */
const EMPTY = { description: null, category: null, parameters: [], properties: {} }

/** Creates a step template with its version 1. Names need not be unique. Throws `BAD_INPUT` or `STEP_TEMPLATE_INVALID`. */
export function createStepTemplate(context: SpaceContext, input: CreateStepTemplate): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createStepTemplate',
    permission: 'ActionTemplateCreate',
    input,
    async run(tx) {
      const content = readContent(input, { ...EMPTY, name: input.name, actionType: input.actionType })
      const { name, actionType, description, category } = content
      const { id } = await tx.stepTemplate.create({
        data: { name, nameKey: textKey(name), actionType, description, category, version: 1 },
      })
      const { file, source } = fileOf(entityId(context.space, 'StepTemplates', id), 1, content)
      await tx.stepTemplateVersion.create({ data: { stepTemplateId: id, ...versionRow(file, source) } })
      const after = await keptTemplate(tx, id)
      return { answer: { local: id }, changed: [changed(context, 'StepTemplates', { after })] }
    },
  })
}
