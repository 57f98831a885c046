import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import type { SpaceContext } from '../context.js'
import { noteRefusal } from '../event/note.js'

/** What may mean that somebody passes for another Space. */
const SUSPICIOUS: ReadonlySet<ErrorCode> = new Set([
  'FINGERPRINT_MISMATCH',
  'BUNDLE_MALFORMED',
  'BUNDLE_TAMPERED',
  'SIGNER_UNKNOWN',
])

/** Does some work about a trust; what of its refusals may mean that somebody passes for another Space is noted in the audit. */
export async function notingRefusals<T>(
  context: SpaceContext,
  operation: string,
  id: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SpaceportError && SUSPICIOUS.has(error.code)) {
      const subject = { kind: 'Trusts', id }
      await noteRefusal(context, { operation, permission: 'TrustAdminister', code: error.code, subject })
    }
    throw error
  }
}
