import { builder } from '../builder.js'
import { StartTrigger, StepCondition } from './enums.js'

const SensitivePropertyInput = builder.inputType('SensitivePropertyInput', {
  description: 'A sensitive setting. Its value goes in and is never read again.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, which is not among the other properties.' }),
    value: t.string({ description: 'The new value, at most 64 KiB; left out, the one that it has stays.' }),
  }),
})

const ProcessPackageInput = builder.inputType('ProcessPackageInput', {
  description: 'A package that an action is to take.',
  fields: (t) => ({
    name: t.string({ description: "How the action calls it; left out for the action's first package." }),
    packageId: t.string({ required: true, description: 'The id of the package in its feed, perhaps by variables.' }),
    feed: t.id({
      description: 'The feed, by id. It may be left out only where one stays that the caller cannot see.',
    }),
  }),
})

const PROPERTIES =
  'The other settings by name: an object of texts and nulls, kept exactly as given. `TOO_LARGE` beyond 256 KiB.'
const SENSITIVE = 'The sensitive settings, at most 100. Those that are left out go.'

const ProcessActionInput = builder.inputType('ProcessActionInput', {
  description: 'Something that a step is to do. References to what the caller cannot see stay as they are.',
  fields: (t) => ({
    number: t.int({ description: 'The action that it is so far; else it is the one of its name, or a new one.' }),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the process.' }),
    actionType: t.string({ description: 'What kind of action it is; left out, what its step template says.' }),
    isDisabled: t.boolean({ description: 'Whether deployments leave it out; false by default.' }),
    isRequired: t.boolean({ description: 'Whether whoever deploys may not leave it out; false by default.' }),
    notes: t.string({ description: 'What it is for, as Markdown, at most 20,000 characters.' }),
    environments: t.idList({ description: 'Only in these environments, by id; at most 1,000.' }),
    excludedEnvironments: t.idList({ description: 'Not in these environments, by id; at most 1,000.' }),
    channels: t.idList({ description: "Only for releases in these of the project's channels, by id." }),
    tenantTags: t.idList({ description: 'Only for tenants with one of these tags, by id.' }),
    accounts: t.idList({ description: 'The accounts that it uses, by id.' }),
    certificates: t.idList({ description: 'The certificates that it uses, by id.' }),
    workerPool: t.id({ description: 'The workers that it runs on, by id; left out: the default ones.' }),
    stepTemplate: t.id({ description: 'The step template that it is made from, by id.' }),
    stepTemplateVersion: t.int({ description: "The step template's version; it goes with `stepTemplate`." }),
    properties: t.field({ type: 'JSON', description: PROPERTIES }),
    sensitiveProperties: t.field({ type: [SensitivePropertyInput], description: SENSITIVE }),
    packages: t.field({ type: [ProcessPackageInput], description: 'The packages that it takes, at most 50.' }),
  }),
})

/** The input that says what a step is to be. */
export const ProcessStepInput = builder.inputType('ProcessStepInput', {
  description: 'A step as it is to be.',
  fields: (t) => ({
    number: t.int({ description: 'The step that it is so far; else it is the one of its name, or a new one.' }),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the process.' }),
    condition: t.field({ type: StepCondition, description: 'When it runs; `SUCCESS` by default.' }),
    conditionExpression: t.string({ description: 'The variable expression of the condition `VARIABLE`.' }),
    startTrigger: t.field({ type: StartTrigger, description: 'When it starts; `START_AFTER_PREVIOUS` by default.' }),
    targetRoles: t.stringList({ description: 'The roles of the targets on which it runs, at most 100.' }),
    maxParallelism: t.int({ description: 'On how many targets at the same time, from 1; left out: on all.' }),
    properties: t.field({ type: 'JSON', description: PROPERTIES }),
    sensitiveProperties: t.field({ type: [SensitivePropertyInput], description: SENSITIVE }),
    actions: t.field({ type: [ProcessActionInput], required: true, description: 'What it does, in order: 1 to 50.' }),
  }),
})
