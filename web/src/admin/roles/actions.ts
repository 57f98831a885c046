'use server'

import { redirect } from 'next/navigation'
import { change } from '../../change/change'
import { textOf, textsOf, type Outcome } from '../../change/outcome'
import {
  AdminCreateRoleDocument,
  AdminDeleteRoleDocument,
  AdminUpdateRoleDocument,
  Permission,
} from '../../generated/graphql'
import { expected, said } from '../said'
import { rolePath, ROLES_PATH } from './path'

function permissionsOf(form: FormData): Permission[] {
  return textsOf(form, 'permission').filter((name): name is Permission => Object.hasOwn(Permission, name))
}

/** Makes a role in a Space and leads to its page. */
export async function createRole(_before: Outcome, form: FormData): Promise<Outcome> {
  const [name, description] = [textOf(form, 'name'), textOf(form, 'description')]
  return await change({
    form,
    page: ROLES_PATH,
    document: AdminCreateRoleDocument,
    input: {
      ...{ space: textOf(form, 'space'), name, permissions: permissionsOf(form) },
      ...(description === '' ? {} : { description }),
    },
    payload: ({ createUserRole }) => createUserRole,
    done: ({ userRole }) => (userRole ? redirect(rolePath(userRole.id)) : said(`The role “${name}” was made.`)()),
  })
}

/** Changes what a role permits. */
export async function updateRole(_before: Outcome, form: FormData): Promise<Outcome> {
  const [id, description] = [textOf(form, 'role'), textOf(form, 'description')]
  return await change({
    form,
    page: rolePath(id),
    document: AdminUpdateRoleDocument,
    input: {
      ...{ id, name: textOf(form, 'name'), permissions: permissionsOf(form) },
      ...{ description: description === '' ? null : description },
      ...expected(form),
    },
    payload: ({ updateUserRole }) => updateUserRole,
    done: said('Saved.'),
  })
}

/** Deletes a role and leads to those that are left. */
export async function deleteRole(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'role')
  return await change({
    form,
    page: rolePath(id),
    document: AdminDeleteRoleDocument,
    input: { id, ...expected(form) },
    payload: ({ deleteUserRole }) => deleteUserRole,
    done: () => redirect(ROLES_PATH),
  })
}
