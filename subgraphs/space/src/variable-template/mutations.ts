import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { KINDS } from '../entity/kinds.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { Node } from '../graph/node.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import type { VariableOwner } from '../variable/owner.js'
import { setVariableTemplates } from './set.js'
import { ControlType, TemplateScope } from './type.js'

const TemplateOptionInput = builder.inputType('TemplateOptionInput', {
  description: 'What somebody may choose.',
  fields: (t) => ({
    value: t.string({ required: true, description: 'The value that it means, at most 200 characters, without "|".' }),
    label: t.string({ required: true, description: 'How a form calls it, at most 200 characters.' }),
  }),
})

const VariableTemplateInput = builder.inputType('VariableTemplateInput', {
  description: 'A template. It keeps its values if its id is given, or else if its name stays.',
  fields: (t) => ({
    id: t.id({ description: 'The template, by id, if it is there already.' }),
    name: t.string({
      required: true,
      description: 'The name of the variable, 1 to 200 characters, unique in the owner.',
    }),
    label: t.string({ description: 'How a form calls it, at most 200 characters; left out: by its name.' }),
    helpText: t.string({ description: 'What to fill in, as Markdown, at most 20,000 characters.' }),
    control: t.field({ type: ControlType, description: 'How a form asks for a value; a line of text when left out.' }),
    options: t.field({ type: [TemplateOptionInput], description: 'The options of a `SELECT`, in order, at most 200.' }),
    scope: t.field({ type: TemplateScope, description: 'Per what its values are given; per tenant when left out.' }),
    isRequired: t.boolean({
      description:
        'Whether nothing is deployed without a value, or the word that there is to be none; true when left out.',
    }),
    defaultValue: t.string({
      description: 'The value where nobody gave one, at most 64 KiB; left out or empty: none.',
    }),
    defaultSecret: t.string({
      description: 'The same of a `SENSITIVE`. Nobody reads it back: left out, it stays; null or empty takes it away.',
    }),
  }),
})

const SetVariableTemplatesInput = builder.inputType('SetVariableTemplatesInput', {
  description: 'The templates that a project or a library variable set is to have.',
  fields: (t) => ({
    owner: t.id({ required: true, description: 'The project or library variable set, by id.' }),
    templates: t.field({
      type: [VariableTemplateInput],
      required: true,
      description: 'All templates that it is to have, in order, at most 500.',
    }),
    removeValues: t.boolean({
      description: 'Whether values may be lost: those of templates that go, or whose scope or sensitivity changes.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const SetVariableTemplatesPayload = builder
  .objectRef<{ owner: VariableOwner | null; errors: UserErrorShape[] }>('SetVariableTemplatesPayload')
  .implement({
    description: 'What setVariableTemplates did.',
    access: 'Public',
    fields: (t) => ({
      owner: t.field({
        type: Node,
        nullable: true,
        description: 'The project or library variable set as it is now; null when there are errors.',
        async resolve({ owner }, _args, context, info) {
          if (!owner) return null
          const type = KINDS[owner.kind]
          const row = await loadEntity(context, info, type, owner.local)
          return row && Object.assign(row, { __typename: type })
        },
      }),
      errors: t.expose('errors', errorsOf),
    }),
  })

builder.mutationField('setVariableTemplates', (t) =>
  t.field({
    type: SetVariableTemplatesPayload,
    nullable: true,
    access: 'ProjectEdit',
    fleet: { route: 'input.owner' },
    description:
      "Says which templates a project or a library variable set has; the latter takes `LibraryVariableSetEdit`. `IN_USE` while values would be lost, unless `removeValues` says that they may be. The version is the owner's.",
    args: { input: t.arg({ type: SetVariableTemplatesInput, required: true, description: 'Which templates.' }) },
    resolve: (_root, { input }, context) => outcome(async () => setVariableTemplates(context, input), { owner: null }),
  }),
)
