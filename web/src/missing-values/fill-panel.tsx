'use client'

import { pageOf } from '../explore/page-of'
import { MissingOfDocument } from '../generated/graphql'
import { refusalIn } from '../graph/answer'
import { useGraph } from '../graph/use-graph'
import { Loading, Refused } from '../view/blank'
import { PeekHead } from '../view/peek-panel'
import { FillForm } from './fill-form'
import { ofVariables, type MissingSearch } from './search-params'

type FillPanelProps = {
  id: string
  search: MissingSearch
  onNext: (() => void) | null
  onClose(): void
  /** Whether the focus goes into the form when it is there. */
  hasFocus: boolean
}

/** The panel of a project or a tenant: all that it lacks, to be filled in. */
export function FillPanel({ id, search, onNext, onClose, hasFocus }: FillPanelProps) {
  const variables = ofVariables(id, search)
  const { answer, isStale, refresh } = useGraph(MissingOfDocument, variables)
  if (!answer || isStale) return <Loading rows={6} />
  const data = answer.kind === 'answer' ? answer.data : null
  const node = data?.node?.__typename === 'Project' || data?.node?.__typename === 'Tenant' ? data.node : null
  if (!data || !node) return <Refused refusal={refusalIn(answer, 'node')} onRetry={refresh} />
  const found = data.missingValues ?? (node.__typename === 'Tenant' ? node.templateValues : null)
  if (!found) return <Refused refusal={refusalIn(answer, 'missingValues')} onRetry={refresh} />
  const { values, truncated } = found
  return (
    <>
      <PeekHead kind={variables.isProject ? 'Project' : 'Tenant'} title={node.name} href={pageOf(id)}>
        {node.space?.name}
      </PeekHead>
      {values.length === 0 ? (
        <div className="flex flex-col items-start gap-3 px-5 py-4">
          <p role="status">
            <span className="text-ok">✓</span> Nothing is missing.
          </p>
          {onNext && (
            <button type="button" autoFocus className="control" onClick={onNext}>
              Next
            </button>
          )}
        </div>
      ) : (
        <>
          {truncated && (
            <p className="px-5 pt-4 text-muted">These are the first {values.length}; more come when they are given.</p>
          )}
          <FillForm
            key={id}
            space={node.space?.id ?? ''}
            values={values}
            onNext={onNext}
            onClose={onClose}
            hasFocus={hasFocus}
          />
        </>
      )}
    </>
  )
}
