import type { PeekEventsFragment } from '../generated/graphql'
import { AgeText } from '../time/age-text'

/** What happened to a thing lately. Undefined: not known yet; null, or with its Space missing: the caller may not see it. */
export function PeekEvents({ events }: { events: PeekEventsFragment | null | undefined }) {
  if (events === null || (events && events.completeness.missing.length > 0)) return null
  return (
    <section aria-label="Recent events" className="min-h-40 border-t border-line px-5 py-3.5">
      <h3 className="text-sm font-medium text-muted">Lately</h3>
      {events?.nodes.length === 0 && <p className="mt-1 text-muted">Nothing is recorded of it.</p>}
      <ol className="mt-1">
        {events?.nodes.map(({ id, at, action, actor, user }) => (
          <li key={id} className="flex min-h-7 items-baseline gap-3 py-0.5">
            <AgeText at={at} className="w-16 shrink-0 text-sm text-muted tabular-nums" />
            <span className="min-w-0">
              {action} <span className="text-muted">by {user?.name ?? actor}</span>
            </span>
          </li>
        ))}
      </ol>
      {events?.pageInfo.hasNextPage && <p className="mt-1 text-sm text-muted">The audit has all of it.</p>}
    </section>
  )
}
