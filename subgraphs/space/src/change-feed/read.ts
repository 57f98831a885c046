import type { PrismaClient } from '@spaceport/database/space'
import type { FeedEvent, FeedPage } from '@spaceport/kit/change-feed'
import { parseEntityId } from '@spaceport/kit/ids'

/** The most events that are read at once. */
export const PAGE = 200

/** What is noted in the audit without a change begins like this. */
const NOTED = /^(refused|read):/

type Row = {
  id: number
  at: Date
  action: string
  kind: string | null
  subject: string
  gone: boolean
  task: number | null
  deployment: number | null
}

/** The number of a Space's last event. */
export async function readHead(db: Pick<PrismaClient, '$queryRaw'>): Promise<number> {
  const [head] = await db.$queryRaw<{ lastId: number }[]>`SELECT "lastId" FROM audit_head WHERE id = 1`
  if (!head) throw new Error('the audit has no head')
  return head.lastId
}

/**
 * What the events after one of them changed, in the order in which they were committed. What was removed is not told: nobody's right to hear
 * of it could be looked at any more.
 */
export async function readChanges(
  db: Pick<PrismaClient, '$queryRaw'>,
  after: number,
): Promise<Omit<FeedPage, 'known'>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id, e.at, e.action, e.kind, e.subject, e.after IS NULL AS gone, t.id AS task, t."deploymentId" AS deployment
    FROM audit_event e LEFT JOIN server_task t
      ON t.id = CASE WHEN e.kind = 'Interruptions' THEN (e.after ->> 'taskId')::int END
    WHERE e.id > ${after} ORDER BY e.id LIMIT ${PAGE}`
  return { position: rows.at(-1)?.id ?? after, events: rows.flatMap((row) => told(row) ?? []) }
}

/** Whoever waits for a person, or no longer does, is a task and its deployment too; all else has an event for each thing that it changes. */
function told({ id, at, action, kind, subject, gone, task, deployment }: Row): FeedEvent | null {
  const of = parseEntityId(subject)
  if (gone || NOTED.test(action) || of?.kind !== kind) return null
  const things = [{ kind: of.kind, local: of.local }]
  if (task !== null) things.push({ kind: 'ServerTasks', local: task })
  if (deployment !== null) things.push({ kind: 'Deployments', local: deployment })
  return { position: id, at: at.toISOString(), things }
}
