import type { SpaceContext } from '../context.js'
import { lookUpNames } from '../facet/has.js'
import type { CommonFilter, List } from './list.js'

/** Looks up what a filter takes to read few rows; without it the filter means the same. Throws `BAD_INPUT`. */
export async function prepare<Filter extends CommonFilter>(
  list: Pick<List<Filter, never>, 'kind' | 'prepare'>,
  filter: Filter | null | undefined,
  context: SpaceContext,
): Promise<void> {
  if (!filter) return
  await Promise.all([list.prepare?.(filter, context), lookUpNames(list.kind, filter, context)])
}
