'use client'

import { useSearchParams } from 'next/navigation'

/** The part of the URL that names the chosen Spaces, such as `?space=Spaces-1`; empty for all. It is kept from view to view. */
export function useSpaceSearch(): string {
  const space = useSearchParams().get('space')
  return space === null || space === '' ? '' : `?space=${encodeURIComponent(space).replaceAll('%2C', ',')}`
}
