import { readFileSync } from 'node:fs'
import { buildSchema, graphql, type ExecutionResult } from 'graphql'
import { fakeDirectory } from './fake-directory'
import { page, type PageArguments } from './page'
import { fakeUsers } from './people'

const schema = buildSchema(readFileSync(new URL('../../../client/schema.graphql', import.meta.url), 'utf8'))

const ZONE = { id: 'Zones-1', name: 'Brisbane', kind: 'CONNECTED' }
const SPACE = { id: 'Spaces-1', name: 'Payments', instance: { id: 'Instances-1', name: 'bne-1', zone: ZONE } }

/** The name of the one project, which only a page that read the graph can show. */
export const PROJECT = 'Catalogue API'

const project = {
  __typename: 'Project',
  ...{ id: `${SPACE.id}/Projects-1`, name: PROJECT, space: SPACE },
  ...{ projectGroup: { name: 'Default' }, lifecycle: { name: 'Default' } },
}

/** Executes against the real schema, over people and one Space with one project, so that a query that does not fit it fails. */
export function fakeGraph(): (query: string, variables: Record<string, unknown>) => Promise<ExecutionResult> {
  const rootValue = {
    ...fakeDirectory(fakeUsers()),
    spaces: (args: PageArguments) => page([SPACE], args),
    projects: (args: PageArguments) => ({
      ...page([project], args),
      completeness: { asked: 1, answered: 1, missing: [] },
    }),
  }
  return (source, variableValues) => graphql({ schema, source, variableValues, rootValue })
}
