import { expectVersion } from '@spaceport/kit/write/outcome'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { endOneTimeTokens } from '../one-time-token/end.js'
import { endSessions } from '../session/end.js'
import { change, type ChangeInput } from '../write/change.js'
import { userToChange } from './find.js'

export type DisableUser = ChangeInput & { id: string; expectedVersion?: number | null | undefined }

/**
 * Lets a user do nothing any more, by whatever credential, until they are enabled: their sessions and links end, their API
 * keys rest. Without effect on whoever is disabled. Throws `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `INVALID_STATE` for
 * the last administrator.
 */
export function disableUser(context: DirectoryContext, input: DisableUser): Promise<{ id: number }> {
  return change(context, {
    operation: 'disableUser',
    input,
    async run(tx) {
      const { id, disabledAt, ...user } = await userToChange(tx, context, input.id, 'id')
      expectVersion(user.version, input.expectedVersion)
      if (disabledAt) return { answer: { id }, changed: [] }
      const data = { disabledAt: context.now(), version: { increment: 1 } }
      const { version } = await tx.user.update({ where: { id }, data })
      await keepAnAdministrator(tx, 'input', 'id')
      const ended = await endSessions(tx, context, { userId: id })
      await endOneTimeTokens(tx, [id])
      const after = { disabledAt: data.disabledAt }
      const changed = { kind: 'Users', id: directoryId('Users', id), version, before: { disabledAt: null }, after }
      return { answer: { id }, changed: [changed, ...ended] }
    },
  })
}

/** Lets a disabled user act again; without effect on others. Throws `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`. */
export function enableUser(context: DirectoryContext, input: DisableUser): Promise<{ id: number }> {
  return change(context, {
    operation: 'enableUser',
    input,
    async run(tx) {
      const { id, disabledAt, ...user } = await userToChange(tx, context, input.id, 'id')
      expectVersion(user.version, input.expectedVersion)
      if (!disabledAt) return { answer: { id }, changed: [] }
      const { version } = await tx.user.update({ where: { id }, data: { disabledAt: null, version: { increment: 1 } } })
      const after = { disabledAt: null }
      const changed = { kind: 'Users', id: directoryId('Users', id), version, before: { disabledAt }, after }
      return { answer: { id }, changed: [changed] }
    },
  })
}
