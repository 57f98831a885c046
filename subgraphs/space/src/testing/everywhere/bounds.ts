import { isInterfaceType, type GraphQLNamedType } from 'graphql'
import { visible } from '../../access/visible.js'
import { EVERYTHING, NOTHING } from '../../access/where.js'
import type { SpaceContext } from '../../context.js'
import { kindOf, type Question } from './steps.js'

/** How many more statements something takes, whatever the size of the page, by the type that has it and its name. */
const MORE: Readonly<Record<string, number>> = {
  // How far a release is: its lifecycle, what it was deployed to, what holds it back, and where it may go.
  'Release progression': 2,
  'Release nextDeployments': 4,
  // What is here of what a bundle carries: of each kind that it names, of its project and its lifecycle.
  'IncomingBundle review': 14,
  // What is not given yet is found out by the templates, by what is deployed for the tenant.
  'Tenant templateValues': 1,
  // Where something is used is read from one table after the other until the page is full.
  'Use columns': 6,
  'Use in': 6,
  'Use project': 6,
  // The best hits are read before those of the next rank until the page is full: of three ranks.
  'SearchHit columns': 1,
  'SearchHit highlights': 1,
  'SearchHit space': 1,
  'SearchHit node': 1,
}

/** Whether somebody sees some rows of a type and not others. Which of those that rows refer to is asked apart, once for all rows. */
function isPartlySeen(context: SpaceContext, type: GraphQLNamedType): boolean {
  const kind = kindOf(type)
  const seen = kind ? visible(context, kind) : EVERYTHING
  return seen !== EVERYTHING && seen !== NOTHING
}

/**
 * The most statements that one thing asked of rows takes beyond their page: one for each level below the rows, what else it must take, one for
 * whether what it leads to is seen, and where that may be of any kind, one for each of the `kinds` that were found.
 */
export function boundOf(
  context: SpaceContext,
  type: string,
  { what, selection, step }: Question,
  kinds: number,
): number {
  const depth = step ? step.path.length : depthOf(selection) - 1
  const more = MORE[`${type} ${what.split('.')[0]}`] ?? 0
  if (!step) return depth + more
  return depth + more + (isPartlySeen(context, step.type) ? 1 : 0) + (isInterfaceType(step.type) ? kinds : 0)
}

/** How deep the braces of a selection go. */
function depthOf(selection: string): number {
  let [depth, deepest] = [0, 0]
  for (const character of selection) {
    if (character === '{') deepest = Math.max(deepest, ++depth)
    if (character === '}') depth--
  }
  return deepest
}
