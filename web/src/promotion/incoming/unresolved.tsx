import Link from 'next/link'
import type { UnresolvedReferenceKind } from '../../generated/graphql'
import { StateMark } from '../../ui/state-text'
import { Lines, PageSection } from '../../view/page-section'
import type { BundleReview } from './bundle'

/** What each kind is called, what becomes of the release without it, and where such things are. */
const KINDS: Record<UnresolvedReferenceKind, { says: string; without: string; list: string | null }> = {
  ENVIRONMENT: { says: 'Environment', without: 'What holds only there is left out.', list: 'environments' },
  ACCOUNT: { says: 'Account', without: 'The steps that use it lack it.', list: 'accounts' },
  CERTIFICATE: { says: 'Certificate', without: 'The steps that use it lack it.', list: 'certificates' },
  WORKER_POOL: { says: 'Worker pool', without: 'The usual pool takes its place.', list: 'worker-pools' },
  STEP_TEMPLATE: { says: 'Step template', without: 'The action is kept without it.', list: 'step-templates' },
  FEED: { says: 'Feed', without: 'The built-in feed takes its place.', list: null },
  TENANT_TAG: { says: 'Tag of tenants', without: 'What holds only for those is left out.', list: 'tag-sets' },
}

type Props = { unresolved: BundleReview['unresolved']; space: string }

/** The names that a bundle carries and nothing here has, those first without which it cannot be accepted. */
export function Unresolved({ unresolved, space }: Props) {
  if (unresolved.length === 0) return null
  const needed = unresolved.filter(({ isNeeded }) => isNeeded)
  return (
    <PageSection
      title="Missing in this Space"
      note={needed.length > 0 ? `${needed.length} needed before it can be accepted` : 'none needed'}
    >
      <Lines>
        {[...needed, ...unresolved.filter(({ isNeeded }) => !isNeeded)].map(({ kind, name, isNeeded }) => {
          const { says, without, list } = KINDS[kind]
          return (
            <li key={`${kind} ${name}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
              <StateMark tone={isNeeded ? 'bad' : 'idle'} />
              <span>
                {says} <span className="font-medium">{name}</span>
              </span>
              <span className="text-muted">{isNeeded ? 'Make one of this name here first.' : without}</span>
              {list && (
                <Link
                  prefetch={false}
                  href={`/explore/${list}?space=${space}`}
                  className="ml-auto text-accent hover:underline"
                >
                  See what is here
                </Link>
              )}
            </li>
          )
        })}
      </Lines>
    </PageSection>
  )
}
