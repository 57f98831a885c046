import { SpaceportError } from '@spaceport/kit/errors'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import { positionOf } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { quoted, readEntityId } from '../entity/kinds.js'
import { requireActiveSet } from '../library-variable-set/active.js'
import { requireNotArchived } from '../project/active.js'
import { requireNotPromoted } from '../project/remote.js'
import type { Tx } from '../write/change.js'
import { unknown, withPath } from '../write/references.js'
import { requireVisible } from '../write/subject.js'

/** What has variables and templates: a project or a library variable set. */
export type VariableOwner = { kind: 'Projects' | 'LibraryVariableSets'; local: number }

/** The owner that an input names by id. Throws `BAD_ID` for anything else, `NOT_FOUND` for another Space. */
export function readVariableOwner(context: SpaceContext, id: string, ...path: string[]): VariableOwner {
  const { space, kind, local } = withPath(() => readEntityId(id), path)
  if (kind !== 'Projects' && kind !== 'LibraryVariableSets') {
    throw refuse('BAD_ID', `${quoted(id)} is the id of neither a Project nor a LibraryVariableSet.`, ...path)
  }
  if (space !== context.space) throw unknown(id, ...path)
  return { kind, local }
}

/** The columns by which rows say whose they are. */
type OwnerColumns = { projectId: number | null; libraryVariableSetId: number | null }

/** An owner as rows have it. */
export function ownerColumns({ kind, local }: VariableOwner): OwnerColumns {
  return kind === 'Projects'
    ? { projectId: local, libraryVariableSetId: null }
    : { projectId: null, libraryVariableSetId: local }
}

/** The owner that a row names. */
export function ownerOf({ projectId, libraryVariableSetId }: OwnerColumns): VariableOwner {
  if (projectId !== null) return { kind: 'Projects', local: projectId }
  if (libraryVariableSetId !== null) return { kind: 'LibraryVariableSets', local: libraryVariableSetId }
  throw new SpaceportError('INTERNAL', 'A row belongs to nothing.')
}

/**
 * Where an owner stands that an input names. Throws `NOT_FOUND` for what does not exist for the caller, `INVALID_STATE` for an archived one.
 */
export async function requireVariableOwner(
  tx: Tx,
  context: SpaceContext,
  owner: VariableOwner,
  ...path: string[]
): Promise<Position> {
  await requireVisible(tx, context, owner.kind, [owner.local], ...path)
  return activePosition(tx, owner, ...path)
}

/** Where an owner stands, whoever sees it. Throws `INVALID_STATE` for an archived one, `NOT_OWNER` for a project that came by promotion. */
export async function activePosition(tx: Tx, { kind, local }: VariableOwner, ...path: string[]): Promise<Position> {
  const where = { id: local }
  if (kind === 'Projects') {
    const project = await tx.project.findUniqueOrThrow({ where })
    requireNotArchived(project, ...path)
    requireNotPromoted(project, ...path)
  } else requireActiveSet(await tx.libraryVariableSet.findUniqueOrThrow({ where }), ...path)
  return (await positionOf(tx, kind, local)) ?? NOWHERE
}
