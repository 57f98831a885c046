import type { UsesFragment } from '../generated/graphql'
import { pageOf } from '../explore/page-of'
import { numberText } from '../view/count-text'
import { Lines, Nothing, PageSection } from '../view/page-section'
import { whereUsedPath, type WhereUsedSearch } from './search-params'
import { USE_KINDS } from './words'

type Use = UsesFragment['nodes'][number]

/** The uses by kind, in the order in which the kinds come. */
function byKind(uses: readonly Use[]): [Use['kind'], Use[]][] {
  const groups = new Map<Use['kind'], Use[]>()
  for (const use of uses) groups.set(use.kind, [...(groups.get(use.kind) ?? []), use])
  return [...groups]
}

/** Where something is used, grouped by what uses it. */
export function Uses({ uses, search }: { uses: UsesFragment; search: WhereUsedSearch }) {
  const { nodes, totalCount, pageInfo, completeness } = uses
  const isPartial = completeness.missing.length > 0
  if (nodes.length === 0) {
    return <Nothing>{isPartial ? 'Nothing in the Spaces that answered.' : 'Nothing that you may see uses it.'}</Nothing>
  }
  return (
    <div className="flex flex-col gap-7">
      <p role="status" aria-label="Count" className="text-muted">
        {isPartial ? 'at least ' : ''}
        {numberText(totalCount)} {totalCount === 1 ? 'use' : 'uses'}
      </p>
      {byKind(nodes).map(([kind, all]) => (
        <PageSection key={kind} title={USE_KINDS[kind] ?? kind} note={all.length}>
          <Lines>
            {all.map((use, place) => (
              <UseLine key={`${use.in?.id ?? ''} ${use.place} ${place}`} use={use} />
            ))}
          </Lines>
        </PageSection>
      ))}
      {(search.after !== null || pageInfo.hasNextPage) && (
        <nav aria-label="Pages" className="flex gap-2">
          {search.after !== null && (
            <a className="control" href={whereUsedPath({ ...search, after: null })}>
              First page
            </a>
          )}
          {pageInfo.hasNextPage && (
            <a className="control" href={whereUsedPath({ ...search, after: pageInfo.endCursor })}>
              Next page
            </a>
          )}
        </nav>
      )}
    </div>
  )
}

function UseLine({ use }: { use: Use }) {
  const { in: where, place, detail, isOutdated } = use
  const href = where && pageOf(where.id)
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0 break-words">
        {href ? (
          <a href={href} className="font-medium hover:underline">
            {place}
          </a>
        ) : (
          <span className="font-medium">{place}</span>
        )}
        {detail && <span className="ml-2 text-muted">{detail}</span>}
        {isOutdated && <span className="ml-2 text-warn">! older version</span>}
      </div>
      <p className="min-w-0 truncate text-muted">{placeOf(use)}</p>
    </li>
  )
}

/** To what a use belongs, and its Space: `Payments API · Payments`. */
function placeOf({ in: where, project, place }: Use): string {
  const owner =
    project?.name ??
    (where && 'libraryVariableSet' in where ? (where.project?.name ?? where.libraryVariableSet?.name) : undefined) ??
    (where && 'name' in where ? where.name : undefined)
  const space = project?.space?.name ?? (where && 'space' in where ? where.space?.name : undefined)
  // What is named in its place already is not named twice.
  return [owner !== undefined && !place.endsWith(owner) ? owner : null, space].filter(Boolean).join(' · ')
}
