import type { ZoneContext } from '../context.js'

/** Whether the caller asked for a change with the same key before: then the write path has its answer, and no Instance needs to be asked. */
export async function isAnswered(
  key: string | null | undefined,
  { db, caller }: Pick<ZoneContext, 'db' | 'caller'>,
): Promise<boolean> {
  if (!key || !key.isWellFormed() || key.includes('\0')) return false
  return (await db.idempotentAnswer.count({ where: { actor: caller.subject, key } })) > 0
}
