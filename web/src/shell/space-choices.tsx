'use client'

import { useState } from 'react'
import { FindSpacesDocument } from '../generated/graphql'
import { useGraph } from '../graph/use-graph'
import { useKnownSpaces, type KnownSpace } from '../spaces/known'
import { useSettled } from '../ui/use-settled'
import { recentOf, remember } from './recent'
import { isForBrowser, SpaceLine } from './space-line'
import type { FavouriteSpaces } from './use-favourite-spaces'
import type { SpaceChoice } from './use-space-choice'

type SpaceChoicesProps = { favourites: FavouriteSpaces; choice: SpaceChoice; onChosen(): void }

/** The Spaces that were opened lately are remembered by this. */
const pathOf = (id: string) => `/projects?space=${id}`

/** Those at hand first, then those opened lately, then the others by name. */
function inOrder(spaces: readonly KnownSpace[], favourites: readonly string[]): KnownSpace[] {
  const recent = recentOf('spaces').map(({ href }) => href)
  const rank = ({ id }: KnownSpace) => {
    if (favourites.includes(id)) return favourites.indexOf(id) - 1_000
    return recent.includes(pathOf(id)) ? recent.indexOf(pathOf(id)) - 500 : 0
  }
  return [...spaces].sort((one, other) => rank(one) - rank(other))
}

/** Spaces whose name has the text: of those known here at once, of a large fleet those that the graph finds too. */
function useSpacesWith(text: string): KnownSpace[] {
  const known = useKnownSpaces()
  const settled = useSettled(text)
  const isAsking = known.hasMore && settled !== ''
  const { answer } = useGraph(FindSpacesDocument, { text: settled }, null, { enabled: isAsking })
  const found = answer?.kind === 'answer' && isAsking ? (answer.data.spaces?.nodes ?? []) : []
  const here = new Set(known.spaces.map(({ id }) => id))
  const more = found.filter(({ id }) => !here.has(id)).map(({ id, name, instance }) => ({ id, name, zone: instance?.zone ?? null })) // prettier-ignore
  return [...known.spaces, ...more].filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
}

/** All Spaces, or some of them, found by name. */
export function SpaceChoices({ favourites, choice, onChosen }: SpaceChoicesProps) {
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const matching = useSpacesWith(text)
  // The order stays while it is open: a star moves nothing under the pointer.
  const [atFirst] = useState(favourites.ids)
  const spaces = text === '' ? inOrder(matching, atFirst) : matching
  const { chosen, href, choose } = choice
  const also = (id: string) => (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const only = ({ id, name, zone }: KnownSpace) => {
    remember('spaces', { href: pathOf(id), name, kind: zone?.name ?? '' })
    choose([id])
    onChosen()
  }
  return (
    <div className="w-80 max-w-full">
      <input
        type="search"
        data-first-focus=""
        aria-label="Find Spaces"
        placeholder="Find Spaces"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = spaces
          if (event.key === 'Enter' && text !== '' && first) only(first)
        }}
        className="h-10 w-full border-b border-line bg-transparent px-3.5 outline-none placeholder:text-muted"
      />
      <ul className="max-h-80 overflow-y-auto p-1.5">
        {text === '' && (
          <li>
            <a
              href={href([])}
              aria-current={chosen.length === 0 || undefined}
              onClick={(event) => {
                if (isForBrowser(event)) return
                event.preventDefault()
                choose([])
                onChosen()
              }}
              className="flex h-8 items-center rounded-md px-2 hover:bg-hover aria-[current]:font-medium"
            >
              All Spaces
            </a>
          </li>
        )}
        {spaces.map((space) => (
          <SpaceLine
            key={space.id}
            space={space}
            href={href([space.id])}
            isChosen={chosen.includes(space.id)}
            isFavourite={favourites.ids.includes(space.id)}
            onOnly={() => only(space)}
            onAlso={() => choose(also(space.id))}
            onFavourite={() => favourites.toggle(space.id)}
          />
        ))}
        {spaces.length === 0 && <li className="px-2 py-1.5 text-muted">No Space has “{text}” in its name.</li>}
      </ul>
    </div>
  )
}
