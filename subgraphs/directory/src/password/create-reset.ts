import { refuse } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { issueOneTimeToken, type Issued } from '../one-time-token/issue.js'
import { userToChange } from '../user/find.js'
import { change, type ChangeInput } from '../write/change.js'

export type CreatePasswordReset = ChangeInput & { user: string }

/** A link's token, to whoever made it; null when the request was a repeated one. */
export type IssuedOnce = Issued | { token: null; expiresAt: null }

/**
 * Makes a token by which a person sets a new password; one made before no longer holds. It is returned once. Throws
 * `NOT_FOUND`, `INVALID_STATE` for a service account and for the disabled, `FORBIDDEN` for somebody with more roles over the
 * fleet than the caller, and to whoever came by an API key.
 */
export async function createPasswordReset(
  context: DirectoryContext,
  input: CreatePasswordReset,
): Promise<{ id: number } & IssuedOnce> {
  requireSession(context.caller)
  let issued: IssuedOnce = { token: null, expiresAt: null }
  const { id } = await change(context, {
    operation: 'createPasswordReset',
    input,
    async run(tx) {
      const { id, kind, disabledAt, version } = await userToChange(tx, context, input.user, 'user')
      if (kind !== 'PERSON') throw refuse('INVALID_STATE', 'A service account has no password.', 'input', 'user')
      if (disabledAt) throw refuse('INVALID_STATE', 'Enable this user first.', 'input', 'user')
      issued = await issueOneTimeToken(tx, context, 'PASSWORD_RESET', { userId: id, maker: context.caller })
      const after = { passwordReset: { expiresAt: issued.expiresAt } }
      return {
        answer: { id },
        changed: [{ kind: 'Users', id: directoryId('Users', id), version, before: null, after }],
      }
    },
  })
  return { id, ...issued }
}
