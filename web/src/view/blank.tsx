import type { ReactNode } from 'react'
import type { Refusal } from '../graph/answer'

type BlankProps = { title: string; children?: ReactNode; action?: ReactNode; isAlert?: boolean; isPage?: boolean }

/** Stands where a list would, when there is nothing to show: why, and what to do about it. With `isPage` it is the whole page. */
export function Blank({ title, children, action, isAlert, isPage }: BlankProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div
      id="rows"
      tabIndex={-1}
      role={isAlert ? 'alert' : undefined}
      className="flex min-h-64 flex-1 flex-col items-center justify-center gap-2 p-8 text-center outline-none"
    >
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children && <div className="max-w-md text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

const KNOWN: Record<string, { title: string; say: string }> = {
  UNAVAILABLE: { title: 'Spaceport does not answer', say: 'It works again as soon as the gateway does.' },
  DEADLINE_EXCEEDED: { title: 'This took too long', say: 'The fleet did not answer in time.' },
  OVERLOADED: { title: 'Too busy just now', say: 'Many requests are waiting. Try again in a moment.' },
  RATE_LIMITED: { title: 'Too many requests', say: 'Wait a moment and try again.' },
  FORBIDDEN: { title: 'You may not see this', say: 'Ask an administrator for the permission that it needs.' },
  NOT_FOUND: { title: 'There is nothing here', say: 'It does not exist, or you may not see it.' },
  BAD_CURSOR: { title: 'This page belongs to another list', say: 'The address does not fit its filter and order.' },
  SPACE_UNAVAILABLE: { title: 'The Space does not answer', say: 'It is safe where it is; it could not be read now.' },
  SPACE_TIMEOUT: { title: 'The Space does not answer in time', say: 'It could not be read just now.' },
}

/** Trying again changes nothing about these. */
const FINAL = new Set(['FORBIDDEN', 'NOT_FOUND', 'BAD_ID', 'BAD_INPUT'])

type RefusedProps = { refusal: Refusal; onRetry?: () => void; action?: ReactNode; isPage?: boolean }

/** Stands where something would that could not be read: why, by which code, and how the request is called in the logs. */
export function Refused({ refusal, onRetry, action, isPage }: RefusedProps) {
  const { code, message, requestId } = refusal
  const known = KNOWN[code]
  return (
    <Blank
      isAlert
      {...(isPage ? { isPage } : {})}
      title={known?.title ?? 'This could not be read'}
      action={
        <>
          {onRetry && !FINAL.has(code) && (
            <button type="button" className="control" onClick={onRetry}>
              Try again
            </button>
          )}
          {action}
        </>
      }
    >
      <p>{known?.say ?? message}</p>
      <p className="mt-2 font-mono text-sm">
        {code}
        {requestId && <span className="select-all"> · request {requestId}</span>}
      </p>
    </Blank>
  )
}

/** Stands for rows that were never read yet: of their height, so that nothing jumps when they come. */
export function Loading({ rows = 12 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="min-h-0 flex-1 overflow-hidden">
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="flex h-10 items-center gap-6 border-b border-line px-5">
          <span className="h-2.5 w-1/4 animate-pulse rounded bg-line motion-reduce:animate-none" />
          <span className="h-2.5 w-1/6 animate-pulse rounded bg-line motion-reduce:animate-none" />
          <span className="h-2.5 w-1/12 animate-pulse rounded bg-line motion-reduce:animate-none" />
        </div>
      ))}
    </div>
  )
}
