import { recordRefusal } from '@spaceport/kit/audit/note'
import type { Refusal } from '@spaceport/kit/pothos/refusal-plugin'
import type { ZoneContext } from '../context.js'

/** Notes in the audit that a change was refused to the caller. */
export function noteRefusal(
  { db, caller, requestId }: ZoneContext,
  { operation, permission, code, subject }: Refusal,
): Promise<void> {
  return recordRefusal(db, {
    actor: caller.subject,
    action: operation,
    kind: subject?.kind ?? 'Zones',
    subject: subject?.id ?? 'zone',
    requestId,
    details: { code, permission: permission ?? null },
  })
}
