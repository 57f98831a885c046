'use server'

import { change } from '../../change/change'
import { textOf, textsOf, type Outcome } from '../../change/outcome'
import { AddGroupMembersDocument, InviteUserDocument } from '../../generated/graphql'
import { linkTo } from './link'
import { PEOPLE_PATH } from './people-list'

/** Makes an invitation, whose link is shown this once. */
export async function inviteUser(_before: Outcome, form: FormData): Promise<Outcome> {
  const [email, name, groups] = [textOf(form, 'email'), textOf(form, 'name'), textsOf(form, 'group')]
  return await change({
    page: PEOPLE_PATH,
    document: InviteUserDocument,
    variables: { input: { email, name } },
    payload: ({ inviteUser }) => inviteUser,
    done: async ({ user, token }) => ({
      kind: 'done',
      message: (await joinGroups(user?.id ?? '', groups))
        ? `${name} is invited.`
        : `${name} is invited, but not in all of the groups: see their page.`,
      secret: {
        label: `The invitation for ${email}`,
        value: await linkTo('/invitation', token ?? ''),
        note: 'It is shown this once. Whoever has it can sign in as them: send it to nobody else.',
      },
    }),
  })
}

/** Puts somebody into groups; false if that was not done for all of them. */
async function joinGroups(user: string, groups: readonly string[]): Promise<boolean> {
  for (const group of groups) {
    const outcome = await change({
      page: PEOPLE_PATH,
      document: AddGroupMembersDocument,
      variables: { input: { group, users: [user] } },
      payload: ({ addGroupMembers }) => addGroupMembers,
      done: () => ({ kind: 'done', message: '' }),
    })
    if (outcome.kind === 'failed') return false
  }
  return true
}
