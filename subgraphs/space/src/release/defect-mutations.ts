import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { expectedRevision } from './expected-revision.js'
import { reportDefect } from './report-defect.js'
import { resolveDefect } from './resolve-defect.js'
import { Release } from './type.js'

const ReportDefectInput = builder.inputType('ReportDefectInput', {
  description: 'What is wrong with a release.',
  fields: (t) => ({
    release: t.id({ required: true, description: 'The release, by id.' }),
    description: t.string({ required: true, description: 'What is wrong, at most 20,000 characters.' }),
    expectedVersion: expectedRevision(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const ResolveDefectInput = builder.inputType('ResolveDefectInput', {
  description: 'Which defect of a release is over.',
  fields: (t) => ({
    release: t.id({ required: true, description: 'The release, by id.' }),
    defect: t.int({
      description: 'The defect, by number; when left out the only open one, `INVALID_STATE` unless there is one.',
    }),
    expectedVersion: expectedRevision(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  reportDefect: t.field({
    type: entityPayload('ReportDefect', Release, 'ReleaseView'),
    nullable: true,
    access: 'DefectReport',
    fleet: { route: 'input.release' },
    description: 'Reports a defect of a release, which keeps it from every further phase until it is resolved.',
    args: { input: t.arg({ type: ReportDefectInput, required: true, description: 'Of which, and what.' }) },
    resolve: (_root, { input }, context) => outcome(async () => reportDefect(context, input), UNCHANGED),
  }),
  resolveDefect: t.field({
    type: entityPayload('ResolveDefect', Release, 'ReleaseView'),
    nullable: true,
    access: 'DefectResolve',
    fleet: { route: 'input.release' },
    description: 'Says that a defect of a release is over. With its last one the release may go on.',
    args: { input: t.arg({ type: ResolveDefectInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => resolveDefect(context, input), UNCHANGED),
  }),
}))
