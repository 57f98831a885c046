import type { LackingValuesQuery, NeedsAttentionQuery } from '../generated/graphql'
import type { Answered, GraphError } from '../graph/answer'

/** What of the page is asked for by itself: what lacks values, or all else. */
export type Half = 'values' | 'rest'

const OF_VALUES = ['lackingProjects', 'lackingTenants'] as const satisfies readonly (keyof LackingValuesQuery)[]

/** The page's answer with a newer one to half of its question: what could not be read of that half before is told no more. */
export function renewed(
  before: Answered<NeedsAttentionQuery>,
  newer: Answered<NeedsAttentionQuery | LackingValuesQuery>,
  half: Half,
): Answered<NeedsAttentionQuery> {
  const others = before.errors.filter((error) => halfOf(error) !== half)
  return { ...newer, data: { ...before.data, ...newer.data }, errors: [...others, ...newer.errors] }
}

function halfOf({ path }: GraphError): Half {
  return OF_VALUES.some((field) => field === path?.[0]) ? 'values' : 'rest'
}
