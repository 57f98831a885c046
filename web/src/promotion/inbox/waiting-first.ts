import type { Row } from '../../graph/rows'
import type { InboxNode } from './source'

/** The rows of the inbox: those that wait for a decision, of which all come with the first page, then the others as they were read. */
export function waitingFirst(waiting: readonly InboxNode[], rows: readonly Row<InboxNode>[]): Row<InboxNode>[] {
  const newest = new Map(rows.map((row) => [row.id, row]))
  const ahead = waiting
    .map((node): Row<InboxNode> => newest.get(node.id) ?? { id: node.id, node, unread: new Set() })
    .filter(({ node }) => node.state === 'RECEIVED')
  const isAhead = new Set(ahead.map(({ id }) => id))
  const rest = rows.filter(({ id }) => !isAhead.has(id))
  // One that came since, or is beyond the hundred that were asked for besides.
  return [...ahead, ...rest.filter(isWaiting), ...rest.filter((row) => !isWaiting(row))]
}

const isWaiting = ({ node }: Row<InboxNode>) => node.state === 'RECEIVED'
