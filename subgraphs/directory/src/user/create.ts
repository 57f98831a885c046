import { refuse } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { secretDigest } from '../password/digest.js'
import { hashPassword } from '../password/password.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'
import { readEmail } from './email.js'

export type CreateUser = ChangeInput & {
  email: string
  name: string
  password?: string | null | undefined
}

/**
 * Adds somebody. Throws `BAD_INPUT`, `WEAK_PASSWORD`, `CONFLICT` for an e-mail that another has, and `FORBIDDEN` to whoever sets a
 * password by an API key, since that would outlive it.
 */
export async function createUser(context: DirectoryContext, input: CreateUser): Promise<{ id: number }> {
  const password = typeof input.password === 'string' ? input.password : null
  if (password !== null) requireSession(context.caller)
  const passwordHash = password === null ? null : await hashPassword(password, input, 'input', 'password')
  const keyed: CreateUser = { ...input, password: password === null ? null : secretDigest(context, password) }
  return change(context, {
    operation: 'createUser',
    input: keyed,
    async run(tx) {
      const address = readEmail(input.email, 'input', 'email')
      const named = readName(input.name, 'input', 'name')
      if (await tx.user.findUnique({ where: { emailKey: address.emailKey }, select: { id: true } })) {
        throw refuse('CONFLICT', 'Somebody else has this e-mail address.', 'input', 'email')
      }
      const { id, version } = await tx.user.create({ data: { ...address, ...named, passwordHash } })
      const after = { email: address.email, name: named.name }
      return {
        answer: { id },
        changed: [{ kind: 'Users', id: directoryId('Users', id), version, before: null, after }],
      }
    },
  })
}
