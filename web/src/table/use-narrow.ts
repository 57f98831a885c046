'use client'

import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 47.99rem)'

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether tables are cards here. The server, which cannot know, says no; the style sheet knows without script. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
}
