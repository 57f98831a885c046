import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'

export type CreateServiceAccount = ChangeInput & { name: string }

/** Adds a user that is a program: it has API keys, no e-mail, no password and no sessions. Throws `BAD_INPUT`. */
export function createServiceAccount(context: DirectoryContext, input: CreateServiceAccount): Promise<{ id: number }> {
  return change(context, {
    operation: 'createServiceAccount',
    input,
    async run(tx) {
      const named = readName(input.name, 'input', 'name')
      const kind = 'SERVICE_ACCOUNT' as const
      const { id, version } = await tx.user.create({ data: { kind, ...named } })
      const after = { kind, name: named.name }
      return {
        answer: { id },
        changed: [{ kind: 'Users', id: directoryId('Users', id), version, before: null, after }],
      }
    },
  })
}
