'use client'

import { numberText } from '../view/count-text'
import type { Received } from './received'

/** Under an answer: how it came, how the request is called in the logs, and all of its headers. */
export function AnswerLine({ received }: { received: Received }) {
  const { status, took, requestId, completeness, headers, stream } = received
  return (
    <div className="px-4 py-2 text-sm text-muted">
      <p role="status" className="flex flex-wrap gap-x-4 tabular-nums">
        <span className={status < 400 ? 'text-ok' : 'text-bad'}>{status}</span>
        <span>{stream ? streamText(stream) : `${numberText(Math.round(took))} ms`}</span>
        {completeness && <span>{completeness}</span>}
        {requestId && (
          <span>
            request <span className="font-mono text-ink select-all">{requestId}</span>
          </span>
        )}
      </p>
      <details>
        <summary className="w-fit cursor-pointer rounded py-0.5 hover:text-ink">Headers</summary>
        <dl className="grid max-h-40 grid-cols-[auto_minmax(0,1fr)] gap-x-4 overflow-y-auto font-mono">
          {headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="break-all text-ink">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}

function streamText({ events, isOpen }: NonNullable<Received['stream']>): string {
  const count = `${numberText(events)} ${events === 1 ? 'event' : 'events'}`
  return isOpen ? `${count} so far` : `${count}, ended`
}
