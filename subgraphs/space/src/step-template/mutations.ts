import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, errorsOf, UNCHANGED } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { createStepTemplate } from './create.js'
import { deleteStepTemplate } from './delete.js'
import { importStepTemplate, type Imported } from './import.js'
import {
  CreateStepTemplateInput,
  DeleteStepTemplateInput,
  ImportStepTemplateInput,
  UpdateStepTemplateInput,
} from './mutation-inputs.js'
import { StepTemplate } from './type.js'
import { updateStepTemplate } from './update.js'

const ImportOutcome = builder.enumType('ImportOutcome', {
  description: 'What an import did.',
  values: {
    CREATED: { description: 'The template is new.' },
    UPDATED: { description: 'The file has a higher version, which is the current one now; the earlier ones stay.' },
    UNCHANGED: { description: 'The version was there already and says the same.' },
  } as const,
})

const ImportStepTemplatePayload = builder
  .objectRef<Imported & { errors: UserErrorShape[] }>('ImportStepTemplatePayload')
  .implement({
    description: 'What importStepTemplate did.',
    access: 'ActionTemplateView',
    fields: (t) => ({
      outcome: t.expose('outcome', {
        type: ImportOutcome,
        nullable: true,
        description: 'What it did; null when there are errors.',
      }),
      stepTemplate: t.field({
        type: StepTemplate,
        nullable: true,
        description: 'The template as it is now; null when there are errors.',
        resolve: ({ local }, _args, context, info) =>
          local === null ? null : loadEntity(context, info, 'StepTemplate', local),
      }),
      errors: t.expose('errors', errorsOf),
    }),
  })

const NOTHING_IMPORTED: Imported = { local: null, outcome: null }

builder.mutationFields((t) => ({
  importStepTemplate: t.field({
    type: ImportStepTemplatePayload,
    nullable: true,
    access: 'ActionTemplateCreate',
    fleet: { route: 'input.space' },
    description:
      'Takes a step template into a Space, whole or not at all. `STEP_TEMPLATE_VERSION_CONFLICT` when the same version says ' +
      'something else, or a lower one was never imported.',
    args: { input: t.arg({ type: ImportStepTemplateInput, required: true, description: 'The file, and where to.' }) },
    resolve: (_root, { input }, context) => outcome(async () => importStepTemplate(context, input), NOTHING_IMPORTED),
  }),
  createStepTemplate: t.field({
    type: entityPayload('CreateStepTemplate', StepTemplate, 'ActionTemplateView'),
    nullable: true,
    access: 'ActionTemplateCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a step template with its version 1. `STEP_TEMPLATE_INVALID` says what is wrong with it.',
    args: { input: t.arg({ type: CreateStepTemplateInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createStepTemplate(context, input), UNCHANGED),
  }),
  updateStepTemplate: t.field({
    type: entityPayload('UpdateStepTemplate', StepTemplate, 'ActionTemplateView'),
    nullable: true,
    access: 'ActionTemplateEdit',
    fleet: { route: 'input.id' },
    description:
      'Makes a new version of a step template; actions made from it stay at theirs. `INVALID_STATE` for one that came from a ' +
      'file: import the next version of that.',
    args: { input: t.arg({ type: UpdateStepTemplateInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateStepTemplate(context, input), UNCHANGED),
  }),
  deleteStepTemplate: t.field({
    type: deletedPayload('DeleteStepTemplate', 'step template', 'ActionTemplateView'),
    nullable: true,
    access: 'ActionTemplateDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a step template with all its versions. `IN_USE` while actions were made from it.',
    args: { input: t.arg({ type: DeleteStepTemplateInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteStepTemplate(context, input), NOTHING_DELETED),
  }),
}))
