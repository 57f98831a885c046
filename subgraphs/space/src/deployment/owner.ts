import { refuse } from '@spaceport/kit/write/outcome'

/** Throws `NOT_OWNER` for a deployment in another Space, which only its receipts tell of. */
export function requireOwnDeployment({ remoteId }: { remoteId: string | null }, ...path: string[]): void {
  if (remoteId === null) return
  throw refuse('NOT_OWNER', 'It was done in another Space, whose receipts tell of it.', ...path)
}
