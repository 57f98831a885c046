'use server'

import { redirect } from 'next/navigation'
import { SYSTEM_ROLES } from '../../app/frame/system-role'
import { change } from '../../change/change'
import { textOf, textsOf, type Outcome } from '../../change/outcome'
import {
  AddGroupMembersDocument,
  AdminGrantEntryDocument,
  AdminRemoveGroupDocument,
  AdminRevokeEntryDocument,
  AdminUpdateGroupDocument,
  CreateGroupDocument,
  RemoveGroupMembersDocument,
  SetSystemRolesDocument,
} from '../../generated/graphql'
import { expected, said } from '../said'
import { groupPath, GROUPS_PATH } from './path'

/** Makes a group and leads to its page. */
export async function createGroup(_before: Outcome, form: FormData): Promise<Outcome> {
  const name = textOf(form, 'name')
  return await change({
    form,
    page: GROUPS_PATH,
    document: CreateGroupDocument,
    input: { name },
    payload: ({ createGroup }) => createGroup,
    done: ({ group }) => (group ? redirect(groupPath(group.id)) : said(`The group “${name}” was made.`)()),
  })
}

/** Gives a group another name. */
export async function renameGroup(_before: Outcome, form: FormData): Promise<Outcome> {
  const [id, name] = [textOf(form, 'group'), textOf(form, 'name')]
  return await change({
    form,
    page: groupPath(id),
    document: AdminUpdateGroupDocument,
    input: { id, name, ...expected(form) },
    payload: ({ updateGroup }) => updateGroup,
    done: said(`It is called “${name}” now.`),
  })
}

/** Removes a group and leads to those that are left. */
export async function removeGroup(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'group')
  return await change({
    form,
    page: groupPath(id),
    document: AdminRemoveGroupDocument,
    input: { id, ...expected(form) },
    payload: ({ removeGroup }) => removeGroup,
    done: () => redirect(GROUPS_PATH),
  })
}

/** Puts a user into a group. */
export async function addMember(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'group')
  return await change({
    form,
    page: groupPath(id),
    document: AddGroupMembersDocument,
    input: { group: id, users: [textOf(form, 'subject')] },
    payload: ({ addGroupMembers }) => addGroupMembers,
    done: said('Added.'),
  })
}

/** Takes a user out of a group. */
export async function removeMember(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'group')
  return await change({
    form,
    page: groupPath(id),
    document: RemoveGroupMembersDocument,
    input: { group: id, users: [textOf(form, 'subject')] },
    payload: ({ removeGroupMembers }) => removeGroupMembers,
    done: said('Taken out.'),
  })
}

/** Lets a group enter a Space. */
export async function grantEntry(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'group')
  return await change({
    form,
    page: groupPath(id),
    document: AdminGrantEntryDocument,
    input: { group: id, space: textOf(form, 'space') },
    payload: ({ grantEntry }) => grantEntry,
    done: said('Those in the group may enter it from now on.'),
  })
}

/** Lets a group enter a Space no more. */
export async function revokeEntry(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'group')
  return await change({
    form,
    page: groupPath(id),
    document: AdminRevokeEntryDocument,
    input: { group: id, space: textOf(form, 'space') },
    payload: ({ revokeEntry }) => revokeEntry,
    done: said('By this group nobody may enter it any more.'),
  })
}

/** Sets the system roles that a group gives its members. */
export async function setGroupRoles(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'group')
  const roles = SYSTEM_ROLES.filter((role) => textsOf(form, 'role').includes(role))
  return await change({
    form,
    page: groupPath(id),
    document: SetSystemRolesDocument,
    input: { subject: id, roles },
    payload: ({ setSystemRoles }) => setSystemRoles,
    done: said('The roles were saved.'),
  })
}
