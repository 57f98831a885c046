import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { archiveLibraryVariableSet, restoreLibraryVariableSet } from './archive.js'
import { createLibraryVariableSet } from './create.js'
import { deleteLibraryVariableSet } from './delete.js'
import {
  ArchiveLibraryVariableSetInput,
  CreateLibraryVariableSetInput,
  DeleteLibraryVariableSetInput,
  RestoreLibraryVariableSetInput,
  UpdateLibraryVariableSetInput,
} from './inputs.js'
import { LibraryVariableSet } from './type.js'
import { updateLibraryVariableSet } from './update.js'

const payload = (mutation: string) => entityPayload(mutation, LibraryVariableSet, 'LibraryVariableSetView')

builder.mutationFields((t) => ({
  createLibraryVariableSet: t.field({
    type: payload('CreateLibraryVariableSet'),
    nullable: true,
    access: 'LibraryVariableSetCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a library variable set, without variables. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateLibraryVariableSetInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createLibraryVariableSet(context, input), UNCHANGED),
  }),
  updateLibraryVariableSet: t.field({
    type: payload('UpdateLibraryVariableSet'),
    nullable: true,
    access: 'LibraryVariableSetEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a library variable set. `INVALID_STATE` for an archived one, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateLibraryVariableSetInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateLibraryVariableSet(context, input), UNCHANGED),
  }),
  archiveLibraryVariableSet: t.field({
    type: payload('ArchiveLibraryVariableSet'),
    nullable: true,
    access: 'LibraryVariableSetEdit',
    fleet: { route: 'input.id' },
    description:
      'Archives a library variable set: it becomes read-only, and no more projects may use it; those that do go on. Archived already, it stays as it is.',
    args: { input: t.arg({ type: ArchiveLibraryVariableSetInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => archiveLibraryVariableSet(context, input), UNCHANGED),
  }),
  restoreLibraryVariableSet: t.field({
    type: payload('RestoreLibraryVariableSet'),
    nullable: true,
    access: 'LibraryVariableSetEdit',
    fleet: { route: 'input.id' },
    description: 'Restores an archived library variable set to what it was before.',
    args: { input: t.arg({ type: RestoreLibraryVariableSetInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => restoreLibraryVariableSet(context, input), UNCHANGED),
  }),
  deleteLibraryVariableSet: t.field({
    type: deletedPayload('DeleteLibraryVariableSet', 'library variable set', 'LibraryVariableSetView'),
    nullable: true,
    access: 'LibraryVariableSetDelete',
    fleet: { route: 'input.id' },
    description:
      'Deletes a library variable set with its variables, templates and values. Releases keep what they froze. `IN_USE` while projects use it.',
    args: { input: t.arg({ type: DeleteLibraryVariableSetInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => deleteLibraryVariableSet(context, input), NOTHING_DELETED),
  }),
}))
