import type { Column } from '../../table/column'
import { AgeText } from '../../time/age-text'
import type { ExportColumn } from '../../view/export-menu'
import { bytesText } from '../bytes'
import { CarriedText } from '../carried-text'
import { ExpiryText } from '../expiry-text'
import { OutgoingState } from '../states'
import type { OutboxNode } from './source'

/** What a bundle carries, as people call it; the version alone where its project may not be seen. */
export function outboxName({ project, release, sequence }: Pick<OutboxNode, 'project' | 'release' | 'sequence'>) {
  return release ? `${project?.name ?? 'Release'} ${release.version}` : `Bundle ${sequence}`
}

export const OUTBOX_COLUMNS: readonly Column<OutboxNode>[] = [
  {
    id: 'release',
    title: 'Release',
    width: 'w-64',
    needs: ['release', 'project'],
    cell: (node) => <span title={outboxName(node)}>{outboxName(node)}</span>,
  },
  {
    id: 'state',
    title: 'State',
    width: 'w-36',
    cell: ({ state, isExpired }) => <OutgoingState state={state} isExpired={isExpired} />,
  },
  { id: 'space', title: 'From', width: 'w-44', needs: ['space'], cell: ({ space }) => space?.name },
  { id: 'to', title: 'To', width: 'w-44', cell: ({ destinationSpace }) => destinationSpace },
  {
    id: 'carried',
    title: 'Transfer',
    width: 'w-52',
    needs: ['promotion'],
    cell: (node) => <CarriedText bundle={node} />,
  },
  {
    id: 'receipt',
    title: 'Last receipt',
    width: 'w-44',
    cell: ({ lastReceipt }) =>
      lastReceipt ? (
        <span>
          No. {lastReceipt.number}
          {', '}
          <AgeText at={lastReceipt.issuedAt} className="text-muted" />
        </span>
      ) : (
        <span className="text-faint">None yet</span>
      ),
  },
  {
    id: 'made',
    title: 'Created',
    width: 'w-28',
    sort: 'made',
    newestFirst: true,
    cell: ({ createdAt }) => <AgeText at={createdAt} className="text-muted tabular-nums" />,
  },
  { id: 'by', title: 'Created by', width: 'w-36', cell: ({ createdBy }) => createdBy?.name },
  {
    id: 'expires',
    title: 'Expires',
    width: 'w-28',
    isExtra: true,
    cell: ({ expiresAt }) => <ExpiryText at={expiresAt} />,
  },
  { id: 'zone', title: 'Zone', width: 'w-36', isExtra: true, cell: ({ space }) => space?.instance?.zone?.name },
  { id: 'number', title: 'Number', width: 'w-24', end: true, isExtra: true, cell: ({ sequence }) => sequence },
  { id: 'size', title: 'Size', width: 'w-24', end: true, isExtra: true, cell: ({ size }) => bytesText(size) },
]

export const OUTBOX_EXPORT: readonly ExportColumn[] = [
  { name: 'Id', path: 'id' },
  { name: 'Project', path: 'project.name' },
  { name: 'Release', path: 'release.version' },
  { name: 'State', path: 'state' },
  { name: 'From', path: 'space.name' },
  { name: 'To', path: 'destinationSpace' },
  { name: 'Number', path: 'sequence' },
  { name: 'Created', path: 'createdAt' },
  { name: 'Transferred', path: 'carriedAt' },
  { name: 'Last receipt', path: 'lastReceipt.issuedAt' },
  { name: 'File', path: 'downloadPath' },
]
