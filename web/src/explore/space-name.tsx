'use client'

import { useKnownSpaces } from '../spaces/known'

/** A Space by its name; by its id where nothing more is known of it, as of one in another Spaceport. */
export function SpaceName({ id }: { id: string | null | undefined }) {
  const { nameOf } = useKnownSpaces()
  return id ? <span title={id}>{nameOf(id)}</span> : <span className="text-faint">–</span>
}
