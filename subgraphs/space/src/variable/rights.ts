import { decide } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import { maySee } from '../access/view.js'
import type { SpaceContext } from '../context.js'
import type { VariableOwner } from './owner.js'

/** The permissions by which variables of projects are changed. */
const PROJECT_EDITS = ['VariableEdit', 'VariableEditUnscoped'] as const

/** The permissions by which variables are changed, of whatever owner. */
export const ANY_EDIT: readonly Permission[] = [...PROJECT_EDITS, 'LibraryVariableSetEdit']

/** The permissions by which variables of an owner are changed, of whatever scope. */
export function editsOf({ kind }: VariableOwner): readonly Permission[] {
  return kind === 'Projects' ? PROJECT_EDITS : ['LibraryVariableSetEdit']
}

/** Whose values are to change, and where that stands. */
export type Owned = { owner: VariableOwner; position: Position }

/**
 * Throws `FORBIDDEN` unless the caller may change a value that holds for environments; of none, everywhere. A project's value takes
 * `VariableEdit` for all of its environments, or `VariableEditUnscoped`. A value of a library set takes `LibraryVariableSetEdit`, which knows no
 * environments: so these must at least exist for the caller.
 */
export function requireValueEdit(
  context: SpaceContext,
  { owner, position }: Owned,
  environmentIds: readonly number[],
  ...path: string[]
): void {
  const permission = missingPermission(context, owner, position, environmentIds)
  if (permission === null) return
  const what = environmentIds.length > 0 ? 'for all environments of the value' : 'for what it is about'
  throw refuse('FORBIDDEN', `This takes the permission ${permission} in ${context.spaceId} ${what}.`, ...path)
}

function missingPermission(
  { rights }: SpaceContext,
  { kind }: VariableOwner,
  position: Position,
  environmentIds: readonly number[],
): Permission | null {
  if (kind === 'LibraryVariableSets') {
    if (!decide(rights, 'LibraryVariableSetEdit', NOWHERE).allowed) return 'LibraryVariableSetEdit'
    const seen = environmentIds.every((id) => maySee(rights, 'Environments', { ...NOWHERE, Environments: [id] }))
    return seen ? null : 'EnvironmentView'
  }
  if (environmentIds.length === 0) {
    return decide(rights, 'VariableEditUnscoped', position).allowed ? null : 'VariableEditUnscoped'
  }
  const reached = environmentIds.every(
    (id) => decide(rights, 'VariableEdit', { ...position, Environments: [id] }).allowed,
  )
  return reached ? null : 'VariableEdit'
}
