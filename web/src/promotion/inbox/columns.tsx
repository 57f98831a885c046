import type { Column } from '../../table/column'
import { AgeText } from '../../time/age-text'
import type { ExportColumn } from '../../view/export-menu'
import { ExpiryText } from '../expiry-text'
import { IncomingState } from '../states'
import type { InboxNode } from './source'

export const INBOX_COLUMNS: readonly Column<InboxNode>[] = [
  {
    id: 'release',
    title: 'Release',
    width: 'w-56',
    sort: 'release',
    cell: ({ projectName, releaseVersion }) => (
      <span title={`${projectName} ${releaseVersion}`}>
        {projectName} <span className="font-mono text-sm">{releaseVersion}</span>
      </span>
    ),
  },
  { id: 'state', title: 'State', width: 'w-40', cell: ({ state }) => <IncomingState state={state} /> },
  { id: 'from', title: 'From', width: 'w-36', cell: ({ sourceSpace }) => sourceSpace },
  { id: 'space', title: 'To', width: 'w-40', needs: ['space'], cell: ({ space }) => space?.name },
  { id: 'zone', title: 'Zone', width: 'w-32', needs: ['space'], cell: ({ space }) => space?.instance?.zone?.name },
  {
    id: 'approvals',
    title: 'Approvals',
    width: 'w-28',
    cell: ({ approvals, approvalsNeeded }) =>
      approvalsNeeded === 0 ? (
        <span className="text-faint">None required</span>
      ) : (
        <span className={approvals.length < approvalsNeeded ? 'text-warn' : undefined}>
          {approvals.length} of {approvalsNeeded}
        </span>
      ),
  },
  {
    id: 'came',
    title: 'Received',
    width: 'w-24',
    sort: 'came',
    newestFirst: true,
    cell: ({ importedAt }) => <AgeText at={importedAt} className="text-muted tabular-nums" />,
  },
  {
    id: 'way',
    title: 'Transfer',
    width: 'w-36',
    needs: ['promotion'],
    cell: ({ promotion }) => (promotion ? 'Network' : 'Manual'),
  },
  {
    id: 'receipt',
    title: 'Receipt',
    width: 'w-32',
    cell: ({ isReceiptDue, receiptNumber }) =>
      isReceiptDue ? <span className="text-warn">Due</span> : `No. ${receiptNumber}`,
  },
  {
    id: 'expires',
    title: 'Expires',
    width: 'w-32',
    isExtra: true,
    cell: ({ expiresAt }) => <ExpiryText at={expiresAt} />,
  },
  { id: 'number', title: 'Number', width: 'w-24', end: true, isExtra: true, cell: ({ sequence }) => sequence },
  { id: 'reason', title: 'Reason', width: 'w-64', isExtra: true, cell: ({ reason }) => reason },
]

export const INBOX_EXPORT: readonly ExportColumn[] = [
  { name: 'Id', path: 'id' },
  { name: 'Project', path: 'projectName' },
  { name: 'Release', path: 'releaseVersion' },
  { name: 'State', path: 'state' },
  { name: 'From', path: 'sourceSpace' },
  { name: 'To', path: 'space.name' },
  { name: 'Zone', path: 'space.instance.zone.name' },
  { name: 'Number', path: 'sequence' },
  { name: 'Received', path: 'importedAt' },
  { name: 'Decided', path: 'decidedAt' },
  { name: 'Reason', path: 'reason' },
]
