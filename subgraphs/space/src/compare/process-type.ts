import { builder } from '../builder.js'
import { ProcessAction, ProcessStep } from '../process/type.js'
import { ChangeKind } from './change-kind.js'
import type { ActionChange, ProcessChanges, StepChange } from './process.js'
import { PropertyChangeType } from './property-type.js'

const ActionChangeType = builder.objectRef<ActionChange>('ActionChange').implement({
  description: 'What became of an action of a step.',
  access: 'Public',
  fields: (t) => ({
    change: t.expose('change', { type: ChangeKind, description: 'What became of it.' }),
    name: t.exposeString('name', { description: 'What it is called, or, if it is gone, was.' }),
    before: t.expose('before', { type: ProcessAction, nullable: true, description: 'What it was; null if it is new.' }),
    after: t.expose('after', { type: ProcessAction, nullable: true, description: 'What it is; null if it is gone.' }),
    properties: t.expose('properties', {
      type: [PropertyChangeType],
      description: 'What of it is otherwise; empty if it is new or gone.',
    }),
  }),
})

const StepChangeType = builder.objectRef<StepChange>('StepChange').implement({
  description: 'What became of a step of a process.',
  access: 'Public',
  fields: (t) => ({
    change: t.expose('change', {
      type: ChangeKind,
      description: 'What became of it. A step is the same as long as it has its number, or else its name.',
    }),
    name: t.exposeString('name', { description: 'What it is called, or, if it is gone, was.' }),
    before: t.expose('before', { type: ProcessStep, nullable: true, description: 'What it was; null if it is new.' }),
    after: t.expose('after', { type: ProcessStep, nullable: true, description: 'What it is; null if it is gone.' }),
    properties: t.expose('properties', {
      type: [PropertyChangeType],
      description: 'What of itself is otherwise; empty if it is new or gone.',
    }),
    actions: t.expose('actions', {
      type: [ActionChangeType],
      description:
        'Those of its actions that are otherwise, in the order of the second release, then those that are gone.',
    }),
  }),
})

export const ProcessComparison = builder.objectRef<ProcessChanges>('ProcessComparison').implement({
  description: 'What became of the process between two releases: only what is otherwise.',
  access: 'Public',
  fields: (t) => ({
    steps: t.expose('steps', {
      type: [StepChangeType],
      description: 'The steps that are otherwise, in the order of the second release, then those that are gone.',
    }),
    isTruncated: t.exposeBoolean('isTruncated', {
      description: 'Whether there are more: after 2,000 changes, or a million characters, no step is added.',
    }),
  }),
})
