'use client'

import { useRouter } from 'next/navigation'
import { debounce, useQueryStates } from 'nuqs'
import { useCallback, useMemo, useRef, useState, useTransition } from 'react'
import { GraphQLDialog, type GraphQLOperation } from './copy-graphql'
import { EmptyProjects, Refusal } from './empty'
import { KeysDialog } from './keys-dialog'
import { MissingNotice } from './missing-notice'
import { nextPage, Pager, previousPage } from './pager'
import { ProjectTable } from './project-table'
import type { ProjectsResult } from './read-page'
import { firstPageOf, projectSearch, projectsPath, type ProjectSearch } from './search-params'
import type { SpaceChoices } from './space-choices'
import { Toolbar } from './toolbar'
import { useNow } from '../../time/use-now'
import { useRowCursor } from './use-row-cursor'
import { useShortcuts } from './use-shortcuts'
import { ViewProvider, type ViewState } from './view-state'

/** How long typing rests before the URL follows, in milliseconds. */
const TYPING_PAUSE = 200

const NUMBER = new Intl.NumberFormat('en')

/** The count above the table; what is missing makes it a lower bound. */
export function countText(result: ProjectsResult): string {
  if (result.kind === 'refused') return ''
  const { asked, answered, missing } = result.completeness
  const count = NUMBER.format(result.totalCount)
  const spaces = `${NUMBER.format(asked)} ${asked === 1 ? 'Space' : 'Spaces'}`
  return missing.length > 0 ? `at least ${count} in ${NUMBER.format(answered)} of ${spaces}` : `${count} in ${spaces}`
}

export type ProjectsViewProps = {
  /** The search that `result` answers. */
  served: ProjectSearch
  result: ProjectsResult
  choices: SpaceChoices
  /** The server's clock when it rendered, in epoch milliseconds. */
  now: number
  graphql: GraphQLOperation
}

/** The page below its header. All data comes from the server with the URL; here is only what answers at once. */
export function ProjectsView({ served, result, choices, now: servedAt, graphql }: ProjectsViewProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [search, setSearch] = useQueryStates(projectSearch, { shallow: false, startTransition })
  const [dialog, setDialog] = useState<'graphql' | 'keys' | null>(null)
  const textInput = useRef<HTMLInputElement>(null)
  const spaceButton = useRef<HTMLButtonElement>(null)
  const reveal = useRef<(index: number) => void>(() => undefined)
  const now = useNow(servedAt)

  const change = useCallback<ViewState['change']>(
    (changes, history = 'push') => {
      const typing = 'text' in changes
      void setSearch(
        { ...changes, after: null, before: null },
        { history, ...(typing ? { limitUrlUpdates: debounce(TYPING_PAUSE) } : {}) },
      )
    },
    [setSearch],
  )
  const view = useMemo(() => ({ search, change, startTransition }), [search, change])

  const rows = result.kind === 'rows' ? result.rows : []
  const cursor = useRowCursor(rows)
  const stale = pending || projectsPath(search) !== projectsPath(served)
  const move = (delta: number) => {
    const index = cursor.move(delta)
    if (index !== -1) reveal.current(index)
  }
  const go = (to: ProjectSearch | null) => {
    if (to !== null) startTransition(() => router.push(projectsPath(to), { scroll: false }))
  }
  useShortcuts({
    '/': () => {
      textInput.current?.focus()
      textInput.current?.select()
    },
    s: () => spaceButton.current?.click(),
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    n: () => go(result.kind === 'rows' ? nextPage(served, result.pageInfo) : null),
    p: () => go(result.kind === 'rows' ? previousPage(served, result.pageInfo) : null),
    r: () => startTransition(() => router.refresh()),
    g: () => setDialog('graphql'),
    '?': () => setDialog('keys'),
  })

  return (
    <ViewProvider value={view}>
      <main className="relative flex min-h-0 flex-1 flex-col">
        <Toolbar
          count={countText(result)}
          choices={choices}
          textInput={textInput}
          spaceButton={spaceButton}
          onLeaveText={() => (rows.length > 0 ? move(cursor.index === -1 ? 1 : 0) : textInput.current?.blur())}
          onGraphQL={() => setDialog('graphql')}
          onKeys={() => setDialog('keys')}
        />
        {result.kind === 'refused' ? (
          <Refusal served={served} code={result.code} message={result.message} />
        ) : (
          <>
            <MissingNotice
              completeness={result.completeness}
              unread={result.unread}
              spaces={choices.spaces}
              now={now}
            />
            {rows.length === 0 ? (
              <EmptyProjects served={served} completeness={result.completeness} />
            ) : (
              <ProjectTable rows={rows} served={served} stale={stale} now={now} cursor={cursor} reveal={reveal} />
            )}
            <Pager served={firstPageOf(served)} page={result.pageInfo} shown={rows.length} />
          </>
        )}
      </main>
      {dialog === 'graphql' && <GraphQLDialog operation={graphql} onClose={() => setDialog(null)} />}
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
    </ViewProvider>
  )
}
