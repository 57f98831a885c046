import { expectVersion, refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { endOneTimeTokens } from '../one-time-token/end.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'
import { readEmail } from './email.js'
import { userToChange } from './find.js'

export type UpdateUser = ChangeInput & {
  id: string
  name?: string | null | undefined
  email?: string | null | undefined
  expectedVersion?: number | null | undefined
}

/** Renames a user, or gives a person another e-mail; what is not given stays. Throws `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `CONFLICT`, `BAD_INPUT`. */
export function updateUser(context: DirectoryContext, input: UpdateUser): Promise<{ id: number }> {
  return change(context, {
    operation: 'updateUser',
    input,
    async run(tx) {
      const user = await userToChange(tx, context, input.id, 'id')
      expectVersion(user.version, input.expectedVersion)
      const { id, name, nameKey, email, emailKey } = user
      const wantsEmail = typeof input.email === 'string'
      if (wantsEmail && user.kind === 'SERVICE_ACCOUNT') {
        throw refuse('INVALID_STATE', 'A service account has no e-mail address.', 'input', 'email')
      }
      const data = {
        ...(typeof input.name === 'string' ? readName(input.name, 'input', 'name') : { name, nameKey }),
        ...(typeof input.email === 'string' ? readEmail(input.email, 'input', 'email') : { email, emailKey }),
      }
      if (data.emailKey !== emailKey) {
        const other = await tx.user.findFirst({
          where: { emailKey: data.emailKey, id: { not: id } },
          select: { id: true },
        })
        if (other) throw refuse('CONFLICT', 'Somebody else has this e-mail address.', 'input', 'email')
        // Links were sent to the old address.
        await endOneTimeTokens(tx, [id])
      }
      const { version } = await tx.user.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
      const after = { name: data.name, email: data.email }
      const changed = { kind: 'Users', id: directoryId('Users', id), version, before: { name, email }, after }
      return { answer: { id }, changed: [changed] }
    },
  })
}
