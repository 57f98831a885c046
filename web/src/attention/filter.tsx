'use client'

import { PeriodBar } from '../time/period-bar'
import { useKnownSpaces } from '../spaces/known'
import { ViewsMenu } from '../view/views-menu'
import type { AttentionSearch } from './source'

type FilterProps = {
  search: AttentionSearch
  /** Environments by name, with how much was deployed to them. */
  environments: readonly { name: string }[]
  onSearch(changes: Partial<AttentionSearch>): void
}

/** Narrows the page: when it failed, in which Space, to which environment. */
export function AttentionFilter({ search, environments, onSearch }: FilterProps) {
  const { spaces, nameOf } = useKnownSpaces()
  const { space, environment } = search
  const names = environments.map(({ name }) => name)
  const [only] = space
  const many = space.join(',')
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-3 sm:px-5 print:hidden">
      <PeriodBar label="Failed when" period={search} onChange={(period) => onSearch(period)} />
      <select
        aria-label="Space"
        value={many}
        onChange={({ target }) => onSearch({ space: target.value === '' ? [] : target.value.split(',') })}
        className="control min-w-0 max-w-48 max-sm:flex-1"
      >
        <option value="">All Spaces</option>
        {space.length > 1 && <option value={many}>{space.length} Spaces</option>}
        {only !== undefined && space.length === 1 && !spaces.some(({ id }) => id === only) && (
          <option value={only}>{nameOf(only)}</option>
        )}
        {spaces.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="Environment"
        value={environment ?? ''}
        onChange={({ target }) => onSearch({ environment: target.value === '' ? null : target.value })}
        className="control min-w-0 max-w-48 max-sm:flex-1"
      >
        <option value="">All environments</option>
        {[...new Set(environment === null ? names : [environment, ...names])].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <ViewsMenu path="/attention" what="what needs attention" />
    </div>
  )
}
