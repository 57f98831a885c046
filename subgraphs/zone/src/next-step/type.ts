import { builder } from '../builder.js'
import { CompositeLifecycle, CompositeLifecycleStep } from '../composite-lifecycle/type.js'
import { IncomingBundle, OutgoingBundle, Release, Space } from '../graph/refs.js'
import { Completeness, completenessOf } from '../trace/completeness-type.js'
import { nextStepsOf } from './load.js'
import type { LifecycleProgress, StepProgress } from './steps.js'

const CompositeStepState = builder.enumType('CompositeStepState', {
  description: 'How a release stands with a step of a composite lifecycle.',
  values: {
    DONE: { description: 'Its environments have the release.' },
    CURRENT: { description: 'The release is there, and the steps before are done.' },
    NEXT: { description: 'The steps before are done, and the release is not there yet.' },
    BLOCKED: { description: 'A step before it is not done.' },
  } as const,
})

const CompositeStepAction = builder.enumType('CompositeStepAction', {
  description: 'What is to be done about a step of a composite lifecycle.',
  values: {
    DEPLOY: { description: 'Deploy the release to the environments that lack it.' },
    PROMOTE: { description: 'Promote the release to the Space.' },
    WAIT_FOR_RECEIPT: {
      description: 'Wait for, or carry, a receipt from the Space: only that tells what was deployed there.',
    },
    IMPORT: { description: 'Carry the bundle to the Space, and take it in there.' },
    ACCEPT: { description: 'Accept the bundle in the Space, or reject it.' },
    NONE: { description: 'Nothing.' },
  } as const,
})

const CompositeStepProgress = builder.objectRef<StepProgress>('CompositeStepProgress').implement({
  description: 'How a release stands with one step of a composite lifecycle.',
  access: 'SpaceView',
  fields: (t) => ({
    step: t.expose('step', { type: CompositeLifecycleStep, description: 'The step.' }),
    state: t.expose('state', { type: CompositeStepState, description: 'How the release stands with it.' }),
    action: t.expose('action', {
      type: CompositeStepAction,
      description:
        'What is to be done. Whether the caller may do it, and whether the lifecycle inside the Space lets them, the Space tells.',
    }),
    reason: t.exposeString('reason', { description: 'The same in a sentence, which names only what the caller sees.' }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'The Space; null for one beyond this fleet.',
      resolve: ({ step: { space } }) => (space === null ? null : { id: space }),
    }),
    environments: t.exposeStringList('lacking', {
      description: 'The environments, by name, that must still get the release; empty also where any one will do.',
    }),
    release: t.field({
      type: Release,
      nullable: true,
      access: 'ReleaseView',
      description: 'What is to be deployed or promoted: the release in the Space where that is to be done.',
      resolve: ({ release }) => (release === null ? null : { id: release }),
    }),
    outgoingBundle: t.field({
      type: OutgoingBundle,
      nullable: true,
      access: 'ReleaseView',
      description:
        'The bundle that is to be taken in or accepted, in the Space that made it; null if that Space does not tell it.',
      resolve: ({ bundle }) => (bundle?.made?.id ? { id: bundle.made.id } : null),
    }),
    incomingBundle: t.field({
      type: IncomingBundle,
      nullable: true,
      access: 'ReleaseView',
      description: 'The same in the Space where it is to be accepted; null if that Space does not tell it.',
      resolve: ({ bundle }) => (bundle?.imported?.id ? { id: bundle.imported.id } : null),
    }),
  }),
})

const CompositeProgress = builder.objectRef<LifecycleProgress>('CompositeProgress').implement({
  description: 'How a release stands with a composite lifecycle.',
  access: 'SpaceView',
  fields: (t) => ({
    lifecycle: t.expose('lifecycle', { type: CompositeLifecycle, description: 'The composite lifecycle.' }),
    steps: t.expose('steps', {
      type: [CompositeStepProgress],
      description: 'Its steps that the caller sees, in order.',
    }),
    completeness: t.field({
      type: Completeness,
      access: 'Public',
      description: 'How many Spaces were asked where the release is, and which did not answer.',
      resolve: ({ told }) => completenessOf(told),
    }),
  }),
})

builder.objectField(Release, 'nextSteps', (t) =>
  t.field({
    type: [CompositeProgress],
    nullable: true,
    access: 'ReleaseView',
    description:
      'What is to be done next, where, and why not elsewhere: for each composite lifecycle with a step in its Space, by name; at most 100. Errors: `BAD_ID`, `NOT_FOUND`, `SPACE_UNAVAILABLE`.',
    args: { lifecycle: t.arg.id({ description: 'For this one only, such as `CompositeLifecycles-1`.' }) },
    resolve: ({ id }, { lifecycle }, context) => nextStepsOf(context, id, lifecycle ?? null),
  }),
)
