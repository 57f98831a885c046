import { refuse } from '@spaceport/kit/write/outcome'

/** Throws `INVALID_STATE` for an archived tenant: it is read-only. */
export function requireTenantNotArchived({ archivedAt }: { archivedAt: Date | null }, ...path: string[]): void {
  if (archivedAt) throw refuse('INVALID_STATE', 'The tenant is archived, so read-only: restore it first.', ...path)
}
