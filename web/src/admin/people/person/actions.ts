'use server'

import { redirect } from 'next/navigation'
import { change } from '../../../change/change'
import { textOf, textsOf, type Outcome } from '../../../change/outcome'
import { shownOnce } from '../../../change/shown-once'
import { said } from '../../said'
import {
  AddGroupMembersDocument,
  CreatePasswordResetDocument,
  DisableUserDocument,
  EnableUserDocument,
  RemoveGroupMembersDocument,
  RemoveUserDocument,
  SetSystemRolesDocument,
} from '../../../generated/graphql'
import { SYSTEM_ROLES } from '../../../app/frame/system-role'
import { linkTo } from '../link'
import { PEOPLE_PATH, userPath } from '../people-list'

/** Lets a user in no more, and ends their sessions. */
export async function disableUser(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'user')
  return await change({
    form,
    page: userPath(id),
    document: DisableUserDocument,
    input: { id },
    payload: ({ disableUser }) => disableUser,
    done: said('They are kept out from now on.'),
  })
}

/** Lets a disabled user in again. */
export async function enableUser(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'user')
  return await change({
    form,
    page: userPath(id),
    document: EnableUserDocument,
    input: { id },
    payload: ({ enableUser }) => enableUser,
    done: said('They may sign in again.'),
  })
}

/** Removes a user for good. */
export async function removeUser(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'user')
  return await change({
    form,
    page: userPath(id),
    document: RemoveUserDocument,
    input: { id },
    payload: ({ removeUser }) => removeUser,
    done: () => redirect(PEOPLE_PATH),
  })
}

/** Makes a link to set another password, which is shown this once. */
export async function createReset(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'user')
  return await change({
    form,
    page: userPath(id),
    document: CreatePasswordResetDocument,
    input: { user: id },
    payload: ({ createPasswordReset }) => createPasswordReset,
    done: async ({ token }) =>
      shownOnce(
        token ? await linkTo('/reset-password', token) : null,
        {
          label: 'The link to a new password',
          note: 'It is shown this once. Whoever has it can sign in as them: send it to nobody else.',
        },
        'The link was made. Older ones hold no longer.',
        'If you have not got it, make another.',
      ),
  })
}

/** Sets the system roles that a user has themselves. */
export async function setSystemRoles(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'user')
  const roles = SYSTEM_ROLES.filter((role) => textsOf(form, 'role').includes(role))
  return await change({
    form,
    page: userPath(id),
    document: SetSystemRolesDocument,
    input: { subject: id, roles },
    payload: ({ setSystemRoles }) => setSystemRoles,
    done: said('The roles were saved.'),
  })
}

/** Puts somebody into the ticked groups and out of the others: only what the form changed, so that nobody else's change is lost. */
export async function setGroups(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'user')
  const [before, after] = [textsOf(form, 'before'), textsOf(form, 'group')]
  let outcome: Outcome = { kind: 'done', message: 'Nothing was to be changed.' }
  for (const group of after.filter((one) => !before.includes(one))) {
    outcome = await change({
      form,
      step: `add ${group}`,
      page: userPath(id),
      document: AddGroupMembersDocument,
      input: { group, users: [id] },
      payload: ({ addGroupMembers }) => addGroupMembers,
      done: said('The groups were saved.'),
    })
    if (outcome.kind === 'failed') return outcome
  }
  for (const group of before.filter((one) => !after.includes(one))) {
    outcome = await change({
      form,
      step: `remove ${group}`,
      page: userPath(id),
      document: RemoveGroupMembersDocument,
      input: { group, users: [id] },
      payload: ({ removeGroupMembers }) => removeGroupMembers,
      done: said('The groups were saved.'),
    })
    if (outcome.kind === 'failed') return outcome
  }
  return outcome
}
