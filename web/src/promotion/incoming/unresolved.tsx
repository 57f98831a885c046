import Link from 'next/link'
import { StateMark } from '../../ui/state-text'
import { Lines, PageSection } from '../../view/page-section'
import type { BundleReview } from './bundle'
import { UNRESOLVED_KINDS } from './unresolved-kinds'

type Props = { unresolved: BundleReview['unresolved']; space: string }

/** The names that a bundle carries and nothing here has, those first without which it cannot be accepted. */
export function Unresolved({ unresolved, space }: Props) {
  if (unresolved.length === 0) return null
  const needed = unresolved.filter(({ isNeeded }) => isNeeded)
  return (
    <PageSection
      title="Missing in this Space"
      note={needed.length > 0 ? `${needed.length} required before it can be accepted` : 'none required'}
    >
      <Lines>
        {[...needed, ...unresolved.filter(({ isNeeded }) => !isNeeded)].map(({ kind, name, isNeeded }) => {
          const { says, without, list } = UNRESOLVED_KINDS[kind]
          return (
            <li key={`${kind} ${name}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
              <StateMark tone={isNeeded ? 'bad' : 'idle'} />
              <span>
                {says} <span className="font-medium">{name}</span>
              </span>
              <span className="text-muted">{isNeeded ? 'Create one with this name first.' : without}</span>
              {list && (
                <Link
                  prefetch={false}
                  href={`/explore/${list}?space=${space}`}
                  className="ml-auto text-accent hover:underline"
                >
                  See existing
                </Link>
              )}
            </li>
          )
        })}
      </Lines>
    </PageSection>
  )
}
