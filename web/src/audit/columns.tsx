import type { Column } from '../table/column'
import { AgeText } from '../time/age-text'
import { ActionText } from './action-text'
import { actorName, subjectHref, subjectName, type AuditEvent } from './event'
import type { Audit } from './source'
import { kindWords } from './words'

const WHAT: Column<AuditEvent> = {
  id: 'what',
  title: 'What',
  width: 'w-52',
  cell: ({ action }) => <ActionText action={action} />,
}

const REST: readonly Column<AuditEvent>[] = [
  {
    id: 'subject',
    title: 'About',
    width: 'w-72',
    needs: ['node'],
    cell: (event) => <Subject event={event} />,
  },
  { id: 'kind', title: 'Kind', width: 'w-36', isExtra: true, cell: ({ kind }) => kind && kindWords(kind) },
  {
    id: 'who',
    title: 'Who',
    width: 'w-36',
    cell: (event) => <span title={event.actor}>{actorName(event)}</span>,
  },
  {
    id: 'at',
    title: 'When',
    width: 'w-28',
    sort: 'at',
    newestFirst: true,
    cell: ({ at }) => <AgeText at={at} className="text-muted tabular-nums" />,
  },
  { id: 'space', title: 'Space', width: 'w-40', needs: ['space'], cell: ({ space }) => space?.name },
  {
    id: 'request',
    title: 'Request',
    width: 'w-72',
    isExtra: true,
    cell: ({ requestId }) => <span className="font-mono text-sm">{requestId}</span>,
  },
  {
    id: 'hash',
    title: 'Hash',
    width: 'w-72',
    isExtra: true,
    cell: ({ hash }) => (
      <span title={hash} className="font-mono text-sm">
        {hash}
      </span>
    ),
  },
]

/** The columns of an audit. Only what Spaces note has a Space. */
export function columnsOf(of: Audit): readonly Column<AuditEvent>[] {
  return [WHAT, ...REST.filter(({ id }) => of === 'spaces' || id !== 'space')]
}

function Subject({ event }: { event: AuditEvent }) {
  const name = subjectName(event)
  const href = subjectHref(event.subject)
  return href ? (
    <a href={href} title={name} className="underline-offset-3 hover:underline">
      {name}
    </a>
  ) : (
    <span title={name}>{name}</span>
  )
}

/** The columns of the exports of an audit. */
export function exportColumnsOf(of: Audit) {
  return [
    { name: 'Id', path: 'id' },
    { name: 'At', path: 'at' },
    { name: 'Actor', path: 'actor' },
    { name: 'Name', path: 'user.name' },
    { name: 'Action', path: 'action' },
    { name: 'Kind', path: 'kind' },
    { name: 'Subject', path: 'subject' },
    ...(of === 'spaces' ? [{ name: 'Space', path: 'space.name' }] : []),
    { name: 'Request', path: 'requestId' },
    { name: 'Hash', path: 'hash' },
  ]
}
