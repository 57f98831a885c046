import { refuse } from '@spaceport/kit/write/outcome'

/** What of a tenant says whether anything may be deployed for it. */
type Activity = { isDisabled: boolean; archivedAt: Date | null }

/** Throws `INVALID_STATE` for a tenant for which nothing is to be deployed: a disabled or an archived one. */
export function requireActiveTenant({ isDisabled, archivedAt }: Activity, ...path: string[]): void {
  if (archivedAt) throw refuse('INVALID_STATE', 'The tenant is archived: restore it first.', ...path)
  if (isDisabled) throw refuse('INVALID_STATE', 'The tenant is disabled: enable it first.', ...path)
}

/** Throws `INVALID_STATE` for an archived tenant: it is read-only. */
export function requireTenantNotArchived({ archivedAt }: Pick<Activity, 'archivedAt'>, ...path: string[]): void {
  if (archivedAt) throw refuse('INVALID_STATE', 'The tenant is archived, so read-only: restore it first.', ...path)
}
