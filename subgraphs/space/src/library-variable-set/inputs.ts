import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'

export const CreateLibraryVariableSetInput = builder.inputType('CreateLibraryVariableSetInput', {
  description: 'What a new library variable set is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateLibraryVariableSetInput = builder.inputType('UpdateLibraryVariableSetInput', {
  description: 'What is to change of a library variable set. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The library variable set, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

/** The input of what takes a library variable set as a whole: `what` is to be done with it. */
function wholeInput(name: string, what: string) {
  return builder.inputType(name, {
    description: `Which library variable set is to be ${what}.`,
    fields: (t) => ({
      id: t.id({ required: true, description: 'The library variable set, by id.' }),
      expectedVersion: expectedVersion(t),
      idempotencyKey: idempotencyKey(t),
    }),
  })
}

export const ArchiveLibraryVariableSetInput = wholeInput('ArchiveLibraryVariableSetInput', 'archived')

export const RestoreLibraryVariableSetInput = wholeInput('RestoreLibraryVariableSetInput', 'restored')

export const DeleteLibraryVariableSetInput = wholeInput('DeleteLibraryVariableSetInput', 'deleted')
