import type { Where } from '../page/keyset.js'

/** Which events: all that is given must hold. */
export type EventFilter = {
  actor?: readonly string[] | null
  action?: readonly string[] | null
  subject?: readonly string[] | null
  kind?: readonly string[] | null
  /** Not before this moment. */
  from?: Date | null
  /** Before this moment. */
  to?: Date | null
  text?: string | null
}

/** The columns in which a text is looked for. */
const SEARCHED = ['actor', 'action', 'subject'] as const

/** A filter as conditions in Prisma's form. */
export function eventWhere({ from, to, text, ...lists }: EventFilter): Where[] {
  const { actor, action, subject, kind } = lists
  return [
    ...Object.entries({ actor, action, subject, kind }).flatMap(([column, values]) =>
      values ? [{ [column]: { in: values.filter(isStorable) } }] : [],
    ),
    ...(from ? [{ at: { gte: from } }] : []),
    ...(to ? [{ at: { lt: to } }] : []),
    ...containsText(text?.trim()),
  ]
}

function containsText(text: string | undefined): Where[] {
  if (!text) return []
  if (!isStorable(text)) return [{ id: { in: [] } }]
  // Prisma passes the wildcards of LIKE through.
  const contains = text.replace(/[\\%_]/g, '\\$&')
  return [{ OR: SEARCHED.map((column) => ({ [column]: { contains, mode: 'insensitive' } })) }]
}

/** Whether PostgreSQL can hold a text; what it cannot is in no event. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
