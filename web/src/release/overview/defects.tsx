import { AgeText } from '../../time/age-text'
import { Mark } from '../../view/entity-head'
import type { OverviewRelease } from './release'

/** What was found to be wrong with a release, the newest first. */
export function Defects({ defects }: { defects: OverviewRelease['defects'] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {defects.toReversed().map((defect) => (
        <li key={defect.number} className="py-2">
          <p className="flex flex-wrap items-baseline gap-x-2.5">
            {defect.resolvedAt ? <Mark>Resolved</Mark> : <Mark tone="bad">Open</Mark>}
            <span className="min-w-0 break-words">{defect.description}</span>
          </p>
          <p className="mt-0.5 text-sm text-muted">
            Reported <AgeText at={defect.reportedAt} />
            {defect.reportedBy && ` by ${defect.reportedBy.name}`}
            {defect.resolvedAt && (
              <>
                , resolved <AgeText at={defect.resolvedAt} />
                {defect.resolvedBy && ` by ${defect.resolvedBy.name}`}
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
