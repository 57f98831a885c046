'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs'
import { takesSpaces } from './pages'

/** What of a list's URL a choice of Spaces changes: a panel or a place in the list belong to the choice before. */
const PARTS = {
  space: parseAsArrayOf(parseAsString).withDefault([]),
  peek: parseAsString,
  after: parseAsString,
}

/** Where a choice of Spaces leads that is made on a page that is no list. */
const ELSEWHERE = '/projects'

/** The Spaces that one looks at: a filter in the URL of the list that is on screen, never a wall. */
export type SpaceChoice = {
  /** Ids; none means all. */
  chosen: readonly string[]
  /** The address that a choice leads to, for links. */
  href(ids: readonly string[]): string
  /** Chooses: a list that is on screen follows by one request to the graph; other pages are left for one. */
  choose(ids: readonly string[]): void
}

/** The Spaces that the URL narrows the page to, and how to choose others. */
export function useSpaceChoice(): SpaceChoice {
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const [{ space }, set] = useQueryStates(PARTS, { shallow: true, history: 'push' })
  const isList = takesSpaces(pathname)
  const href = (ids: readonly string[]) => {
    const next = new URLSearchParams(isList ? search : undefined)
    for (const name of Object.keys(PARTS)) next.delete(name)
    const others = next.toString()
    const spaces = ids.length === 0 ? '' : `space=${ids.map(encodeURIComponent).join(',')}`
    const text = [spaces, others].filter((part) => part !== '').join('&')
    return `${isList ? pathname : ELSEWHERE}${text === '' ? '' : `?${text}`}`
  }
  return {
    chosen: space,
    href,
    choose: (ids) => {
      if (!isList) return router.push(href(ids))
      void set({ space: ids.length === 0 ? null : [...ids], peek: null, after: null })
    },
  }
}
