import type { WhoCanQuery } from '../generated/graphql'
import { numberText } from '../view/count-text'
import { Lines, Nothing, PageSection } from '../view/page-section'
import { Chains } from './chains'
import { permissionInSentence } from './permissions'
import { whoCanPath, type WhoCanSearch } from './search-params'

type Holders = NonNullable<WhoCanQuery['whoCan']>

/** Everybody who can do something, each with the ways by which they can. */
export function Holders({ holders, search }: { holders: Holders; search: WhoCanSearch }) {
  const { nodes, totalCount, truncated, pageInfo, completeness } = holders
  const isPartial = truncated || completeness.missing.length > 0
  const people = totalCount === 1 ? 'person or program' : 'people and programs'
  return (
    <PageSection
      title={`Who can ${search.permission ? permissionInSentence(search.permission) : ''}`}
      note={`${isPartial ? 'at least ' : ''}${numberText(totalCount)} ${people}`}
    >
      {nodes.length === 0 ? (
        <Nothing>Nobody that you may see.</Nothing>
      ) : (
        <Lines>
          {nodes.map((holder) => (
            <li key={holder.id} className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[14rem_minmax(0,1fr)_auto]">
              <div className="min-w-0">
                <p className="font-medium break-words">{holder.name}</p>
                {holder.kind === 'SERVICE_ACCOUNT' && <p className="text-sm text-muted">Service account</p>}
              </div>
              <Ways holder={holder} isOneSpace={search.space !== ''} />
              {search.space !== '' && (
                <a
                  className="text-sm text-accent hover:underline"
                  href={whoCanPath({ ...search, user: holder.id, after: null })}
                >
                  Why<span className="sr-only"> {holder.name} can</span>
                </a>
              )}
            </li>
          ))}
        </Lines>
      )}
      {(search.after !== null || pageInfo.hasNextPage) && (
        <nav aria-label="Pages" className="mt-3 flex gap-2">
          {search.after !== null && (
            <a className="control" href={whoCanPath({ ...search, after: null })}>
              First page
            </a>
          )}
          {pageInfo.hasNextPage && (
            <a className="control" href={whoCanPath({ ...search, after: pageInfo.endCursor })}>
              Next page
            </a>
          )}
        </nav>
      )}
    </PageSection>
  )
}

function Ways({ holder, isOneSpace }: { holder: Holders['nodes'][number]; isOneSpace: boolean }) {
  const { fleet, spaces, spaceCount } = holder
  const others = spaceCount - spaces.length
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {fleet.length > 0 && (
        <div>
          <p className="text-sm font-medium">Over the fleet</p>
          <Chains chains={fleet} />
        </div>
      )}
      {spaces.map(({ space, chains }) => (
        <div key={space.id ?? space.name}>
          {!isOneSpace && <p className="text-sm font-medium">{space.name}</p>}
          <Chains chains={chains} />
        </div>
      ))}
      {others > 0 && <p className="text-sm text-muted">and in {numberText(others)} more Spaces</p>}
    </div>
  )
}
