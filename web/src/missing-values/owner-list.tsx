'use client'

import type { Owner } from './owners'
import { missingPath, type MissingSearch } from './search-params'

type OwnerListProps = { owners: readonly Owner[]; search: MissingSearch; onOpen(id: string): void }

/** Projects and tenants that lack values, each leading to its form. */
export function OwnerList({ owners, search, onOpen }: OwnerListProps) {
  return (
    <table className="w-full border-collapse max-md:block">
      <caption className="sr-only">Projects and tenants that lack values</caption>
      <thead className="max-md:sr-only">
        <tr className="h-9 border-b border-line text-left text-sm text-muted [&>th]:px-3 [&>th]:font-medium [&>th:first-child]:pl-5">
          <th scope="col">Project or tenant</th>
          <th scope="col">Kind</th>
          <th scope="col">Space</th>
          <th scope="col" className="text-right">
            Missing
          </th>
          <th scope="col">What</th>
          <th scope="col" className="group-data-open/page:hidden">
            Required by
          </th>
          <th scope="col" className="group-data-open/page:hidden">
            Environments
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {owners.map((owner) => (
          <tr
            key={owner.id}
            data-open={owner.id === search.open || undefined}
            className="h-10 border-b border-line hover:bg-hover data-open:bg-accent-soft max-md:flex max-md:h-auto max-md:flex-wrap max-md:gap-x-3 max-md:px-4 max-md:py-2.5 md:[&>*]:px-3 md:[&>*:first-child]:pl-5"
          >
            <th scope="row" className="max-w-72 text-left font-medium max-md:w-full md:truncate">
              <a
                data-owner={owner.id}
                href={missingPath({ ...search, open: owner.id })}
                aria-current={owner.id === search.open ? 'true' : undefined}
                className="inline-flex min-h-6 items-center hover:underline"
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  onOpen(owner.id)
                }}
              >
                {owner.name}
              </a>
            </th>
            <td className="whitespace-nowrap text-muted">{owner.kind}</td>
            <td className="whitespace-nowrap text-muted">{owner.space}</td>
            <td className="text-right tabular-nums">
              {owner.count}
              {owner.isMore && '+'}
              <span className="md:sr-only"> missing</span>
            </td>
            <td className="max-w-64 truncate text-muted" title={owner.what.join(', ')}>
              {owner.what.join(', ')}
            </td>
            <td className="max-w-64 truncate text-muted md:group-data-open/page:hidden" title={owner.of.join(', ')}>
              {owner.of.join(', ')}
            </td>
            <td
              className="max-w-48 truncate text-muted md:group-data-open/page:hidden"
              title={owner.environments.join(', ')}
            >
              {owner.environments.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
