'use client'

import { createContext, useContext, useMemo, type ReactNode } from 'react'

/** A Space as views name it. */
export type KnownSpace = {
  id: string
  name: string
  zone: { id: string; name: string } | null
}

/** The Spaces that the shell has read: all of a small fleet, the first ones of a large one. */
export type KnownSpaces = {
  spaces: readonly KnownSpace[]
  /** Whether there are more than these. */
  hasMore: boolean
  nameOf(id: string): string
}

const Known = createContext<KnownSpaces>({ spaces: [], hasMore: false, nameOf: (id) => id })

/** Names Spaces by their ids for everything below it. */
export function KnownSpacesProvider({
  spaces,
  hasMore,
  children,
}: {
  spaces: readonly KnownSpace[]
  hasMore: boolean
  children: ReactNode
}) {
  const known = useMemo(() => {
    const names = new Map(spaces.map(({ id, name }) => [id, name]))
    return { spaces, hasMore, nameOf: (id: string) => names.get(id) ?? id }
  }, [spaces, hasMore])
  return <Known value={known}>{children}</Known>
}

/** The Spaces that are known by name; of others the id stands for them. */
export function useKnownSpaces(): KnownSpaces {
  return useContext(Known)
}
