import Link from 'next/link'
import type { ReactNode } from 'react'
import { changesText } from '../../release/compare/change-mark'
import { ProcessChanges } from '../../release/compare/process'
import { VariableChanges } from '../../release/compare/variables'
import { Nothing, PageSection } from '../../view/page-section'
import type { BundleReview, IncomingBundle } from './bundle'

/** What would change with the release that came than with the one that it would replace. */
export function ReviewChanges({ bundle, review }: { bundle: IncomingBundle; review: BundleReview }) {
  const { before, process, variables, hasOtherNotes } = review
  return (
    <>
      <p className="text-muted">
        {before ? (
          <>
            Compared with{' '}
            <Link prefetch={false} href={`/releases/${before.id}`} className="text-ink underline underline-offset-3">
              {before.project?.name} {before.version}
            </Link>
            , which it would replace.
          </>
        ) : (
          'The first release of this project here: everything that comes with it is new.'
        )}
      </p>
      <Part title="Process" changes={process?.steps} isOpen={before !== null} isMore={process?.isTruncated}>
        {process && <ProcessChanges steps={process.steps} />}
      </Part>
      <Part title="Variables" changes={variables?.changes} isOpen={before !== null} isMore={variables?.isTruncated}>
        {variables && <VariableChanges changes={variables.changes} />}
        {variables?.hasHidden && (
          <p className="mt-2 text-sm text-muted">Values that you may not see were not compared.</p>
        )}
      </Part>
      <PageSection title="Notes" note={before && !hasOtherNotes ? 'no difference' : undefined}>
        {bundle.releaseNotes ? (
          <pre className="max-h-80 overflow-auto rounded-lg border border-line bg-surface px-4 py-3 font-sans break-words whitespace-pre-wrap">
            {bundle.releaseNotes}
          </pre>
        ) : (
          <Nothing>No notes.</Nothing>
        )}
      </PageSection>
    </>
  )
}

type PartProps = {
  title: string
  changes: Parameters<typeof changesText>[0] | undefined
  isOpen: boolean
  isMore: boolean | undefined
  children: ReactNode
}

/** What would change of one part; closed where all of it is new. */
function Part({ title, changes, isOpen, isMore, children }: PartProps) {
  return (
    <PageSection title={title} note={changes && changesText(changes)}>
      {!changes ? (
        <Nothing>You may not see this of what is here.</Nothing>
      ) : changes.length === 0 ? (
        <Nothing>No changes.</Nothing>
      ) : (
        <details open={isOpen}>
          <summary className="inline-flex h-7 cursor-pointer items-center rounded text-accent">
            {isOpen ? 'Changes' : 'Show all'}
          </summary>
          <div className="mt-2">
            {children}
            {isMore && <p className="mt-2 text-sm text-muted">There are more differences than are listed.</p>}
          </div>
        </details>
      )}
    </PageSection>
  )
}
