'use client'

import type { Completeness } from '../graph/rows'
import { Blank } from './blank'

type EmptyProps = {
  /** What is said when there is nothing at all. */
  title: string
  say: string
  what: string
  completeness: Completeness | null
  isFiltered: boolean
  /** Whether the list begins behind a cursor. */
  isPaged: boolean
  onClear(): void
  onRetry(): void
}

/** Why a list has no row: no Space answered, none matches, no Space may be entered, or there is none yet; each with what can be done. */
export function Empty({ title, say, what, completeness, isFiltered, isPaged, onClear, onRetry }: EmptyProps) {
  if (completeness && completeness.asked > 0 && completeness.answered === 0) {
    return (
      <Blank
        title="No Space answered"
        action={
          <button type="button" className="control" onClick={onRetry}>
            Try again
          </button>
        }
      >
        What is in them is safe where it is; it could not be read just now.
      </Blank>
    )
  }
  if (isFiltered || isPaged) {
    return (
      <Blank
        title={`No ${what} match`}
        action={
          <button type="button" className="control" onClick={onClear}>
            Clear filters
          </button>
        }
      >
        Nothing that you may see has all of what the filter asks for.
      </Blank>
    )
  }
  if (completeness?.asked === 0) {
    return <Blank title="No Spaces yet">You may not enter any Space so far. An administrator can let you in.</Blank>
  }
  return <Blank title={title}>{say}</Blank>
}
