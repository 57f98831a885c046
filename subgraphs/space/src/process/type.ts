import { builder } from '../builder.js'
import { StartTrigger, StepCondition } from './enums.js'
import { keptProperties } from './properties.js'
import type { FrozenAction, FrozenPackage, FrozenProcess, FrozenStep } from './shape.js'

/** What the graph shows as a process: one as it is now, or (without a version) as it was frozen. */
export type ProcessShape = FrozenProcess & { version?: number | null }

/** What its properties say of themselves, of steps and actions alike. */
const PROPERTIES =
  'The other settings by name, exactly as they were given: texts and nulls. Without the sensitive ones.'
const SENSITIVE = 'The names of the sensitive settings, whose values nobody reads.'

export const ProcessPackage = builder.objectRef<FrozenPackage>('ProcessPackage').implement({
  description: 'A package that an action takes from a feed.',
  access: 'Public',
  fields: (t) => ({
    name: t.exposeString('name', { description: "How the action calls it; empty for the action's first package." }),
    packageId: t.exposeString('packageId', { description: 'The id of the package in its feed, perhaps by variables.' }),
  }),
})

export const ProcessAction = builder.objectRef<FrozenAction>('ProcessAction').implement({
  description: 'Something that a step does, such as running a script.',
  access: 'Public',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number in the Space: the same as long as the action exists.' }),
    name: t.exposeString('name', { description: 'The name: unique in the process, whatever its case.' }),
    actionType: t.exposeString('actionType', { description: 'What kind of action it is, such as `Octopus.Script`.' }),
    isDisabled: t.exposeBoolean('isDisabled', { description: 'Whether deployments leave it out.' }),
    isRequired: t.exposeBoolean('isRequired', { description: 'Whether whoever deploys may not leave it out.' }),
    notes: t.exposeString('notes', { nullable: true, description: 'What it is for, as Markdown.' }),
    stepTemplateVersion: t.exposeInt('stepTemplateVersion', {
      nullable: true,
      description: 'The version of the step template that it was made from; null if it was made from none.',
    }),
    properties: t.field({
      type: 'JSON',
      description: PROPERTIES,
      resolve: ({ properties }) => keptProperties(properties).plain,
    }),
    sensitivePropertyNames: t.stringList({
      description: SENSITIVE,
      resolve: ({ properties }) => [...keptProperties(properties).secrets.keys()],
    }),
    packages: t.expose('packages', { type: [ProcessPackage], description: 'The packages that it takes, by name.' }),
  }),
})

export const ProcessStep = builder.objectRef<FrozenStep>('ProcessStep').implement({
  description: 'A step of a process: actions that run on the same targets, one after the other.',
  access: 'Public',
  fields: (t) => ({
    number: t.exposeInt('id', {
      description: 'Its number in the Space, by which variables are scoped to it: the same as long as the step exists.',
    }),
    name: t.exposeString('name', { description: 'The name: unique in the process, whatever its case.' }),
    condition: t.expose('condition', { type: StepCondition, description: 'When it runs.' }),
    conditionExpression: t.exposeString('conditionExpression', {
      nullable: true,
      description: 'The variable expression that must be true, of the condition `VARIABLE`.',
    }),
    startTrigger: t.expose('startTrigger', { type: StartTrigger, description: 'When it starts.' }),
    targetRoles: t.exposeStringList('targetRoles', {
      description: 'The roles of the targets on which it runs; empty: once, on a worker or the server.',
    }),
    maxParallelism: t.exposeInt('maxParallelism', {
      nullable: true,
      description: 'On how many targets at the same time; null: on all.',
    }),
    properties: t.field({
      type: 'JSON',
      description: PROPERTIES,
      resolve: ({ properties }) => keptProperties(properties).plain,
    }),
    sensitivePropertyNames: t.stringList({
      description: SENSITIVE,
      resolve: ({ properties }) => [...keptProperties(properties).secrets.keys()],
    }),
    actions: t.expose('actions', { type: [ProcessAction], description: 'What it does, in order.' }),
  }),
})

export const DeploymentProcess = builder.objectRef<ProcessShape>('DeploymentProcess').implement({
  description: "What a project's deployment, or a run of a runbook, does.",
  access: 'Public',
  fields: (t) => ({
    version: t.int({
      nullable: true,
      description: 'Counts the changes, from 1; for `expectedVersion`. Null for one that was frozen.',
      resolve: ({ version }) => version ?? null,
    }),
    steps: t.expose('steps', { type: [ProcessStep], description: 'Its steps, in order.' }),
  }),
})
