'use client'

import { lasting } from '../../time/age'
import { AgeText } from '../../time/age-text'
import type { ProjectsResult } from './read-page'
import { spaceName, type SpaceChoice } from './space-choices'
import { RetryLink } from './view-state'

type Missing = Extract<ProjectsResult, { kind: 'rows' }>['completeness']

const REASONS: Record<string, string> = {
  UNREACHABLE: 'cannot be reached',
  TIMEOUT: 'does not answer in time',
  BAD_ANSWER: 'gives answers that cannot be read',
  TOO_LARGE: 'gives answers that are too large',
  REFUSED: 'refuses the request',
  BUSY: 'is too busy',
  SUSPENDED: 'is left alone until it is well again',
}

function title({ asked, missing }: Missing): string {
  const spaces = asked === 1 ? 'Space' : 'Spaces'
  const rest = asked > missing.length ? ' Everything from the others is here.' : ''
  return `${missing.length} of ${asked} ${spaces} did not answer.${rest}`
}

type MissingNoticeProps = {
  completeness: Missing
  /** What else could not be read, in the graph's words. */
  unread: readonly string[]
  spaces: readonly SpaceChoice[]
  now: number
}

/** Says which Spaces the table lacks and why; the rest of the table is right. Nothing when it lacks none. */
export function MissingNotice({ completeness, unread, spaces, now }: MissingNoticeProps) {
  const { missing } = completeness
  if (missing.length === 0 && unread.length === 0) return null
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
          {missing.length > 0 ? title(completeness) : 'Some cells could not be read. Everything else is right.'}
        </p>
        <ul className="mt-0.5 flex max-h-24 flex-wrap gap-x-5 overflow-y-auto text-muted">
          {missing.map(({ space, reason, since }) => (
            <li key={space}>
              <strong className="font-medium text-ink">{spaceName(spaces, space)}</strong> {REASONS[reason] ?? reason}
              {', '}
              <AgeText at={since} now={now} say={lasting} className="whitespace-nowrap text-faint" />
            </li>
          ))}
          {unread.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </div>
      <RetryLink className="control h-7 shrink-0">Retry</RetryLink>
    </section>
  )
}
