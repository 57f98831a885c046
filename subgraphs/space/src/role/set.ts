import type { SpaceRole } from '@spaceport/database/space'
import { parseId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { quoted } from '../entity/kinds.js'
import { change, type Tx } from '../write/change.js'
import { readThisSpace } from '../write/references.js'

/** Which role somebody is to have; none when null. */
export type SetSpaceRole = {
  space: string
  subject: string
  role?: SpaceRole | null
  idempotencyKey?: string | null
}

/** Who has which role now. */
export type RoleNow = { subject: string | null; role: SpaceRole | null }

/** Gives a person or group a role in the Space, or takes it away. Throws `INVALID_STATE` for the last `MEMBER`. */
export function setSpaceRole(context: SpaceContext, input: SetSpaceRole): Promise<RoleNow> {
  readThisSpace(context, input.space)
  const { subject } = input
  const role = input.role ?? null
  return change(context, {
    operation: 'setSpaceRole',
    permission: 'TeamEdit',
    input,
    async run(tx) {
      if (!['Users', 'Groups'].includes(parseId(subject)?.kind ?? '')) {
        throw refuse('BAD_ID', `${quoted(subject)} is not the id of a person or group.`, 'input', 'subject')
      }
      const before = await tx.roleAssignment.findUnique({ where: { subject } })
      const answer = { subject, role }
      if ((before?.role ?? null) === role) return { answer, changed: [] }
      const after = role ? await assign(tx, subject, role) : null
      if (!role) await tx.roleAssignment.delete({ where: { subject } })
      await requireMember(tx)
      const version = after?.version ?? (before?.version ?? 0) + 1
      return { answer, changed: [{ kind: 'SpaceRoles', id: subject, version, before, after }] }
    },
  })
}

function assign(tx: Tx, subject: string, role: SpaceRole) {
  return tx.roleAssignment.upsert({
    where: { subject },
    create: { subject, role },
    update: { role, version: { increment: 1 } },
  })
}

/** Somebody must be left who can give roles. */
async function requireMember(tx: Tx): Promise<void> {
  // Holds the others, so that two at once cannot take the last two away.
  const members = await tx.$queryRaw<object[]>`SELECT 1 FROM role_assignment WHERE role = 'MEMBER' FOR UPDATE`
  if (members.length === 0) throw refuse('INVALID_STATE', 'A Space needs at least one MEMBER.', 'input', 'role')
}
