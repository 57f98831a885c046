'use server'

import { redirect } from 'next/navigation'
import { change } from '../../change/change'
import { textOf, textsOf, type Outcome } from '../../change/outcome'
import {
  AdminAssignRoleDocument,
  AdminCreateTeamDocument,
  AdminDeleteTeamDocument,
  AdminRemoveGivenRoleDocument,
  AdminSetTeamMembersDocument,
  AdminUpdateTeamDocument,
} from '../../generated/graphql'
import { expected, said } from '../said'
import { teamPath, TEAMS_PATH } from './path'

/** Makes a team in a Space and leads to its page. */
export async function createTeam(_before: Outcome, form: FormData): Promise<Outcome> {
  const [name, description] = [textOf(form, 'name'), textOf(form, 'description')]
  return await change({
    form,
    page: TEAMS_PATH,
    document: AdminCreateTeamDocument,
    input: { space: textOf(form, 'space'), name, ...(description === '' ? {} : { description }) },
    payload: ({ createTeam }) => createTeam,
    done: ({ team }) => (team ? redirect(teamPath(team.id)) : said(`The team “${name}” was made.`)()),
  })
}

/** Changes the name and the description of a team. */
export async function updateTeam(_before: Outcome, form: FormData): Promise<Outcome> {
  const [id, description] = [textOf(form, 'team'), textOf(form, 'description')]
  return await change({
    form,
    page: teamPath(id),
    document: AdminUpdateTeamDocument,
    input: {
      id,
      name: textOf(form, 'name'),
      description: description === '' ? null : description,
      ...expected(form),
    },
    payload: ({ updateTeam }) => updateTeam,
    done: said('Saved.'),
  })
}

/** Deletes a team and leads to those that are left. */
export async function deleteTeam(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'team')
  return await change({
    form,
    page: teamPath(id),
    document: AdminDeleteTeamDocument,
    input: { id, ...expected(form) },
    payload: ({ deleteTeam }) => deleteTeam,
    done: () => redirect(TEAMS_PATH),
  })
}

async function setMembers(form: FormData, members: readonly string[], message: string): Promise<Outcome> {
  const id = textOf(form, 'team')
  return await change({
    form,
    page: teamPath(id),
    document: AdminSetTeamMembersDocument,
    // The version makes sure that nobody whom others added meanwhile is lost.
    input: { id, members: [...members], ...expected(form) },
    payload: ({ setTeamMembers }) => setTeamMembers,
    done: said(message),
  })
}

/** Puts a user or a group into a team. */
export async function addTeamMember(_before: Outcome, form: FormData): Promise<Outcome> {
  const members = textOf(form, 'members').split(' ').filter(Boolean)
  return await setMembers(form, [...members, textOf(form, 'subject')], 'Added.')
}

/** Takes a user or a group out of a team. */
export async function removeTeamMember(_before: Outcome, form: FormData): Promise<Outcome> {
  const subject = textOf(form, 'subject')
  const members = textOf(form, 'members').split(' ')
  return await setMembers(
    form,
    members.filter((one) => one !== '' && one !== subject),
    'Taken out.',
  )
}

/** Gives a team a role, perhaps only within a scope. */
export async function assignRole(_before: Outcome, form: FormData): Promise<Outcome> {
  const team = textOf(form, 'team')
  const ids = (name: string) => textsOf(form, name)
  return await change({
    form,
    page: teamPath(team),
    document: AdminAssignRoleDocument,
    input: {
      ...{ team, role: textOf(form, 'role') },
      ...{ projectGroups: ids('projectGroup'), projects: ids('project') },
      ...{ environments: ids('environment'), tenants: ids('tenant') },
    },
    payload: ({ assignUserRole }) => assignUserRole,
    done: said('The team has the role from now on.'),
  })
}

/** Takes a role from a team. */
export async function removeRole(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: teamPath(textOf(form, 'team')),
    document: AdminRemoveGivenRoleDocument,
    input: { id: textOf(form, 'given'), ...expected(form) },
    payload: ({ removeScopedUserRole }) => removeScopedUserRole,
    done: said('The team has it no longer.'),
  })
}
