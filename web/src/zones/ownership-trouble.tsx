import { wordsOf } from '../find/words'
import { AgeText } from '../time/age-text'
import { StateText } from '../ui/state-text'
import { Lines, PageSection } from '../view/page-section'
import type { OwnershipMap } from './map'

/** Changes of owner that have not ended, and what nobody or several own. Nothing while all is well. */
export function OwnershipTrouble({
  ownership: { gaps, duplicates, underWay, isComplete },
}: {
  ownership: OwnershipMap
}) {
  if (gaps.length + duplicates.length + underWay.length === 0) return null
  return (
    <PageSection title="Ownership" note={isComplete ? undefined : 'at least this: not every Instance told all'}>
      <Lines>
        {underWay.map(({ id, kind, subject, fromInstance, toInstance, isGoingBack, fault, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <StateText tone={fault ? 'warn' : 'run'}>{isGoingBack ? 'Is taken back' : 'Changes its owner'}</StateText>
            <span>
              {wordsOf(kind)} <span className="font-mono text-sm">{subject}</span> from{' '}
              {fromInstance?.name ?? 'an Instance that is gone'} to {toInstance?.name ?? 'an Instance that is gone'}
            </span>
            {fault && <span className="text-warn">{fault}</span>}
            <AgeText at={createdAt} className="ml-auto text-muted" />
          </li>
        ))}
        {gaps.map(({ kind, entityId, reason }) => (
          <li key={entityId} className="flex flex-wrap items-center gap-x-3 py-2.5">
            <StateText tone="bad">Nobody owns it</StateText>
            <span>
              {wordsOf(kind)} <span className="font-mono text-sm">{entityId}</span>
            </span>
            <span className="text-muted">{wordsOf(reason)}</span>
          </li>
        ))}
        {duplicates.map(({ kind, subject, entityIds }) => (
          <li key={subject} className="flex flex-wrap items-center gap-x-3 py-2.5">
            <StateText tone="bad">Several own it</StateText>
            <span>
              {wordsOf(kind)} <span className="font-mono text-sm">{entityIds.join(', ')}</span>
            </span>
          </li>
        ))}
      </Lines>
    </PageSection>
  )
}
