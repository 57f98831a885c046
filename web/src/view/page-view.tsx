'use client'

import { useState, type ReactNode } from 'react'
import type { TypedDocumentString } from '../generated/graphql'
import { refusalIn, unreadIn, type Answered } from '../graph/answer'
import type { Completeness } from '../graph/rows'
import type { Served } from '../graph/served'
import { useGraph } from '../graph/use-graph'
import { useKeys, type Key } from '../keys/use-keys'
import { useChanges, type Change, type ChangedKind } from '../live/use-changes'
import { NowProvider } from '../time/now'
import { Loading, Refused } from './blank'
import { CompletenessNotice } from './completeness-notice'
import { QueryDialog } from './lazy-query-dialog'
import { useWindowTitle } from './use-window-title'

/** What a view that is no list hands to what it shows. */
export type PageParts<Data> = {
  /** The whole answer, for what could not be read of it. */
  answer: Answered<Data>
  /** The button that shows the view as a query. */
  query: ReactNode
  /** Whether what is shown still answers the question before. */
  isStale: boolean
  refresh(): void
}

type PageViewProps<Data, Variables, Subject> = {
  /** What it is, for the list of keys. */
  name: string
  document: TypedDocumentString<Data, Variables>
  variables: Variables
  served: Served<Data, Variables> | null
  /** The field of the answer without which there is nothing to show. */
  field: string
  subject(data: Data): Subject | null
  /** The title of the browser's window. */
  titleOf(subject: Subject): string
  completeness?(data: Data): Completeness | null | undefined
  /** Changes of which kinds are shown anew, and which of these. */
  live: readonly ChangedKind[]
  concerns?(change: Change, subject: Subject | null): boolean
  keys?: readonly Key[]
  children(subject: Subject, data: Data, parts: PageParts<Data>): ReactNode
}

/** A view of one thing that stays up to date: read by one request, with its keys, its query, and what could not be read. */
export function PageView<Data, Variables extends object, Subject>(props: PageViewProps<Data, Variables, Subject>) {
  const { document: operation, variables, served, keys = [] } = props
  const { answer, isStale, refresh } = useGraph(operation, variables, served)
  const [isQueryOpen, setQueryOpen] = useState(false)
  const data = answer?.kind === 'answer' ? answer.data : null
  const subject = data && props.subject(data)
  useChanges(props.live, ({ changes, reset }) => {
    if (reset.length > 0 || changes.some((change) => props.concerns?.(change, subject) ?? true)) refresh()
  })
  useKeys(props.name, [
    ...keys,
    { key: 'r', says: 'Refresh', run: refresh },
    { key: 'v', says: 'View as query', run: () => setQueryOpen(true) },
  ])
  const title = subject && props.titleOf(subject)
  useWindowTitle(title ? `${title} · Spaceport` : null)
  const query = (
    <button type="button" className="control" aria-keyshortcuts="v" onClick={() => setQueryOpen(true)}>
      Query
    </button>
  )
  return (
    <NowProvider served={served?.at ?? 0}>
      {answer?.kind === 'answer' && subject && data ? (
        <>
          <CompletenessNotice
            completeness={props.completeness?.(data) ?? WHOLE}
            unread={unreadIn(answer)}
            onRetry={refresh}
          />
          {props.children(subject, data, { answer, query, isStale, refresh })}
        </>
      ) : answer ? (
        <Refused isPage refusal={refusalIn(answer, props.field)} onRetry={refresh} />
      ) : (
        <Loading />
      )}
      {isQueryOpen && (
        <QueryDialog operation={{ query: String(operation), variables }} onClose={() => setQueryOpen(false)} />
      )}
    </NowProvider>
  )
}

/** Of a view that asks for one thing only. */
const WHOLE: Completeness = { asked: 1, answered: 1, missing: [] }
