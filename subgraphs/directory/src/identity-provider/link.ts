import { refuse } from '@spaceport/kit/write/outcome'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import { linked } from '../oidc/account.js'
import { endSessions } from '../session/end.js'
import { userToChange } from '../user/find.js'
import { change, type ChangeInput } from '../write/change.js'
import { readWord } from './settings.js'

export type LinkIdentity = ChangeInput & { user: string; provider: string; subject: string }

/**
 * Lets whoever a provider calls by this subject sign in as a user. Throws `NOT_FOUND`, `FORBIDDEN` for a user with roles over the fleet
 * that the caller lacks, `INVALID_STATE` for a service account, `CONFLICT` for a subject that leads to another user.
 */
export async function linkIdentity(context: DirectoryContext, input: LinkIdentity): Promise<{ id: number }> {
  requireSession(context.caller)
  return change(context, {
    operation: 'linkIdentity',
    input,
    async run(tx) {
      const { id, kind } = await userToChange(tx, context, input.user, 'user')
      if (kind !== 'PERSON') throw refuse('INVALID_STATE', 'Only people sign in.', 'input', 'user')
      const providerId = readId('IdentityProviders', input.provider, 'input', 'provider')
      const provider = await tx.identityProvider.findUnique({ where: { id: providerId }, select: { id: true } })
      if (!provider) throw notFound('IdentityProviders', 'input', 'provider')
      const subject = readWord(input.subject, 'input', 'subject')
      const where = { providerId_subject: { providerId, subject } }
      const present = await tx.externalIdentity.findUnique({ where, select: { userId: true } })
      if (present && present.userId !== id) {
        throw refuse('CONFLICT', 'This subject leads to another user.', 'input', 'subject')
      }
      if (present) return { answer: { id }, changed: [] }
      await tx.externalIdentity.create({ data: { providerId, subject, userId: id } })
      return { answer: { id }, changed: [linked(providerId, subject, id)] }
    },
  })
}

/**
 * Ends that a subject of a provider leads to a user, and the user's sessions by that provider. Throws `NOT_FOUND`, `FORBIDDEN` as
 * `linkIdentity`, `INVALID_STATE` if nobody would be left to administer the system.
 */
export function unlinkIdentity(context: DirectoryContext, input: LinkIdentity): Promise<{ id: number }> {
  return change(context, {
    operation: 'unlinkIdentity',
    input,
    async run(tx) {
      const { id } = await userToChange(tx, context, input.user, 'user')
      const providerId = readId('IdentityProviders', input.provider, 'input', 'provider')
      const { subject } = input
      const { count } = await tx.externalIdentity.deleteMany({ where: { providerId, subject, userId: id } })
      if (count === 0) throw refuse('NOT_FOUND', 'The user is not known there by this subject.', 'input', 'subject')
      const ended = await endSessions(tx, context, { providerId, userId: id })
      await keepAnAdministrator(tx, 'input', 'user')
      const { after: before, ...link } = linked(providerId, subject, id)
      return { answer: { id }, changed: [{ ...link, version: 2, before, after: null }, ...ended] }
    },
  })
}
