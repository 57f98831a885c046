import type { IconName } from '../ui/icons'

/** A page that the shell leads to. */
export type ShellPage = {
  path: string
  name: string
  icon: IconName
  /** The letter that leads there after `g`. */
  key?: string
  /** Whether it is a list that a choice of Spaces narrows. */
  takesSpace?: true
}

/** All pages, in their groups. */
export const PAGES: readonly { title: string; pages: readonly ShellPage[] }[] = [
  {
    title: 'Fleet',
    pages: [
      { path: '/what-runs-where', name: 'What runs where', icon: 'grid', key: 'w', takesSpace: true },
      { path: '/projects', name: 'Explore', icon: 'compass', key: 'e', takesSpace: true },
      { path: '/attention', name: 'Needs attention', icon: 'bell', key: 'n', takesSpace: true },
      { path: '/promotions', name: 'Promotions', icon: 'plane', key: 'p', takesSpace: true },
    ],
  },
  {
    title: 'Structure',
    pages: [
      { path: '/zones', name: 'Zones', icon: 'map', key: 'z' },
      { path: '/health', name: 'Fleet health', icon: 'pulse', key: 'h' },
    ],
  },
  {
    title: 'Govern',
    pages: [
      { path: '/missing-values', name: 'Missing values', icon: 'form', key: 'm' },
      { path: '/where-used', name: 'Where used', icon: 'link', key: 'u' },
      { path: '/who-can', name: 'Who can', icon: 'key', key: 'c' },
      { path: '/audit', name: 'Audit', icon: 'book', key: 'a', takesSpace: true },
    ],
  },
  {
    title: 'More',
    pages: [
      { path: '/admin', name: 'Administration', icon: 'gear' },
      { path: '/api', name: 'API', icon: 'code', key: 'i' },
    ],
  },
]

/** Other paths that belong to a page of the shell: a release is explored. */
const BELONGS: readonly (readonly [beginning: string, path: string])[] = [
  ['/explore', '/projects'],
  ['/releases', '/projects'],
  ['/deployments', '/projects'],
  ['/spaces/', '/who-can'],
]

/** The address of a page, to which a choice of Spaces (`?space=Spaces-1`, or empty) goes along where it narrows anything. */
export function hrefOfPage({ path, takesSpace }: ShellPage, spaces: string): string {
  return takesSpace ? `${path}${spaces}` : path
}

/** Whether a path is that of a list that a choice of Spaces narrows; a page of one thing is none. */
export function takesSpaces(pathname: string): boolean {
  const page = pageAt(pathname)
  return page?.takesSpace === true && (pathname === page.path || /^\/explore\/[^/]+$/.test(pathname))
}

/** The page of the shell that a path belongs to. */
export function pageAt(pathname: string): ShellPage | null {
  const path = BELONGS.find(([beginning]) => pathname.startsWith(beginning))?.[1] ?? pathname
  const all = PAGES.flatMap(({ pages }) => pages)
  return all.find((page) => path === page.path || path.startsWith(`${page.path}/`)) ?? null
}
