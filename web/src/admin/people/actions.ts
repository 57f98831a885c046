'use server'

import { change } from '../../change/change'
import { textOf, textsOf, type Outcome } from '../../change/outcome'
import { AddGroupMembersDocument, InviteUserDocument } from '../../generated/graphql'
import { shownOnce } from '../../change/shown-once'
import { linkTo } from './link'
import { PEOPLE_PATH } from './people-list'

/** Makes an invitation, whose link is shown this once. */
export async function inviteUser(_before: Outcome, form: FormData): Promise<Outcome> {
  const [email, name, groups] = [textOf(form, 'email'), textOf(form, 'name'), textsOf(form, 'group')]
  return await change({
    form,
    page: PEOPLE_PATH,
    document: InviteUserDocument,
    input: { email, name },
    payload: ({ inviteUser }) => inviteUser,
    done: async ({ user, token }) =>
      shownOnce(
        token ? await linkTo('/invitation', token) : null,
        {
          label: `The invitation for ${email}`,
          note: 'It is shown this once. Whoever has it can sign in as them: send it to nobody else.',
        },
        (await joinGroups(form, user?.id ?? '', groups))
          ? `${name} is invited.`
          : `${name} is invited, but not in all of the groups: see their page.`,
        'If you have not got the link, invite them again.',
      ),
  })
}

/** Puts somebody into groups; false if that was not done for all of them. */
async function joinGroups(form: FormData, user: string, groups: readonly string[]): Promise<boolean> {
  for (const group of groups) {
    const outcome = await change({
      form,
      step: group,
      page: PEOPLE_PATH,
      document: AddGroupMembersDocument,
      input: { group, users: [user] },
      payload: ({ addGroupMembers }) => addGroupMembers,
      done: () => ({ kind: 'done', message: '' }),
    })
    if (outcome.kind === 'failed') return false
  }
  return true
}
