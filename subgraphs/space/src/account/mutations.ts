import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { AccountType } from './account-type.js'
import { createAccount } from './create.js'
import { deleteAccount } from './delete.js'
import { identityFields } from './identity-fields.js'
import { Account } from './type.js'
import { updateAccount } from './update.js'
import { usedFields } from './used-fields.js'

const CreateAccountInput = builder.inputType('CreateAccountInput', {
  description: 'What a new account is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    type: t.field({ type: AccountType, required: true, description: 'What kind of account it is.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    ...identityFields(t),
    ...usedFields(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateAccountInput = builder.inputType('UpdateAccountInput', {
  description: 'What is to change of an account. What is left out stays, its secrets too; its type cannot change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The account, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    ...identityFields(t),
    ...usedFields(t),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteAccountInput = builder.inputType('DeleteAccountInput', {
  description: 'Which account is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The account, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createAccount: t.field({
    type: entityPayload('CreateAccount', Account, 'AccountView'),
    nullable: true,
    access: 'AccountCreate',
    fleet: { route: 'input.space' },
    description: 'Creates an account. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateAccountInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createAccount(context, input), UNCHANGED),
  }),
  updateAccount: t.field({
    type: entityPayload('UpdateAccount', Account, 'AccountView'),
    nullable: true,
    access: 'AccountEdit',
    fleet: { route: 'input.id' },
    description: 'Changes an account. `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateAccountInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateAccount(context, input), UNCHANGED),
  }),
  deleteAccount: t.field({
    type: deletedPayload('DeleteAccount', 'account', 'AccountView'),
    nullable: true,
    access: 'AccountDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes an account. `IN_USE` while a variable, a deployment target or a process has it.',
    args: { input: t.arg({ type: DeleteAccountInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteAccount(context, input), NOTHING_DELETED),
  }),
}))
