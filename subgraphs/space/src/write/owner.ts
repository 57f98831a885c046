import { spaceOf } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Where } from '../access/where.js'
import { withPath } from './references.js'
import { readIdOf, type Kind } from '../entity/kinds.js'
import type { SpaceContext } from '../context.js'

/** What says of a row that it is only a placeholder, and for what: something in another Space of the fleet, or beyond it. */
export type Remote = {
  remoteOf: string | null
  remoteRoot: string | null
  remoteSpace: string | null
  remoteName: string | null
}

/** The columns of `Remote`. */
export const REMOTE = { remoteOf: true, remoteRoot: true, remoteSpace: true, remoteName: true } as const

/** The condition that placeholders fulfil, or all other rows. */
export function remoteWhere(isRemote: boolean): Where {
  if (!isRemote) return { remoteOf: null, remoteRoot: null }
  return { OR: [{ remoteOf: { not: null } }, { remoteRoot: { not: null } }] }
}

/** Whether a row is only a placeholder. */
export function isPlaceholder({ remoteOf, remoteRoot }: Pick<Remote, 'remoteOf' | 'remoteRoot'>): boolean {
  return remoteOf !== null || remoteRoot !== null
}

/** Throws `NOT_OWNER`, naming the owner's Space and entity, when a row is only a placeholder. */
export function requireOwner(row: Remote & { name: string }, ...path: string[]): void {
  if (row.remoteOf !== null) {
    const owner = spaceOf(row.remoteOf) ?? row.remoteOf
    throw refuse('NOT_OWNER', `"${row.name}" is owned by ${owner}: change ${row.remoteOf} there.`, ...path)
  }
  if (row.remoteRoot !== null) {
    const owner = `the Space "${row.remoteSpace}" with the root ${row.remoteRoot.slice(0, 16)}`
    throw refuse('NOT_OWNER', `"${row.name}" is owned by ${owner}: change "${row.remoteName}" there.`, ...path)
  }
}

/** The id that a placeholder stands for: an entity of the same kind in another Space. Throws `BAD_ID`. */
export function readRemoteOf(context: SpaceContext, kind: Kind, id: string | null | undefined): string | null {
  if (id === null || id === undefined) return null
  const path = ['input', 'remoteOf']
  const { space } = withPath(() => readIdOf(kind, id), path)
  if (space === context.space) throw refuse('BAD_ID', 'A placeholder stands for something in another Space.', ...path)
  return id
}
