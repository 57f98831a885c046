import { refuse } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { issueOneTimeToken } from '../one-time-token/issue.js'
import type { IssuedOnce } from '../password/create-reset.js'
import { readEmail } from '../user/email.js'
import { userToChange } from '../user/find.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'
import { readName } from '../write/text.js'

export type InviteUser = ChangeInput & { email: string; name?: string | null | undefined }

/**
 * Adds a person who gets in by a link, and makes its token, which is returned once. For somebody who has not accepted yet, a new
 * token takes the place of the old. Throws `CONFLICT` for an e-mail that somebody else has, `BAD_INPUT`, and `FORBIDDEN` to
 * whoever came by an API key and for somebody with more roles over the fleet than the caller.
 */
export async function inviteUser(context: DirectoryContext, input: InviteUser): Promise<{ id: number } & IssuedOnce> {
  requireSession(context.caller)
  let issued: IssuedOnce = { token: null, expiresAt: null }
  const { id } = await change(context, {
    operation: 'inviteUser',
    input,
    async run(tx) {
      const address = readEmail(input.email, 'input', 'email')
      const named = readName(input.name ?? address.email.split('@')[0] ?? address.email, 'input', 'name')
      const invited =
        (await pending(tx, context, address.emailKey)) ?? (await tx.user.create({ data: { ...address, ...named } }))
      issued = await issueOneTimeToken(tx, context, 'INVITATION', {
        userId: invited.id,
        maker: context.caller,
      })
      const after = { email: address.email, name: named.name, invitation: { expiresAt: issued.expiresAt } }
      const subject = directoryId('Users', invited.id)
      return {
        answer: { id: invited.id },
        changed: [{ kind: 'Users', id: subject, version: invited.version, before: null, after }],
      }
    },
  })
  return { id, ...issued }
}

/** Who was invited by this e-mail before and has not accepted; null: nobody has it. A second link to them is like a reset of their password. */
async function pending(
  tx: Tx,
  context: DirectoryContext,
  emailKey: string,
): Promise<{ id: number; version: number } | null> {
  const found = await tx.user.findUnique({
    where: { emailKey },
    select: { id: true, passwordHash: true, disabledAt: true, identities: { select: { userId: true } } },
  })
  if (!found) return null
  const waits = found.passwordHash === null && found.disabledAt === null && found.identities.length === 0
  if (!waits) {
    throw refuse('CONFLICT', 'Somebody else has this e-mail address.', 'input', 'email')
  }
  return userToChange(tx, context, directoryId('Users', found.id), 'email')
}
