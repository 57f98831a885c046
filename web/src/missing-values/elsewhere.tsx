import Link from 'next/link'
import type { MissingValuesQuery } from '../generated/graphql'
import { numberText } from '../view/count-text'
import { missingPath, type MissingSearch } from './search-params'

type ElsewhereProps = { elsewhere: NonNullable<MissingValuesQuery['elsewhere']>; search: MissingSearch }

/** How many tenants lack values and are left out because other Instances own them, and where their values can be given. */
export function Elsewhere({ elsewhere: { totalCount, nodes }, search }: ElsewhereProps) {
  if (totalCount === 0) return null
  const count = numberText(totalCount)
  return (
    <details className="px-4 pb-3 text-sm text-muted sm:px-5">
      <summary className="w-fit cursor-pointer rounded py-0.5">
        {totalCount === 1
          ? '1 more tenant with missing values is owned by another Instance'
          : `${count} more tenants with missing values are owned by other Instances`}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5">
        {nodes.map(({ id, name, space, owner, remoteOf }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{name}</span>
            {space && <span>of {space.name},</span>}
            <span>owned by {owner?.name ?? 'an Instance that you may not see'}</span>
            {remoteOf && (
              <Link
                prefetch={false}
                href={missingPath({ ...search, open: remoteOf })}
                className="text-accent hover:underline"
              >
                Give its values there<span className="sr-only">: {name}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && (
        <p className="mt-1">
          These are the first {nodes.length}.{' '}
          <Link prefetch={false} href="/explore/tenants" className="text-accent hover:underline">
            All tenants with their owners
          </Link>
        </p>
      )}
    </details>
  )
}
