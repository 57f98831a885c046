import type { Placed } from './columns'

/** Narrows a list to the Space of a thing. */
export function within({ space }: Placed): { space: string[] } {
  return { space: space ? [space.id] : [] }
}
