import { requireOwner } from '../write/owner.js'

/** Throws `NOT_OWNER`, naming the owner, for a value that only stands for one in another Space. The row is to be held. */
export function requireValueHere(row: { name: string; remoteOf: string | null }, ...path: string[]): void {
  requireOwner(
    { name: row.name, remoteOf: row.remoteOf, remoteRoot: null, remoteSpace: null, remoteName: null },
    ...path,
  )
}
