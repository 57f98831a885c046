import { recordRefusal } from '@spaceport/kit/audit/note'
import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import type { Taking } from './take-receipt.js'

/** Why a receipt may be refused for what it is, whoever brings it. */
const REFUSED: ReadonlySet<ErrorCode> = new Set([
  'BUNDLE_MALFORMED',
  'BUNDLE_TAMPERED',
  'SIGNER_UNKNOWN',
  'SIGNER_REVOKED',
  'WRONG_DESTINATION',
  'BUNDLE_NOT_YET_VALID',
  'FORMAT_UNSUPPORTED',
  'RECEIPT_UNMATCHED',
  'TOO_LARGE',
])

/** Does some work with a receipt; that one is refused for what it is, is noted in the audit, each reason apart. */
export async function notingRefusal<T>(
  { db, spaceId, requestId }: Taking,
  { actor, operation }: { actor: string; operation: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SpaceportError && REFUSED.has(error.code)) {
      const { code } = error
      const about = { kind: 'Spaces', subject: spaceId, details: { code }, countedBy: code }
      await recordRefusal(db, { actor, action: operation, requestId, ...about })
    }
    throw error
  }
}
