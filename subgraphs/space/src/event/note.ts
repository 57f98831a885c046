import { recordRefusal } from '@spaceport/kit/audit/note'
import type { Refusal } from '@spaceport/kit/pothos/refusal-plugin'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import type { SpaceContext } from '../context.js'

/** The permissions to change who may do what in a Space. */
const SECURITY: ReadonlySet<FieldPermission | undefined> = new Set([
  'TeamCreate',
  'TeamEdit',
  'TeamDelete',
  'UserRoleEdit',
  'SpaceEdit',
  'SpaceDelete',
  'TrustAdminister',
])

/** Whether a permission is one to change who may do what. */
export function isSecuritySetting(permission: FieldPermission | undefined): boolean {
  return SECURITY.has(permission)
}

/** Notes in the Space's audit that a change was refused to the caller. */
export function noteRefusal(
  { db, caller, requestId, spaceId }: SpaceContext,
  { operation, permission, code, subject }: Refusal,
): Promise<void> {
  return recordRefusal(db, {
    actor: caller.subject,
    action: operation,
    kind: subject?.kind ?? 'Spaces',
    subject: subject?.id ?? spaceId,
    requestId,
    details: { code, permission: permission ?? null },
  })
}
