'use client'

import { AuditEventDocument, type AuditEventQuery } from '../generated/graphql'
import { refusalIn } from '../graph/answer'
import { useGraph } from '../graph/use-graph'
import { AgeText } from '../time/age-text'
import { copyText } from '../ui/copy'
import { say } from '../ui/say'
import { Loading, Refused } from '../view/blank'
import { Facts, PeekHead } from '../view/peek-panel'
import { ActionText } from './action-text'
import { DiffList } from './diff-list'
import { actorName, subjectHref, subjectName, type AuditEvent } from './event'
import { kindWords } from './words'

type Shown = AuditEvent | Extract<NonNullable<AuditEventQuery['node']>, { __typename: 'Event' }>

/** An event of a Space, which is read with what stood before and after when the panel opens. */
export function SpaceEventPeek({ id, node }: { id: string; node: AuditEvent | null }) {
  const { answer, isStale, refresh } = useGraph(AuditEventDocument, { id })
  if (!answer || isStale) return <Loading rows={6} />
  const event = answer.kind === 'answer' ? answer.data.node : null
  if (event?.__typename !== 'Event') return <Refused refusal={refusalIn(answer, 'node')} onRetry={refresh} />
  return <EventPeek event={{ ...event, ...(node?.node ? { node: node.node } : {}) }} />
}

/** All that the audit says of one event. */
export function EventPeek({ event }: { event: Shown }) {
  const { subject, kind, requestId, hash } = event
  const name = subjectName(event)
  return (
    <>
      <PeekHead kind={kind ? kindWords(kind) : 'Event'} title={name} href={subjectHref(subject)}>
        {name !== subject && <span className="font-mono text-sm select-all">{subject}</span>}
      </PeekHead>
      <Facts
        facts={[
          ['What', <ActionText key="what" action={event.action} />],
          ['Who', <span key="who">{actorName(event)}</span>],
          ['When', <AgeText key="when" at={event.at} />],
          ['Space', 'space' in event ? event.space?.name : null],
          ['Request', requestId && <Copied key="request" what="request id" text={requestId} />],
          [
            'Event',
            <span key="id" className="font-mono text-sm break-all select-all">
              {event.id}
            </span>,
          ],
          ['Hash', <Copied key="hash" what="hash" text={hash} />],
        ]}
      />
      <section aria-label="What changed" className="px-5 pb-5">
        <h3 className="mb-2 font-semibold">What changed</h3>
        <DiffList before={event.before} after={event.after} />
      </section>
    </>
  )
}

/** A long text to be read whole, with a way to copy it. */
function Copied({ what, text }: { what: string; text: string }) {
  return (
    <span className="flex items-start gap-2">
      <code className="min-w-0 font-mono text-sm break-all select-all">{text}</code>
      <button
        type="button"
        aria-label={`Copy the ${what}`}
        onClick={() =>
          void copyText(text).then((isDone) => say(isDone ? `Copied the ${what}.` : 'Select it and copy by hand.'))
        }
        className="-my-0.5 h-6 shrink-0 rounded px-1.5 text-sm text-accent hover:underline"
      >
        Copy
      </button>
    </span>
  )
}
