import type { NeedsAttentionQuery } from '../generated/graphql'
import { missingPath } from '../missing-values/search-params'
import type { Part } from './part'
import type { AttentionSearch } from './source'

type Lists = Pick<NeedsAttentionQuery, 'lackingProjects' | 'lackingTenants'>

/** Projects and tenants that cannot be deployed everywhere before values are given. Null if either could not be read. */
export function lacking(
  { lackingProjects: projects, lackingTenants: tenants }: Lists,
  search: AttentionSearch,
): Part | null {
  if (!projects || !tenants) return null
  const { space } = search
  const rowsOf = (nodes: typeof projects.nodes | typeof tenants.nodes, state: string) =>
    nodes.map((one) => ({
      id: one.id,
      tone: 'warn' as const,
      state,
      title: one.name,
      href: missingPath({ space, open: one.id }),
      note: null,
      space: one.space?.name ?? null,
      environment: null,
      at: '',
    }))
  const [one, other] = [projects.completeness, tenants.completeness]
  return {
    id: 'values',
    title: 'Missing values',
    rows: [...rowsOf(projects.nodes, 'Project'), ...rowsOf(tenants.nodes, 'Tenant')],
    count: projects.totalCount + tenants.totalCount,
    completeness: other.missing.length > one.missing.length ? other : one,
    all: missingPath({ space }),
  }
}
