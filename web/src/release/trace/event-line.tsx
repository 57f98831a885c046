import Link from 'next/link'
import type { TaskState } from '../../generated/graphql'
import { AgeText } from '../../time/age-text'
import { exactUtc } from '../../time/age'
import { TaskStateText } from '../../ui/task-state'
import { EventMark } from './event-mark'
import type { JourneyEvent, JourneyGap, LegItem } from './legs'
import { eventHref, eventText, gapText } from './words'

/** The states of a bundle, for people. */
const BUNDLE_STATES: Record<string, string> = {
  READY: 'ready to be carried',
  WITHDRAWN: 'withdrawn',
  REPLACED: 'replaced by a newer one',
  IMPORTED: 'imported there',
  ACCEPTED: 'accepted',
  REJECTED: 'rejected',
  RECEIVED: 'not decided yet',
}

function toneOf({ kind, state }: JourneyEvent): string {
  if (kind === 'REJECTED' || state === 'FAILED') return 'text-bad'
  if (kind === 'APPROVED' || kind === 'ACCEPTED' || (kind === 'DEPLOYED' && state === 'SUCCESS')) return 'text-ok'
  return 'text-muted'
}

/** One thing that happened, with its link, how it stands now, and when. */
export function EventLine({ item: { event, again } }: { item: LegItem }) {
  const href = eventHref(event)
  const text = eventText(event)
  return (
    <li className="relative flex gap-3 py-1.5">
      <EventMark kind={event.kind} tone={toneOf(event)} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 pt-0.5">
          {href ? (
            <Link prefetch={false} href={href} className="font-medium hover:underline">
              {text}
            </Link>
          ) : (
            <span className="font-medium">{text}</span>
          )}
          {event.kind === 'DEPLOYED' && event.state && <TaskStateText state={event.state as TaskState} />}
          {event.kind !== 'DEPLOYED' && event.state && (
            <span className="text-muted">{BUNDLE_STATES[event.state] ?? event.state}</span>
          )}
          {again.length > 0 && <span className="text-sm text-muted">{again.length + 1} times, most recently</span>}
          {event.source === 'RECEIPT' && <span className="text-sm text-muted">as a receipt says</span>}
          <AgeText at={event.at} className="ml-auto text-muted tabular-nums" />
        </p>
        {event.build && <Build build={event.build} />}
        {event.kind === 'BUNDLED' && event.expiresAt && (
          <p className="text-sm text-muted">
            May be imported until <time dateTime={event.expiresAt}>{exactUtc(event.expiresAt)}</time>
          </p>
        )}
      </div>
    </li>
  )
}

function Build({ build: { branch, commit, url } }: { build: NonNullable<JourneyEvent['build']> }) {
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-muted">
      {commit && (
        <span>
          Commit{' '}
          <Link
            prefetch={false}
            href={`/releases/trace?commit=${encodeURIComponent(commit)}`}
            title={`Every release with ${commit}`}
            className="font-mono text-ink hover:underline"
          >
            {commit.slice(0, 10)}
          </Link>
        </span>
      )}
      {branch && (
        <span>
          Branch <span className="font-mono text-ink">{branch}</span>
        </span>
      )}
      {url && /^https?:/.test(url) && (
        <a href={url} rel="noreferrer" target="_blank" className="text-accent hover:underline">
          Build log
        </a>
      )}
    </p>
  )
}

/** Something that has not happened yet, at the end of what did. */
export function GapLine({ gap }: { gap: JourneyGap }) {
  return (
    <li className="relative flex gap-3 py-1.5">
      <span className="grid size-6 place-items-center rounded-full border border-dashed border-warn bg-canvas text-warn">
        <svg
          viewBox="0 0 16 16"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
          className="size-3"
        >
          <path d="M8 3.5V8l3 2" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 pt-0.5">
        <span className="text-warn">{gapText(gap)}</span>
        <span className="ml-auto text-muted tabular-nums">
          since <AgeText at={gap.since} />
        </span>
      </p>
    </li>
  )
}
