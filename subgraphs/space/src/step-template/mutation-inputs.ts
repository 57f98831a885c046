import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'

const PARAMETERS =
  "What the template's user fills in, in order: a list of objects as files have them, `Name`, `Label`, `HelpText`, `DefaultValue`, `DisplaySettings`."

export const ImportStepTemplateInput = builder.inputType('ImportStepTemplateInput', {
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

export const CreateStepTemplateInput = builder.inputType('CreateStepTemplateInput', {
  description: 'What a new step template is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters. It need not be unique.' }),
    actionType: t.string({ required: true, description: 'What kind of action it is, such as `Octopus.Script`.' }),
    description: t.string({ description: 'What it does, as Markdown, at most 20,000 characters.' }),
    category: t.string({ description: 'What it is about, such as `aws`.' }),
    parameters: t.field({ type: 'JSON', description: PARAMETERS }),
    properties: t.field({ type: 'JSON', description: 'Its settings: an object, kept exactly as given.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateStepTemplateInput = builder.inputType('UpdateStepTemplateInput', {
  description: 'What is to change of a step template. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The step template, by id.' }),
    name: t.string({ description: 'The new name.' }),
    actionType: t.string({ description: 'What kind of action it is.' }),
    description: t.string({ description: 'What it does; null takes the description away.' }),
    category: t.string({ description: 'What it is about; null takes the category away.' }),
    parameters: t.field({ type: 'JSON', description: PARAMETERS }),
    properties: t.field({ type: 'JSON', description: 'All its settings: an object, kept exactly as given.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const DeleteStepTemplateInput = builder.inputType('DeleteStepTemplateInput', {
  description: 'Which step template is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The step template, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateStepTemplateUsageInput = builder.inputType('UpdateStepTemplateUsageInput', {
  description: 'Which actions are to go to the newest version of the step template that they were made from.',
  fields: (t) => ({
    template: t.id({ required: true, description: 'The step template, by id.' }),
    actions: t.intList({
      description: 'The actions, by number, at most 1,000. Left out: all that the caller may change.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})
