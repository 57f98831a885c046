import type { Refusal } from '../../graph/answer'

const KNOWN: Record<string, { title: string; say: string }> = {
  UNAVAILABLE: { title: 'Spaceport does not answer', say: 'It works again as soon as the gateway does.' },
  DEADLINE_EXCEEDED: { title: 'This took too long', say: 'The fleet did not answer in time.' },
  OVERLOADED: { title: 'Too busy just now', say: 'Many requests are waiting. Try again in a moment.' },
  RATE_LIMITED: { title: 'Too many requests', say: 'Wait a moment and try again.' },
  FORBIDDEN: { title: 'You may not see this', say: 'Ask an administrator for the permission that it needs.' },
  NOT_FOUND: { title: 'There is nothing here', say: 'It does not exist, or you may not see it.' },
  SPACE_UNAVAILABLE: { title: 'The Space does not answer', say: 'It is safe where it is; it could not be read now.' },
  SPACE_TIMEOUT: { title: 'The Space does not answer in time', say: 'It could not be read just now.' },
}

/** Stands where something would that could not be read: why, by which code, and how the request is called in the logs. */
export function Problem({ refusal, retry }: { refusal: Refusal; retry: string }) {
  const { code, message, requestId } = refusal
  const known = KNOWN[code]
  return (
    <div role="alert" className="mt-4 rounded-lg border border-line-strong bg-surface p-4">
      <p className="font-medium">{known?.title ?? 'This could not be read'}</p>
      <p className="mt-0.5 text-muted">{known?.say ?? message}</p>
      <p className="mt-2 font-mono text-sm text-muted">
        {code}
        {requestId && <> · request {requestId}</>}
      </p>
      {code !== 'FORBIDDEN' && code !== 'NOT_FOUND' && (
        <a className="control mt-3 h-7" href={retry}>
          Try again
        </a>
      )}
    </div>
  )
}
