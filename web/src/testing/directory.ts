import { GraphQLError } from 'graphql'
import { page, type PageArguments } from './page'
import { fakeGroups, type FakeUser } from './people'

type Filter = { filter?: { text?: string | null } | null }

const errors = (code: string, message: string) => ({ errors: [{ code, message, path: [] }] })

/** What the made-up directory answers: the first user asks, and may do everything but end the session of another browser. */
export function fakeDirectory(users: FakeUser[]) {
  return {
    me: users[0],
    users: ({ filter, ...args }: PageArguments & Filter) =>
      page(
        users.filter(({ name }) => name.toLowerCase().includes(filter?.text?.toLowerCase() ?? '')),
        args,
      ),
    user: ({ id }: { id: string }) => {
      const found = users.find((user) => user.id === id)
      if (!found) throw new GraphQLError('There is no such user.', { extensions: { code: 'NOT_FOUND' } })
      return found
    },
    groups: (args: PageArguments) => page(fakeGroups(), args),
    createApiKey: () => ({ token: 'spk_shown_once', errors: [] }),
    revokeSession: () => errors('FORBIDDEN', 'Not yours.'),
    changePassword: () => errors('WEAK_PASSWORD', 'The password is a common one.'),
    inviteUser: () => ({ user: users[1], token: 'spt_shown_once', errors: [] }),
    disableUser: ({ input }: { input: { id: string } }) => {
      const user = users.find(({ id }) => id === input.id)
      if (user) user.disabledAt = '2026-03-01T12:00:00.000Z'
      return { user, errors: [] }
    },
  }
}
