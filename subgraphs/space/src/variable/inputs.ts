import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { VariableType } from './variable-type.js'

type Types = typeof builder.$inferSchemaTypes
type Fields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const FOR = 'the value is to hold, at most 1,000'

const VariableScopeInput = builder.inputType('VariableScopeInput', {
  description:
    'For what a value is to hold: within a list for any of it, and for all lists that are not empty. A list that is left out stays; what of a list the caller cannot see stays in any case.',
  fields: (t) => ({
    environments: t.idList({ description: `The environments in which ${FOR}, by id.` }),
    targets: t.idList({ description: `The deployment targets on which ${FOR}, by id.` }),
    roles: t.stringList({ description: `The roles of the deployment targets on which ${FOR}.` }),
    steps: t.intList({ description: `The steps of the project in which ${FOR}, by number. Not in a library set.` }),
    channels: t.idList({ description: `The channels of the project in which ${FOR}, by id. Not in a library set.` }),
    tenantTags: t.idList({ description: `The tags of the tenants for whom ${FOR}, by id.` }),
    processes: t.idList({
      description: `What runs when ${FOR}, by id: the project itself, for its deployments, or runbooks of it. Not in a library set.`,
    }),
  }),
})

const VariablePromptInput = builder.inputType('VariablePromptInput', {
  description: 'How whoever deploys is to be asked for a variable.',
  fields: (t) => ({
    label: t.string({ description: 'How a form calls it, at most 200 characters; left out: by its name.' }),
    helpText: t.string({ description: 'What to fill in, as Markdown, at most 20,000 characters.' }),
    isRequired: t.boolean({ description: 'Whether it may not be left empty; false when left out.' }),
  }),
})

/** The input fields that say what a variable is to be, but its name. */
export function variableFields(t: Fields) {
  return {
    description: t.string({ description: 'What it is, at most 20,000 characters; null takes the description away.' }),
    type: t.field({
      type: VariableType,
      description: 'What its value is; a text when left out. Another type than before takes the value away.',
    }),
    value: t.string({ description: 'The text of a `STRING`, to the letter, at most 64 KiB; null takes it away.' }),
    secret: t.string({
      description: 'The text of a `SENSITIVE`, at most 64 KiB; null takes it away. Nobody reads it back.',
    }),
    account: t.id({ description: 'The account, by id, of the types that lead to one; null takes it away.' }),
    certificate: t.id({ description: 'The certificate, by id, of a `CERTIFICATE`; null takes it away.' }),
    workerPool: t.id({ description: 'The worker pool, by id, of a `WORKER_POOL`; null takes it away.' }),
    prompt: t.field({
      type: VariablePromptInput,
      description: 'How whoever deploys is to be asked for it, if it is a text; null: nobody is.',
    }),
    scope: t.field({ type: VariableScopeInput, description: 'For what it is to hold; null: everywhere.' }),
  }
}

const OWNER = 'The project or library variable set, by id.'

export const CreateVariableInput = builder.inputType('CreateVariableInput', {
  description: 'What a new value of a variable is to be.',
  fields: (t) => ({
    owner: t.id({ required: true, description: `${OWNER} It has the value.` }),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters. It may repeat.' }),
    ...variableFields(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateVariableInput = builder.inputType('UpdateVariableInput', {
  description: 'What is to change of a value of a variable. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The value, by id.' }),
    name: t.string({ description: 'The new name.' }),
    ...variableFields(t),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const DeleteVariableInput = builder.inputType('DeleteVariableInput', {
  description: 'Which value of a variable is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The value, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const SetVariableInput = builder.inputType('SetVariableInput', {
  description: 'A value that is to be made or, with an id, changed: then what is left out stays.',
  fields: (t) => ({
    id: t.id({ description: 'The value that is to change, by id; left out: a new one is to be made.' }),
    name: t.string({ description: 'The name, 1 to 200 characters; a new value needs one.' }),
    ...variableFields(t),
    expectedVersion: expectedVersion(t),
  }),
})

export const SetVariablesInput = builder.inputType('SetVariablesInput', {
  description: 'Values that are to be made, changed and deleted together, at most 500.',
  fields: (t) => ({
    owner: t.id({ required: true, description: `${OWNER} All values are its.` }),
    set: t.field({ type: [SetVariableInput], description: 'The values that are to be made and changed.' }),
    delete: t.idList({ description: 'The values that are to be deleted, by id.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})
