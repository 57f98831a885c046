import { createLoader, createSerializer, parseAsString } from 'nuqs/server'

/** Where a release is to be deployed, and for whom, by id. */
export const DEPLOY_SEARCH = { environment: parseAsString.withDefault(''), tenant: parseAsString.withDefault('') }

export const loadDeploySearch = createLoader(DEPLOY_SEARCH)
export const writeDeploySearch = createSerializer(DEPLOY_SEARCH)

/** What the graph is asked: the rules only once an environment is chosen. */
export function deployVariables(id: string, { environment, tenant }: { environment: string; tenant: string }) {
  return { id, environment, isChosen: environment !== '', ...(tenant === '' ? {} : { tenant }) }
}
