'use client'

import { useEffect, useState } from 'react'
import { MoreSpacesDocument, type MoreSpacesQuery } from '../../generated/graphql'
import { spaceChoices, type SpaceChoice, type SpaceChoices } from './space-choices'

const PAUSE = 200

async function searchSpaces(text: string, signal: AbortSignal): Promise<readonly SpaceChoice[]> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: String(MoreSpacesDocument), variables: { text } }),
    signal,
  })
  const { data } = (await response.json()) as { data?: MoreSpacesQuery | null }
  return spaceChoices(data?.spaces ?? null).spaces
}

function matches(space: SpaceChoice, text: string): boolean {
  return space.name.toLowerCase().includes(text.trim().toLowerCase())
}

/**
 * The Spaces that match a text: among those known at once, and, when the fleet has more than those, what the graph
 * finds a moment later. A late answer to an older text is dropped.
 */
export function useSpaceSearch(known: SpaceChoices, text: string): readonly SpaceChoice[] {
  const [found, setFound] = useState<readonly SpaceChoice[]>([])
  const asks = known.more !== null && text.trim() !== ''
  useEffect(() => {
    if (!asks) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      searchSpaces(text.trim(), stop.signal).then(
        (spaces) => !stop.signal.aborted && setFound(spaces),
        // Those known already stay on offer.
        () => undefined,
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asks, text])
  const ids = new Set(known.spaces.map(({ id }) => id))
  const all = asks ? [...known.spaces, ...found.filter(({ id }) => !ids.has(id))] : known.spaces
  return all.filter((space) => matches(space, text))
}
