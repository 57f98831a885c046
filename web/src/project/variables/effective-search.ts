import { createLoader, createSerializer, parseAsString } from 'nuqs/server'

/** The environment in which one asks what counts, by id. */
export const EFFECTIVE_SEARCH = { environment: parseAsString.withDefault('') }

export const loadEffectiveSearch = createLoader(EFFECTIVE_SEARCH)
export const writeEffectiveSearch = createSerializer(EFFECTIVE_SEARCH)

/** What the graph is asked: the values only once an environment is chosen. */
export function effectiveVariables(project: string, { environment }: { environment: string }) {
  return { project, environment, isChosen: environment !== '' }
}
