import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { ScopeColumns } from '../rights/scope.js'
import type { Tx } from '../write/change.js'
import { requireReferences } from '../write/subject.js'

/** What an assignment is to be limited to, by id; a list that is empty limits nothing. */
export type Limits = {
  projectGroups?: string[] | null
  projects?: string[] | null
  environments?: string[] | null
  tenants?: string[] | null
}

/** The most ids in one list. */
const MOST = 500

const COLUMNS = [
  ['projectGroups', 'ProjectGroups', 'projectGroupIds'],
  ['projects', 'Projects', 'projectIds'],
  ['environments', 'Environments', 'environmentIds'],
  ['tenants', 'Tenants', 'tenantIds'],
] as const

/** Reads limits; lists that are left out stay as they are in `before`. Throws `BAD_INPUT`, `BAD_ID`, or `NOT_FOUND` for what the caller cannot see. */
export async function readLimits(
  tx: Tx,
  context: SpaceContext,
  input: Limits,
  before: ScopeColumns,
): Promise<ScopeColumns> {
  const { projectGroupIds, projectIds, environmentIds, tenantIds } = before
  const limits = { projectGroupIds, projectIds, environmentIds, tenantIds }
  for (const [field, kind, column] of COLUMNS) {
    const ids = input[field]
    if (!ids) continue
    if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST}.`, 'input', field)
    limits[column] = await requireReferences(tx, context, kind, ids, 'input', field)
  }
  return limits
}

/** No limits. */
export const UNLIMITED: ScopeColumns = { projectGroupIds: [], projectIds: [], environmentIds: [], tenantIds: [] }
