import { builder } from '../builder.js'
import { idempotencyKey } from '../graph/input.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { outcomeOfAll } from '../variable/refusals.js'
import type { ValueCell } from './cell.js'
import { loadValues } from './load.js'
import { setTemplateValues } from './set.js'
import { TemplateValue } from './type.js'

const TemplateValueInput = builder.inputType('TemplateValueInput', {
  description:
    'A value of a template. One of `value`, `secret`, `isNull` and `isUnset` says what it is to be; the scope of the template says whether it is for a tenant, an environment or both.',
  fields: (t) => ({
    template: t.id({ required: true, description: 'The template, by id.' }),
    tenant: t.id({ description: 'For which tenant, by id.' }),
    environment: t.id({ description: 'For which environment, by id.' }),
    value: t.string({ description: 'The text, to the letter, 1 byte to 64 KiB.' }),
    secret: t.string({ description: 'The text of a `SENSITIVE`, the same. Nobody reads it back.' }),
    isNull: t.boolean({ description: 'True: there is to be no value, not even the default.' }),
    isUnset: t.boolean({ description: 'True: nobody has said; the default counts, if there is one.' }),
    expectedVersion: t.int({
      description: 'The version that was read, 0 where there was no value. `VERSION_CONFLICT` if it has changed since.',
    }),
  }),
})

const SetTemplateValuesInput = builder.inputType('SetTemplateValuesInput', {
  description: 'Values that templates are to have, at most 500.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space, by id.' }),
    values: t.field({ type: [TemplateValueInput], required: true, description: 'The values; others stay.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const SetTemplateValuesPayload = builder
  .objectRef<{ cells: ValueCell[]; errors: UserErrorShape[] }>('SetTemplateValuesPayload')
  .implement({
    description: 'What setTemplateValues did.',
    access: 'Public',
    fields: (t) => ({
      values: t.field({
        type: [TemplateValue],
        description: 'The values as they are now, in the order of the input; empty when there are errors.',
        resolve: ({ cells }, _args, context) => loadValues(context, cells),
      }),
      errors: t.expose('errors', errorsOf),
    }),
  })

builder.mutationField('setTemplateValues', (t) =>
  t.field({
    type: SetTemplateValuesPayload,
    nullable: true,
    access: 'TenantEdit',
    fleet: { route: 'input.space' },
    description:
      "Says what values templates have, all or nothing, and tells at once all that is wrong. A tenant's take `TenantEdit`; those of an environment `VariableEdit` for it and the project; those of a library set that are of no tenant `LibraryVariableSetEdit`. `INVALID_STATE` for a tenant for which the project is not deployed.",
    args: { input: t.arg({ type: SetTemplateValuesInput, required: true, description: 'Which values.' }) },
    resolve: (_root, { input }, context) => outcomeOfAll(async () => setTemplateValues(context, input), { cells: [] }),
  }),
)
