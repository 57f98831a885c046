import { visible } from '../access/visible.js'
import { allOf, someOf, type Where } from '../access/where.js'
import { listWhere } from '../connection/page.js'
import type { SpaceContext } from '../context.js'
import { deploymentCellList, type DeploymentCellFilter } from './list.js'

/** Rows with at least one cell of the deployment matrix that a filter lets through and the caller can see. Throws `BAD_ID` and `BAD_INPUT`. */
export function withCell(filter: DeploymentCellFilter | null | undefined, context: SpaceContext): Where[] {
  if (!filter) return []
  const cells = allOf([visible(context, deploymentCellList.kind), ...listWhere(deploymentCellList, filter, context)])
  return [someOf('cells', cells)]
}
