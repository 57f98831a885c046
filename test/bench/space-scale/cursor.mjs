import { cursorBinding, encodeCursor } from '@spaceport/kit/page/cursor'

/** The cursor behind the first `skipped` deployments, the newest first: what somebody has who came there page by page. */
export async function pageCursor({ db }, list, skipped) {
  const [row] = await db.$queryRawUnsafe(
    `SELECT id, "queuedAt" FROM deployment ORDER BY "queuedAt" DESC, id DESC OFFSET ${skipped - 1} LIMIT 1`,
  )
  const binding = cursorBinding(list, undefined, { field: 'QUEUED_AT', direction: 'DESC' })
  return encodeCursor(binding, { direction: 'DESC', value: row.queuedAt.getTime(), space: 1, local: row.id })
}
