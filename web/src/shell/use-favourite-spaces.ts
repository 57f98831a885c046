'use client'

import { useState } from 'react'
import { SetFavouriteSpacesDocument } from '../generated/graphql'
import { askFromBrowser } from '../graph/ask-from-browser'
import { newKey } from '../graph/new-key'
import { say } from '../ui/say'

/** Ids of the Spaces that somebody keeps at hand, in their order, and how to add or take away one. */
export type FavouriteSpaces = { ids: readonly string[]; toggle(id: string): void }

/** Begins with what the server read. A change shows at once, and is taken back with a word if it could not be kept. */
export function useFavouriteSpaces(served: readonly string[]): FavouriteSpaces {
  const [ids, setIds] = useState(served)
  const toggle = async (id: string) => {
    const next = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
    setIds(next)
    const input = { spaces: [...next], idempotencyKey: newKey() }
    const answer = await askFromBrowser(SetFavouriteSpacesDocument, { input })
    const errors = answer.kind === 'answer' ? (answer.data.setFavouriteSpaces?.errors ?? answer.errors) : [answer]
    const [error] = errors
    if (!error) return
    setIds((now) => (now === next ? ids : now))
    say(`That could not be kept: ${error.message}`)
  }
  return { ids, toggle: (id) => void toggle(id) }
}
