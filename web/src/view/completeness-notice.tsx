'use client'

import type { Completeness } from '../graph/rows'
import { useFleetHealth } from '../live/use-changes'
import { useKnownSpaces } from '../spaces/known'
import { lasting } from '../time/age'
import { AgeText } from '../time/age-text'
import { spaceTurns, type SpaceTurns } from './space-turns'

const REASONS: Record<string, string> = {
  UNREACHABLE: 'cannot be reached',
  TIMEOUT: 'does not answer in time',
  BAD_ANSWER: 'gives answers that cannot be read',
  TOO_LARGE: 'gives answers that are too large',
  REFUSED: 'refuses the request',
  BUSY: 'is too busy',
  SUSPENDED: 'is left alone until it is well again',
  FORBIDDEN: 'does not let you see this',
}

function title({ asked, missing }: Completeness): string {
  const spaces = asked === 1 ? 'Space' : 'Spaces'
  const rest = asked > missing.length ? ' Everything from the others is here.' : ''
  return `${missing.length} of ${asked} ${spaces} did not answer.${rest}`
}

type NoticeProps = {
  completeness: Completeness | null
  /** What else could not be read, in the graph's words. */
  unread?: readonly string[]
  /** The Spaces that the view is of, by id, none meaning all: then it says too which have gone or come back since. */
  spaces?: readonly string[]
  onRetry(): void
}

/** Says which Spaces a view lacks and why; the rest of it is right. Nothing when it lacks none. */
export function CompletenessNotice({ completeness, unread = [], spaces, onRetry }: NoticeProps) {
  const missing = completeness?.missing ?? []
  const health = useFleetHealth()
  const { nameOf } = useKnownSpaces()
  if (!completeness) return null
  const { gone, back } = spaces ? spaceTurns(completeness, health, spaces) : STILL
  if (missing.length + unread.length + gone.length === 0) return null
  return (
    <section
      role="status"
      aria-label="Incomplete"
      className="flex shrink-0 items-start gap-2.5 border-b border-warn-line bg-warn-soft px-4 py-2.5 sm:px-5"
    >
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className="mt-0.5 size-4 shrink-0 text-warn"
      >
        <path d="M8 2.2L14.4 13.4H1.6L8 2.2zM8 6.6v3M8 11.6v.01" />
      </svg>
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {missing.length > 0
            ? title(completeness)
            : gone.length > 0
              ? 'Not everything is up to date any more. What you see of these Spaces is as it was.'
              : 'Some cells could not be read. Everything else is right.'}
        </p>
        <ul className="mt-0.5 flex max-h-24 flex-wrap gap-x-5 overflow-y-auto text-muted">
          {missing.map(({ space, reason, since }) => (
            <li key={space}>
              <strong className="font-medium text-ink">{nameOf(space)}</strong>{' '}
              {back.includes(space) ? (
                'is back'
              ) : (
                <>
                  {REASONS[reason] ?? reason}, <AgeText at={since} say={lasting} className="whitespace-nowrap" />
                </>
              )}
            </li>
          ))}
          {gone.map(({ space, reason, since }) => (
            <li key={space}>
              <strong className="font-medium text-ink">{nameOf(space)}</strong>{' '}
              {REASONS[reason ?? ''] ?? 'does not answer'}; as it was{' '}
              <AgeText at={since} className="whitespace-nowrap" />
            </li>
          ))}
          {unread.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </div>
      <button type="button" onClick={onRetry} className="control h-7 shrink-0">
        {back.length > 0 ? 'Show what is back' : 'Retry'}
      </button>
    </section>
  )
}

const STILL: SpaceTurns = { gone: [], back: [] }
