import { refuse } from '@spaceport/kit/write/outcome'

/** Throws `INVALID_STATE` for an archived library variable set: it is read-only, with all that belongs to it. */
export function requireActiveSet({ archivedAt }: { archivedAt: Date | null }, ...path: string[]): void {
  if (archivedAt) {
    throw refuse('INVALID_STATE', 'The library variable set is archived, so read-only: restore it first.', ...path)
  }
}
