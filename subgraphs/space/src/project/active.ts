import { refuse } from '@spaceport/kit/write/outcome'

/** What of a project says whether anything may be done with it. */
type Activity = { isDisabled: boolean; archivedAt: Date | null }

/** Throws `INVALID_STATE` for a project of which there may be no new releases and deployments: a disabled or an archived one. */
export function requireActive({ isDisabled, archivedAt }: Activity, ...path: string[]): void {
  if (archivedAt) throw refuse('INVALID_STATE', 'The project is archived: restore it first.', ...path)
  if (isDisabled) throw refuse('INVALID_STATE', 'The project is disabled: enable it first.', ...path)
}

/** Throws `INVALID_STATE` for an archived project: it is read-only, with all that belongs to it. */
export function requireNotArchived({ archivedAt }: Pick<Activity, 'archivedAt'>, ...path: string[]): void {
  if (archivedAt) throw refuse('INVALID_STATE', 'The project is archived, so read-only: restore it first.', ...path)
}
