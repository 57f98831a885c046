import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { Project } from '../project/type.js'
import { setProjectLibraryVariableSets } from './set-of-project.js'

const SetProjectLibraryVariableSetsInput = builder.inputType('SetProjectLibraryVariableSetsInput', {
  description: 'Which library variable sets a project is to use.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project, by id.' }),
    sets: t.idList({
      required: true,
      description:
        'All library variable sets that it is to use, by id, at most 500, in order: of two that say the same, the first counts.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationField('setProjectLibraryVariableSets', (t) =>
  t.field({
    type: entityPayload('SetProjectLibraryVariableSets', Project, 'ProjectView'),
    nullable: true,
    access: 'ProjectEdit',
    fleet: { route: 'input.project' },
    description:
      'Says which library variable sets a project uses. `INVALID_STATE` for an archived project, or a set that is archived and not used yet.',
    args: { input: t.arg({ type: SetProjectLibraryVariableSetsInput, required: true, description: 'Which sets.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => setProjectLibraryVariableSets(context, input), UNCHANGED),
  }),
)
