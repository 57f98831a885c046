import { spaceOf } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import { withPath } from './references.js'
import { readIdOf, type Kind } from '../entity/kinds.js'
import type { SpaceContext } from '../context.js'

/** Throws `NOT_OWNER`, naming the owner's Space and entity, when a row is only a placeholder. */
export function requireOwner(row: { name: string; remoteOf: string | null }, ...path: string[]): void {
  if (row.remoteOf === null) return
  const owner = spaceOf(row.remoteOf) ?? row.remoteOf
  throw refuse('NOT_OWNER', `"${row.name}" is owned by ${owner}: change ${row.remoteOf} there.`, ...path)
}

/** The id that a placeholder stands for: an entity of the same kind in another Space. Throws `BAD_ID`. */
export function readRemoteOf(context: SpaceContext, kind: Kind, id: string | null | undefined): string | null {
  if (id === null || id === undefined) return null
  const path = ['input', 'remoteOf']
  const { space } = withPath(() => readIdOf(kind, id), path)
  if (space === context.space) throw refuse('BAD_ID', 'A placeholder stands for something in another Space.', ...path)
  return id
}
