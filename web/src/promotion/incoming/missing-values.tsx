import Link from 'next/link'
import { Lines, PageSection } from '../../view/page-section'
import type { MissingValue } from './bundle'
import { ValueField } from './value-field'
import { canGive, placeOf, type Draft, type Drafts } from './value-drafts'

type Props = {
  missing: readonly MissingValue[]
  space: string
  /** Whether values can still go along with the acceptance. */
  isOpen: boolean
  drafts: Drafts
  onDraft(place: string, draft: Draft): void
}

/** The values that the release would lack here, to be filled in before it is accepted. */
export function MissingValues({ missing, space, isOpen, drafts, onDraft }: Props) {
  if (missing.length === 0) return null
  const open = missing.filter(canGive)
  const waiting = [...new Set(missing.filter((value) => !canGive(value)).map(({ name }) => name))]
  return (
    <PageSection
      title="Missing values"
      note={missing.length}
      action={
        <Link prefetch={false} href={`/missing-values?space=${space}`} className="text-accent hover:underline">
          All missing values
        </Link>
      }
    >
      {isOpen ? (
        <p className="mb-2 text-muted">
          What you fill in goes along when you accept. What you leave can be given later, before it is deployed.
        </p>
      ) : (
        <p className="mb-2 text-muted">They can be given until it is deployed.</p>
      )}
      {waiting.length > 0 && (
        <p className="mb-2 rounded-lg border border-line px-4 py-3">
          <span className="text-muted">Choose a lifecycle to fill these in for its environments: </span>
          <span className="font-mono text-sm">{waiting.join(', ')}</span>
        </p>
      )}
      {open.length > 0 && (
        <Lines>
          {open.map((value) => (
            <li key={placeOf(value)} className="py-3">
              <ValueField
                value={value}
                isOpen={isOpen}
                draft={drafts[placeOf(value)] ?? { text: '', isNull: false }}
                onDraft={(draft) => onDraft(placeOf(value), draft)}
              />
            </li>
          ))}
        </Lines>
      )}
    </PageSection>
  )
}
