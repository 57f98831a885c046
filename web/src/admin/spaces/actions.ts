'use server'

import { redirect } from 'next/navigation'
import { change } from '../../change/change'
import { textOf, textsOf, type Outcome } from '../../change/outcome'
import {
  AdminCreateSpaceDocument,
  AdminGrantEntryDocument,
  AdminRevokeEntryDocument,
  AdminUpdateSpaceDocument,
  BuiltInRole,
} from '../../generated/graphql'
import { expected, said } from '../said'
import { spacePath, SPACES_PATH } from './path'

/** Makes a Space on an Instance. */
export async function createSpace(_before: Outcome, form: FormData): Promise<Outcome> {
  const [name, description, groups] = [textOf(form, 'name'), textOf(form, 'description'), textsOf(form, 'group')]
  const managers = textsOf(form, 'manager')
  return await change({
    form,
    page: SPACES_PATH,
    document: AdminCreateSpaceDocument,
    input: {
      ...{ name, groups, instance: textOf(form, 'instance') },
      ...(description === '' ? {} : { description }),
      members: managers.map((subject) => ({ subject, role: BuiltInRole.SpaceManager })),
    },
    payload: ({ createSpace }) => createSpace,
    done: ({ space }) => (space ? redirect(`${spacePath(space.id)}?new=yes`) : said(`The Space “${name}” was made.`)()),
  })
}

/** Changes the name and the description of a Space. */
export async function updateSpace(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'space')
  return await change({
    form,
    page: spacePath(id),
    document: AdminUpdateSpaceDocument,
    input: { id, name: textOf(form, 'name'), description: textOf(form, 'description'), ...expected(form) },
    payload: ({ updateSpace }) => updateSpace,
    done: said('Saved.'),
  })
}

/** Lets the ticked groups in and keeps the others out: only what the form changed, so that nobody else's change is lost. */
export async function setEntry(_before: Outcome, form: FormData): Promise<Outcome> {
  const space = textOf(form, 'space')
  const [before, after] = [textsOf(form, 'before'), textsOf(form, 'group')]
  let outcome: Outcome = said('Nothing was to be changed.')()
  for (const group of after.filter((one) => !before.includes(one))) {
    outcome = await change({
      form,
      step: `grant ${group}`,
      page: spacePath(space),
      document: AdminGrantEntryDocument,
      input: { group, space },
      payload: ({ grantEntry }) => grantEntry,
      done: said('Saved.'),
    })
    if (outcome.kind === 'failed') return outcome
  }
  for (const group of before.filter((one) => !after.includes(one))) {
    outcome = await change({
      form,
      step: `revoke ${group}`,
      page: spacePath(space),
      document: AdminRevokeEntryDocument,
      input: { group, space },
      payload: ({ revokeEntry }) => revokeEntry,
      done: said('Saved.'),
    })
    if (outcome.kind === 'failed') return outcome
  }
  return outcome
}
