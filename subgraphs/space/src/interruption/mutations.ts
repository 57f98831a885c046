import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { InterruptionResult, InterruptionType } from './kinds.js'
import { raiseInterruption } from './raise.js'
import { submitInterruption } from './submit.js'
import { takeResponsibility } from './take.js'
import { Interruption } from './type.js'

const RaiseInterruptionInput = builder.inputType('RaiseInterruptionInput', {
  description: 'For what a task is to wait.',
  fields: (t) => ({
    task: t.id({ required: true, description: 'The task, by id. `INVALID_STATE` unless it runs.' }),
    type: t.field({ type: InterruptionType, required: true, description: 'Why it waits.' }),
    title: t.string({ required: true, description: 'What it is about, 1 to 200 characters.' }),
    instructions: t.string({ description: 'What to do, as Markdown, at most 20,000 characters.' }),
    responsibleTeams: t.idList({
      description:
        'The teams whose members may answer, by id, at most 100; when left out whoever may submit interruptions.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const TakeResponsibilityInput = builder.inputType('TakeResponsibilityInput', {
  description: 'Of what the caller takes charge.',
  fields: (t) => ({
    interruption: t.id({ required: true, description: 'The interruption, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const SubmitInterruptionInput = builder.inputType('SubmitInterruptionInput', {
  description: 'What the caller answers.',
  fields: (t) => ({
    interruption: t.id({ required: true, description: 'The interruption, by id.' }),
    result: t.field({
      type: InterruptionResult,
      required: true,
      description: 'The answer: one of its `results`, else `BAD_INPUT`.',
    }),
    notes: t.string({ description: 'What there is to say, at most 20,000 characters.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  raiseInterruption: t.field({
    type: entityPayload('RaiseInterruption', Interruption, 'InterruptionView'),
    nullable: true,
    access: 'DeploymentCreate',
    fleet: { route: 'input.task' },
    description: 'For executors: lets a running task wait for a person. Until somebody answers it cannot succeed.',
    args: { input: t.arg({ type: RaiseInterruptionInput, required: true, description: 'For what.' }) },
    resolve: (_root, { input }, context) => outcome(async () => raiseInterruption(context, input), UNCHANGED),
  }),
  takeResponsibility: t.field({
    type: entityPayload('TakeResponsibility', Interruption, 'InterruptionView'),
    nullable: true,
    access: 'InterruptionSubmit',
    fleet: { route: 'input.interruption' },
    description:
      'Takes charge of an interruption, also from somebody else. For members of a responsible team InterruptionViewSubmitResponsible is enough.',
    args: { input: t.arg({ type: TakeResponsibilityInput, required: true, description: 'Of which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => takeResponsibility(context, input), UNCHANGED),
  }),
  submitInterruption: t.field({
    type: entityPayload('SubmitInterruption', Interruption, 'InterruptionView'),
    nullable: true,
    access: 'InterruptionSubmit',
    fleet: { route: 'input.interruption' },
    description:
      'Answers an interruption. `INVALID_STATE` when somebody else took charge of it. For members of a responsible team InterruptionViewSubmitResponsible is enough.',
    args: { input: t.arg({ type: SubmitInterruptionInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, context) => outcome(async () => submitInterruption(context, input), UNCHANGED),
  }),
}))
