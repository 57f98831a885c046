'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { FindSpacesDocument, SetFavouriteSpacesDocument } from '../generated/graphql'
import { useChange } from '../graph/use-change'
import { useGraph } from '../graph/use-graph'
import { useKnownSpaces } from '../spaces/known'
import { Icon } from '../ui/icons'
import { Popover } from '../ui/popover'
import { useSettled } from '../ui/use-settled'
import { pageAt } from './pages'
import { recentOf, remember } from './recent'

/** The page that a choice of Spaces leads to: the one that one is on, if it lists things. */
function spaceHref(pathname: string, search: URLSearchParams, space: string | null): string {
  const page = pageAt(pathname)
  const isList = page?.takesSpace === true
  const next = new URLSearchParams(isList ? search : undefined)
  for (const name of ['peek', 'after', 'space']) next.delete(name)
  if (space !== null) next.set('space', space)
  const text = next.toString()
  return `${isList ? pathname : '/projects'}${text === '' ? '' : `?${text}`}`
}

/** Which Spaces one looks at: all, or one of those at hand, lately used, or found by name. It is a filter, never a wall. */
export function SpaceSwitcher({ favourites }: { favourites: readonly string[] }) {
  const known = useKnownSpaces()
  const chosen = (useSearchParams().get('space') ?? '').split(',').filter((id) => id !== '')
  const [first, ...rest] = chosen
  const name = first === undefined ? 'All Spaces' : known.nameOf(first) + (rest.length > 0 ? ` +${rest.length}` : '')
  useEffect(() => {
    if (first !== undefined) remember('spaces', { href: `/projects?space=${first}`, name: first, kind: 'Space' })
  }, [first])
  return (
    <div className="px-2 group-data-collapsed/shell:md:hidden">
      <Popover
        label="Choose Spaces"
        className="flex h-9 w-full items-center gap-2 rounded-md border border-line-strong bg-raised px-2.5 text-left hover:bg-hover"
        button={
          <>
            <span className="min-w-0 flex-1 truncate font-medium">
              <span className="sr-only">Spaces: </span>
              {name}
            </span>
            <Icon name="chevron" className="size-3.5 text-muted" />
          </>
        }
      >
        {(close) => <Choices served={favourites} chosen={chosen} onChoose={close} />}
      </Popover>
    </div>
  )
}

type ChoicesProps = { served: readonly string[]; chosen: readonly string[]; onChoose(): void }

function Choices({ served, chosen, onChoose }: ChoicesProps) {
  const known = useKnownSpaces()
  const [pathname, search] = [usePathname(), useSearchParams()]
  const [favourites, setFavourites] = useState(served)
  const [, save] = useChange(SetFavouriteSpacesDocument)
  const [text, setText] = useState('')
  const settled = useSettled(text.trim())
  const isAsking = known.hasMore && settled !== ''
  const { answer } = useGraph(FindSpacesDocument, { text: settled }, null, { enabled: isAsking })
  const found = answer?.kind === 'answer' && isAsking ? (answer.data.spaces?.nodes ?? []) : []
  const matches = ({ name }: { name: string }) => name.toLowerCase().includes(text.trim().toLowerCase())
  const all = [...known.spaces.filter(matches), ...found.filter(({ id }) => !known.spaces.some((one) => one.id === id))]
  const recent = recentOf('spaces').map(({ name }) => name)
  const rank = ({ id }: { id: string }) =>
    favourites.includes(id) ? favourites.indexOf(id) - 1_000 : recent.includes(id) ? recent.indexOf(id) - 500 : 0
  const spaces = text.trim() === '' ? [...all].sort((one, other) => rank(one) - rank(other)) : all
  const toggle = (id: string) => {
    const next = favourites.includes(id) ? favourites.filter((one) => one !== id) : [...favourites, id]
    setFavourites(next)
    void save({ spaces: next })
  }
  return (
    <div className="w-72 max-w-full">
      <input
        type="search"
        data-first-focus=""
        aria-label="Find Spaces"
        placeholder="Find Spaces"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-10 w-full border-b border-line bg-transparent px-3.5 outline-none placeholder:text-muted"
      />
      <ul className="max-h-80 overflow-y-auto p-1.5">
        {text.trim() === '' && (
          <li>
            <a
              href={spaceHref(pathname, search, null)}
              onClick={onChoose}
              aria-current={chosen.length === 0 || undefined}
              className="flex h-8 items-center rounded-md px-2 font-medium hover:bg-hover aria-[current]:text-accent"
            >
              All Spaces
            </a>
          </li>
        )}
        {spaces.map((space) => {
          const isFavourite = favourites.includes(space.id)
          return (
            <li key={space.id} className="flex items-center rounded-md hover:bg-hover">
              <a
                href={spaceHref(pathname, search, space.id)}
                onClick={onChoose}
                aria-current={chosen.includes(space.id) || undefined}
                className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 aria-[current]:text-accent"
              >
                <span className="truncate">{space.name}</span>
                <span className="ml-auto shrink-0 truncate text-sm text-muted">
                  {'zone' in space ? space.zone?.name : space.instance?.zone?.name}
                </span>
              </a>
              <button
                type="button"
                aria-pressed={isFavourite}
                aria-label={`Keep ${space.name} at hand`}
                onClick={() => toggle(space.id)}
                className={`grid size-7 shrink-0 place-items-center rounded-md hover:text-ink ${isFavourite ? 'text-accent [&_path]:fill-current' : 'text-faint'}`}
              >
                <Icon name="star" className="size-3.5" />
              </button>
            </li>
          )
        })}
        {spaces.length === 0 && <li className="px-2 py-1.5 text-muted">No Space is called so.</li>}
      </ul>
    </div>
  )
}
