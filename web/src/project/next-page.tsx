import Link from 'next/link'

type NextPageProps = {
  path: string
  /** Whether this page begins behind a cursor. */
  isPaged: boolean
  page: { hasNextPage: boolean; endCursor: string | null }
}

/** Leads to the rows after these, and back to the first ones. */
export function NextPage({ path, isPaged, page }: NextPageProps) {
  if (!isPaged && !page.hasNextPage) return null
  return (
    <nav aria-label="Pages" className="mt-3 flex gap-2">
      {isPaged && (
        <Link prefetch={false} href={path} className="control">
          First ones
        </Link>
      )}
      {page.hasNextPage && page.endCursor && (
        <Link prefetch={false} href={`${path}?after=${encodeURIComponent(page.endCursor)}`} className="control">
          Next ones
        </Link>
      )}
    </nav>
  )
}

/** The cursor that an address names; none if it names none. */
export function afterOf(value: string | string[] | undefined): { after?: string } {
  return typeof value === 'string' && value !== '' ? { after: value } : {}
}
