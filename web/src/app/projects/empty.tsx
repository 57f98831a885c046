'use client'

import type { ReactNode } from 'react'
import type { ProjectsResult } from './read-page'
import { firstPageOf, isFiltered, type ProjectSearch } from './search-params'
import { ClearFilters, RetryLink, ViewLink } from './view-state'

function Blank({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div
      id="projects"
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col items-center justify-center gap-2 p-8 text-center outline-none"
    >
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="max-w-md text-muted">{children}</p>
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  )
}

/** Stands where the table would, when there is no row: why, and what to do about it. */
export function EmptyProjects({
  served,
  completeness,
}: {
  served: ProjectSearch
  completeness: Extract<ProjectsResult, { kind: 'rows' }>['completeness']
}) {
  if (completeness.asked > 0 && completeness.answered === 0) {
    return (
      <Blank title="No Space answered" action={<RetryLink className="control">Try again</RetryLink>}>
        Their projects are safe where they are; they could not be read just now.
      </Blank>
    )
  }
  if (served.after !== null || served.before !== null) {
    return (
      <Blank
        title="Nothing on this page any more"
        action={
          <ViewLink className="control" to={firstPageOf(served)}>
            Go to the first page
          </ViewLink>
        }
      >
        The projects that were here have moved or are gone.
      </Blank>
    )
  }
  if (isFiltered(served)) {
    return (
      <Blank title="No project matches" action={<ClearFilters className="control" />}>
        {served.text.trim() === ''
          ? 'The chosen Spaces have no projects.'
          : `No project${served.space.length > 0 ? ' in the chosen Spaces' : ''} has “${served.text.trim()}” in its name.`}
      </Blank>
    )
  }
  if (completeness.asked === 0) {
    return <Blank title="No Spaces yet">You may not enter any Space so far. An administrator can let you in.</Blank>
  }
  return <Blank title="No projects yet">A project appears here as soon as a Space that you may enter has one.</Blank>
}

const REFUSALS: Record<string, { title: string; say: string }> = {
  UNAVAILABLE: { title: 'Spaceport does not answer', say: 'The page works again as soon as the gateway does.' },
  DEADLINE_EXCEEDED: { title: 'This took too long', say: 'The fleet did not answer in time.' },
  OVERLOADED: { title: 'Too busy just now', say: 'Many requests are waiting. Try again in a moment.' },
  BAD_CURSOR: { title: 'This page belongs to another list', say: 'The address does not fit its filter and order.' },
}

/** Stands where the table would, when the graph refused the whole question. */
export function Refusal({ served, code, message }: { served: ProjectSearch; code: string; message: string }) {
  const known = REFUSALS[code]
  const paged = served.after !== null || served.before !== null
  return (
    <Blank
      title={known?.title ?? 'The projects could not be read'}
      action={
        <>
          {code !== 'BAD_CURSOR' && <RetryLink className="control">Try again</RetryLink>}
          {paged && (
            <ViewLink className="control" to={firstPageOf(served)}>
              Go to the first page
            </ViewLink>
          )}
          {isFiltered(served) && <ClearFilters className="control" />}
        </>
      }
    >
      <span role="alert">{known?.say ?? message}</span> <code className="font-mono text-sm text-faint">{code}</code>
    </Blank>
  )
}
