import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { idempotencyKey } from '../graph/input.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { importStepTemplate, type Imported } from './import.js'
import { StepTemplate } from './type.js'

const ImportStepTemplateInput = builder.inputType('ImportStepTemplateInput', {
  description: "A step template's file, as Octopus exports it.",
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space to take it into, by id.' }),
    source: t.string({
      required: true,
      description:
        "The file's text, at most 1 MiB; a byte order mark is allowed. `STEP_TEMPLATE_INVALID` says what is wrong.",
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

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
}))
