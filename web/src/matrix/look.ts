import { useQueryStates } from 'nuqs'
import { parseAsBoolean, parseAsStringLiteral } from 'nuqs/server'

/** What stands beside the release in a cell. */
export const BESIDE = ['age', 'who', 'nothing'] as const
export type Beside = (typeof BESIDE)[number]

/** What the URL says of how the matrix looks; none of it changes what is asked. */
const PARSERS = {
  beside: parseAsStringLiteral(BESIDE).withDefault('age'),
  /** Whether each tenant has a line of its own. */
  tenants: parseAsBoolean.withDefault(false),
}

/** How the matrix looks, as the URL says it, and how that is changed. */
export function useLook() {
  return useQueryStates(PARSERS, { shallow: true, history: 'replace' })
}
