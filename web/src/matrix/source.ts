import { WhatRunsWhereDocument } from '../generated/graphql'
import type { WhatRunsWhereQuery, WhatRunsWhereQueryVariables } from '../generated/graphql'
import { chosenOf, listSearch, type ListSearch } from '../find/list-search'
import { orderOf, PAGE, type ListSource } from '../explore/list-source'
import type { MatrixProject } from './matrix'

const FACETS = [
  { id: 'environment', title: 'Environment' },
  {
    id: 'state',
    title: 'State',
    labels: {
      QUEUED: 'Queued',
      EXECUTING: 'Executing',
      CANCELLING: 'Cancelling',
      SUCCESS: 'Success',
      FAILED: 'Failed',
      CANCELED: 'Canceled',
      TIMED_OUT: 'Timed out',
    },
  },
  { id: 'projectGroup', title: 'Project group' },
  { id: 'tenant', title: 'Tenant' },
  { id: 'tenantTag', title: 'Tenant tag' },
  // The graph counts nothing by it: it is only typed, as `release:2.4`.
  { id: 'release', title: 'Release' },
]

const ORDERS = { name: 'NAME', 'last-deployed': 'LAST_DEPLOYED_AT' } as const

/** A filter as the graph takes it, or nothing where it says nothing. */
function given<Filter extends object>(filter: Filter): Filter | undefined {
  return Object.keys(filter).length > 0 ? filter : undefined
}

/** The names chosen of some facets, as a filter. */
function having(search: ListSearch, facets: readonly string[]): { has?: Record<string, string[]> } {
  const has = chosenOf(search, facets)
  return Object.keys(has).length > 0 ? { has } : {}
}

/** Whatever is chosen of Spaces, Zones and words, which projects and cells take alike. */
function common({ space, zone, text }: ListSearch) {
  return {
    ...(space.length > 0 ? { space } : {}),
    ...(zone.length > 0 ? { zone } : {}),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  }
}

/** A part of the version that the URL says, as filters take it. */
function versionIn(search: ListSearch): { version?: string } {
  const [version] = chosenOf(search, ['release']).release ?? []
  return version === undefined ? {} : { version: version.replace(/\*$/, '') }
}

/**
 * The variables for what the URL says. Projects are chosen by what runs of them anywhere; of those chosen, all states are told, so that a
 * failure stands beside what is well, but only the environments, tenants and tags of tenants that were asked for.
 */
function variables(search: ListSearch): WhatRunsWhereQueryVariables {
  const deployed = given({ ...having(search, ['environment', 'state', 'tenant', 'tenantTag']), ...versionIn(search) })
  const filter = given({ ...common(search), ...having(search, ['projectGroup']), ...(deployed ? { deployed } : {}) })
  const cells: object | undefined = given(having(search, ['environment', 'tenant', 'tenantTag']))
  const counted = given({ ...common(search), ...deployed })
  return {
    first: PAGE,
    facets: true,
    orderBy: orderOf(search.sort, ORDERS, 'name'),
    ...(search.after === null ? {} : { after: search.after }),
    ...(filter ? { filter } : {}),
    ...(cells ? { cells } : {}),
    ...(counted ? { counted } : {}),
  }
}

/** Where the matrix comes from: projects of all Spaces with what runs of them, page by page, and its facets in the same request. */
export const matrixSource: ListSource<WhatRunsWhereQuery, WhatRunsWhereQueryVariables, MatrixProject> = {
  path: '/what-runs-where',
  title: 'What runs where',
  what: 'projects',
  document: WhatRunsWhereDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables,
  connection: ({ projects }) => projects,
  counts: ({ projectFacets, deploymentCellFacets }) => ({ ...projectFacets, ...deploymentCellFacets }),
}
