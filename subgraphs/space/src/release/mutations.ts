import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createRelease } from './create.js'
import { Release } from './type.js'

const CreateReleaseInput = builder.inputType('CreateReleaseInput', {
  description: 'What a new release is to be.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project that it is of, by id.' }),
    version: t.string({ required: true, description: 'The version as people write it, unique in the project.' }),
    notes: t.string({ description: 'What is new, as Markdown, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createRelease: t.field({
    type: entityPayload('CreateRelease', Release, 'ReleaseView'),
    nullable: true,
    access: 'ReleaseCreate',
    fleet: { route: 'input.project' },
    description: 'Creates a release. `CONFLICT` when the project has one of that version.',
    args: { input: t.arg({ type: CreateReleaseInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createRelease(context, input), UNCHANGED),
  }),
}))
