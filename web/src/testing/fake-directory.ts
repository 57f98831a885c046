import { GraphQLError } from 'graphql'
import { page, type PageArguments } from './page'
import { fakeGroups, type FakeUser } from './people'

type Filter = { filter?: { text?: string | null } | null }

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
    savedViews: (args: PageArguments) => page([], args),
    createApiKey: () => ({ token: 'spk_shown_once', errors: [] }),
    revokeSession: () => ({ errors: [{ code: 'FORBIDDEN', message: 'Not yours.', path: [] }] }),
    inviteUser: () => ({ user: users[1], token: 'spt_shown_once', errors: [] }),
  }
}
