'use client'

import { useRouter } from 'next/navigation'
import { createContext, useContext, type ComponentProps, type MouseEvent, type TransitionStartFunction } from 'react'
import { firstPageOf, projectsPath, type ProjectSearch } from './search-params'

/** How the parts of the page ask for another view of it. The rows on screen stay until the next ones are there. */
export type ViewState = {
  /** The search as the URL has it now; the rows on screen may still be those of the one before. */
  search: ProjectSearch
  /** Shows the first page of a changed search. `replace` leaves no entry in the history. */
  change(change: Partial<ProjectSearch>, history?: 'push' | 'replace'): void
  startTransition: TransitionStartFunction
}

const ViewContext = createContext<ViewState | null>(null)
export const ViewProvider = ViewContext.Provider

export function useView(): ViewState {
  const view = useContext(ViewContext)
  if (view === null) throw new Error('useView outside of ProjectsView')
  return view
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** A link to another view of the page. It works without script; with it, the old rows stay until the new ones are there. */
export function ViewLink({ to, ...props }: { to: ProjectSearch } & Omit<ComponentProps<'a'>, 'href'>) {
  const router = useRouter()
  const { startTransition } = useView()
  const href = projectsPath(to)
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        startTransition(() => router.push(href, { scroll: false }))
      }}
    />
  )
}

/** Asks again for what is on screen. */
export function RetryLink(props: Omit<ComponentProps<'a'>, 'href'>) {
  const router = useRouter()
  const { search, startTransition } = useView()
  return (
    <a
      {...props}
      href={projectsPath(search)}
      onClick={(event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        startTransition(() => router.refresh())
      }}
    />
  )
}

/** The way out of a filter that matches nothing. */
export function ClearFilters(props: Omit<ComponentProps<'a'>, 'href'>) {
  const { search } = useView()
  return (
    <ViewLink {...props} to={firstPageOf(search, { text: '', space: [] })}>
      Clear filters
    </ViewLink>
  )
}
