import { recordRefusal } from '@spaceport/kit/audit/note'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Refusal } from '@spaceport/kit/pothos/refusal-plugin'
import type { Directory, DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { storable } from '../write/text.js'

/** Notes in the audit that a change was refused to the caller. */
export function noteRefusal(
  { db, caller, requestId }: DirectoryContext,
  { operation, permission, code, subject }: Refusal,
): Promise<void> {
  return recordRefusal(db, {
    actor: caller.subject,
    action: operation,
    kind: subject?.kind ?? 'Directory',
    subject: subject?.id ?? 'directory',
    requestId,
    details: { code, permission: permission ?? null },
  })
}

/** The longest address that is kept, in UTF-16 units. */
const LONGEST_ADDRESS = 64

/** Somebody who was not let in: by which way, as whom (null: as nobody whom the directory knows), from where. */
export type FailedSignIn = {
  way: string
  user: number | null
  address: string | null | undefined
  requestId: string | undefined
}

/**
 * Notes that somebody was not let in. What they typed is not kept: people type passwords where e-mails belong. It does not keep
 * them waiting, since how long it takes must not tell whether there is such an account.
 */
function noteFailedSignIn({ db }: Pick<Directory, 'db'>, { way, user, address, requestId }: FailedSignIn): void {
  const subject = user === null ? 'unknown' : directoryId('Users', user)
  void recordRefusal(db, {
    actor: 'anonymous',
    action: way,
    kind: 'Users',
    subject,
    requestId: requestId ?? null,
    details: from(address),
    countedBy: subject,
  })
}

/** Somebody who was told to wait after too many attempts. */
export type Limited = {
  way: string
  /** `Users-1`, or `anonymous`. */
  actor: string
  address: string | null | undefined
  requestId: string | undefined
}

/**
 * Runs a way to get in, and notes if it is refused since too many attempts came before: nobody looks then whose account it is,
 * so that only from where is kept.
 */
export async function notingLimit<T>(
  { db }: Pick<Directory, 'db'>,
  { way, actor, address, requestId }: Limited,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SpaceportError && error.code === 'RATE_LIMITED') {
      const subject = actor === 'anonymous' ? 'unknown' : actor
      const head = { actor, action: way, kind: 'Users', subject, requestId: requestId ?? null }
      await recordRefusal(db, { ...head, details: { code: error.code, ...from(address) }, countedBy: error.code })
    }
    throw error
  }
}

function from(address: string | null | undefined): { address: string | null } {
  return { address: address ? storable(address).slice(0, LONGEST_ADDRESS) : null }
}

/** Runs a way to get in, and notes if it lets nobody in (any error of status 401). */
export async function notingFailure<T>(
  directory: Pick<Directory, 'db'>,
  failed: FailedSignIn,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SpaceportError && error.status === 401) noteFailedSignIn(directory, failed)
    throw error
  }
}
