import { visible } from '../access/visible.js'
import { allOf, type Where } from '../access/where.js'
import type { CommonFilter, List } from '../connection/list.js'
import { listWhere } from '../connection/page.js'
import type { SpaceContext } from '../context.js'

/** The rows of a list that a filter lets through and the caller may see; with `except`, whatever the filter has of that facet. */
export function chosenBy<Filter extends CommonFilter>(
  list: Pick<List<Filter, never>, 'kind' | 'where'>,
  filter: Filter | null | undefined,
  context: SpaceContext,
  except?: string,
): Where {
  return allOf([visible(context, list.kind), ...listWhere(list, filter, context, except)])
}
