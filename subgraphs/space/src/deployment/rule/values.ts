import type { SpaceContext } from '../../context.js'
import { missingValues, type MissingValue } from '../../variable-template/missing.js'
import type { Tx } from '../../write/change.js'
import type { Situation } from '../situation.js'
import { listed, type Knows, type Named, type Refusal } from './refusal.js'

/** Whether all values are there that the project's templates need: the rule `VALUES`. */
export async function valuesRefusal(
  tx: Tx,
  context: SpaceContext,
  { project, tenant }: Situation,
  environmentId: number,
): Promise<Refusal | null> {
  const cell = { projectId: project.id, environmentId, tenantId: tenant?.id ?? null }
  const missing = await missingValues(tx, context, cell)
  if (missing.length === 0) return null
  // Whoever does not see the project or the set does not see its templates.
  const about = missing.map((value): Named => ({ ...ownerOf(value, project.id), name: nameOf(value) }))
  const sentence = (knows: Knows) => `Values are missing: ${listed(about, knows)}.`
  return { code: 'VALUES_MISSING', field: 'environment', about, sentence }
}

function ownerOf({ libraryVariableSet }: MissingValue, projectId: number): Pick<Named, 'kind' | 'id'> {
  return libraryVariableSet
    ? { kind: 'LibraryVariableSets', id: libraryVariableSet.id }
    : { kind: 'Projects', id: projectId }
}

function nameOf({ name, libraryVariableSet }: MissingValue): string {
  return libraryVariableSet ? `${name} (of ${libraryVariableSet.name})` : name
}
