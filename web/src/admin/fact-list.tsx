import type { ReactNode } from 'react'

/** What is known of one thing, as pairs of a title and a value; what has none is left out. */
export function FactList({ facts }: { facts: readonly (readonly [title: string, value: ReactNode])[] }) {
  return (
    <dl className="mt-4">
      {facts.map(([title, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={title} className="grid gap-x-4 py-1 sm:grid-cols-[9rem_1fr]">
            <dt className="text-muted">{title}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
