import type { ProjectOrder, ProjectsPageQueryVariables } from '../../generated/graphql'
import type { ProjectSearch, Sort } from './search-params'

const ORDERS: Record<Sort, ProjectOrder> = {
  name: { field: 'NAME', direction: 'ASC' },
  '-name': { field: 'NAME', direction: 'DESC' },
  'last-deployed': { field: 'LAST_DEPLOYED_AT', direction: 'ASC' },
  '-last-deployed': { field: 'LAST_DEPLOYED_AT', direction: 'DESC' },
}

/** The variables of the query that shows `search`; nothing that is not asked for is named in them. */
export function projectsVariables(search: ProjectSearch): ProjectsPageQueryVariables {
  const text = search.text.trim()
  const filter = {
    ...(search.space.length > 0 ? { space: search.space } : {}),
    ...(text === '' ? {} : { text }),
  }
  const backwards = search.before !== null && search.after === null
  return {
    ...(backwards ? { last: search.size, before: search.before } : { first: search.size }),
    ...(search.after === null ? {} : { after: search.after }),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    orderBy: ORDERS[search.sort],
  }
}
