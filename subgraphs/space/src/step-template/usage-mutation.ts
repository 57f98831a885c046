import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { UpdateStepTemplateUsageInput } from './mutation-inputs.js'
import { StepTemplate } from './type.js'
import { updateStepTemplateUsage, type UsageUpdated } from './update-usage.js'

const UpdateStepTemplateUsagePayload = builder
  .objectRef<UsageUpdated & { errors: UserErrorShape[] }>('UpdateStepTemplateUsagePayload')
  .implement({
    description: 'What updateStepTemplateUsage did.',
    access: 'ActionTemplateView',
    fields: (t) => ({
      stepTemplate: t.field({
        type: StepTemplate,
        nullable: true,
        description: 'The template; null when there are errors.',
        resolve: ({ local }, _args, context, info) =>
          local === null ? null : loadEntity(context, info, 'StepTemplate', local),
      }),
      updated: t.exposeInt('updated', { description: 'How many actions went to the newest version.' }),
      isComplete: t.exposeBoolean('isComplete', {
        description: 'Whether all did that were to. If not, asking again takes the next ones.',
      }),
      errors: t.expose('errors', errorsOf),
    }),
  })

const NOTHING_UPDATED: UsageUpdated = { local: null, updated: 0, isComplete: false }

builder.mutationField('updateStepTemplateUsage', (t) =>
  t.field({
    type: UpdateStepTemplateUsagePayload,
    nullable: true,
    access: 'ProcessEdit',
    fleet: { route: 'input.template' },
    description:
      'Takes actions to the newest version of the step template that they were made from: what they took over from it follows, what ' +
      'somebody set stays. In runbooks it takes RunbookEdit. At most 1,000 at a time.',
    args: { input: t.arg({ type: UpdateStepTemplateUsageInput, required: true, description: 'Which actions.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => updateStepTemplateUsage(context, input), NOTHING_UPDATED),
  }),
)
