import { parseId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import { quoted } from '../entity/kinds.js'
import type { Tx } from '../write/change.js'

/** The most members of a team. */
const MOST = 1_000

/** The people and groups that an input names, each once, in the order of their ids. Throws `BAD_INPUT` or `BAD_ID`. */
export function readMembers(subjects: readonly string[]): string[] {
  const path = ['input', 'members']
  if (subjects.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} members.`, ...path)
  const odd = subjects.find((id) => !['Users', 'Groups'].includes(parseId(id)?.kind ?? ''))
  if (odd !== undefined) throw refuse('BAD_ID', `${quoted(odd)} is not the id of a person or group.`, ...path)
  return [...new Set(subjects)].sort()
}

/** A team with those who are in it, as the audit keeps it. */
export async function teamWithMembers(tx: Tx, id: number) {
  const { members, ...team } = await tx.team.findUniqueOrThrow({
    where: { id },
    include: { members: { orderBy: { subject: 'asc' }, select: { subject: true } } },
  })
  return { ...team, members: members.map(({ subject }) => subject) }
}
