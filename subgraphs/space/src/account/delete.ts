import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused, type Use } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { dropSecrets } from './new-secret.js'
import { requireMove } from './place.js'

/** Which account is to be deleted. */
export type DeleteAccount = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes an account with its secrets. The permission must reach all that it is used in. Throws `IN_USE` while a variable, a deployment target
 * or a process has it.
 */
export function deleteAccount(context: SpaceContext, input: DeleteAccount): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Accounts', input.id, 'id')
  return change(context, {
    operation: 'deleteAccount',
    permission: 'AccountDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'Accounts', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.account.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Accounts', before, input.expectedVersion)
      requireMove(context, 'AccountDelete', null, before)
      await requireUnused(tx, context, usesOf(local), 'input', 'id')
      await tx.account.delete({ where: { id: local } })
      await dropSecrets(tx, [before.secretId, before.passphraseId])
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Accounts', { before })] }
    },
  })
}

function usesOf(accountId: number): Use[] {
  const process = { steps: { some: { actions: { some: { accountIds: { has: accountId } } } } } }
  return [
    { kind: 'Variables', where: { accountId }, called: ['variable', 'variables'] },
    { kind: 'Machines', where: { accountId }, called: ['deployment target', 'deployment targets'] },
    { kind: 'Projects', where: { process }, called: ['project', 'projects'] },
    { kind: 'Runbooks', where: { process }, called: ['runbook', 'runbooks'] },
  ]
}
