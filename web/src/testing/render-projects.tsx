import { jest } from '@jest/globals'
import type { ReactElement } from 'react'
import type { ProjectsViewProps } from '../app/projects/projects-view'
import type { ProjectRow } from '../app/projects/rows'
import type { ProjectSearch } from '../app/projects/search-params'

/** What the page asked of Next's router. */
export const router = { push: jest.fn(), replace: jest.fn(), refresh: jest.fn() }

jest.unstable_mockModule('next/navigation', () => ({ useRouter: () => router }))

/** Height of the made-up window on the table, in px. */
export const WINDOW = 600

/** What browsers have and jsdom has not. */
export function installBrowser(): void {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => WINDOW })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 })
  HTMLElement.prototype.scrollTo = () => undefined
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList
}

export const NOW = Date.UTC(2026, 5, 15, 12)

export function row(place: number, changes: Partial<ProjectRow> = {}): ProjectRow {
  return {
    id: `Spaces-1/Projects-${place}`,
    name: `Project ${place}`,
    space: { id: 'Spaces-1', name: 'Payments' },
    zone: 'Brisbane',
    lifecycle: 'Default Lifecycle',
    latestRelease: '1.0.0',
    lastDeployment: {
      state: 'SUCCESS',
      at: new Date(NOW - 3 * 3_600_000).toISOString(),
      environment: 'Production',
      release: '1.0.0',
    },
    owner: { environment: 'Production', instance: 'bne-1', zone: 'Brisbane', elsewhere: false },
    ...changes,
  }
}

export const rows = (count: number) => Array.from({ length: count }, (_, place) => row(place + 1))

export const SEARCH: ProjectSearch = { text: '', space: [], sort: 'name', size: 50, after: null, before: null }

type Rows = Extract<ProjectsViewProps['result'], { kind: 'rows' }>

export function resultOf(list: ProjectRow[], changes: Partial<Rows> = {}): Rows {
  return {
    kind: 'rows',
    rows: list,
    unread: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: 'first', endCursor: 'last' },
    totalCount: list.length,
    completeness: { asked: 2, answered: 2, missing: [] },
    ...changes,
  }
}

export const CHOICES = {
  spaces: [
    { id: 'Spaces-1', name: 'Payments', zone: 'Brisbane' },
    { id: 'Spaces-2', name: 'Storefront', zone: 'Frankfurt' },
    { id: 'Spaces-3', name: 'Mobile', zone: null },
  ],
  more: null,
}

const { NuqsTestingAdapter } = await import('nuqs/adapters/testing')
const { ProjectsView } = await import('../app/projects/projects-view')
const { projectsPath } = await import('../app/projects/search-params')

/** Searches that the page wrote into the URL, the last one last. */
export const urls: string[] = []

/** The page below its header, with the URL that belongs to its `served` search. */
export function projectsView(props: Partial<ProjectsViewProps> = {}): ReactElement {
  const served = props.served ?? SEARCH
  return (
    <NuqsTestingAdapter
      hasMemory
      searchParams={projectsPath(served).split('?')[1] ?? ''}
      onUrlUpdate={({ queryString }) => urls.push(queryString)}
    >
      <ProjectsView
        served={served}
        result={resultOf(rows(50))}
        choices={CHOICES}
        now={NOW}
        graphql={{ query: 'query ProjectsPage { projects { totalCount } }', variables: { first: 50 } }}
        {...props}
      />
    </NuqsTestingAdapter>
  )
}
