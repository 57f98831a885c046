import { SpaceportError } from '@spaceport/kit/errors'
import { recordReading } from '@spaceport/kit/audit/note'
import { explainedSchema } from '@spaceport/kit/rights/explained'
import { PERMISSIONS, type Permission } from '@spaceport/kit/rights/permission'
import { holdsInFleet, SYSTEM_ROLES } from '@spaceport/kit/rights/system'
import { visibleSpaces } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { askInstance, CALLED } from './ask-instance.js'
import { enterableSpaces } from './enterable.js'
import { reasonOf, type Explanation, type Link, type Named, type Verdict } from './explanation.js'
import { readPerson, type Person } from './person.js'
import { subjectOf } from './question.js'

/** Whether a user may do something, and by what chains. */
export type AccessQuestion = { user: string; permission: Permission; entity: string }

/**
 * Explains a right. Everybody may ask about themselves. Rights of others over the fleet take `UserView`, `TeamView` and `UserRoleView` there;
 * rights in a Space take `TeamView` and `UserRoleView` in it, and whoever has those sees the people and groups that may enter it or
 * are in its teams, by id where the directory names them to others only (`shown-name.ts`); anybody else does not exist. Reading the rights of others is audited.
 */
export async function explainAccess(context: DirectoryContext, question: AccessQuestion): Promise<Explanation> {
  const { caller, db, requestId } = context
  const user = readId('Users', question.user)
  const subject = subjectOf(question.entity, question.permission)
  if (subject.space !== null) await requireSpace(context, subject.space, subject.level)
  const explanation =
    subject.level === 'SPACE'
      ? await inSpace(context, question, user, subject.space)
      : await overFleet(context, question, user)
  if (caller.subject !== question.user) {
    const { permission, entity } = question
    const read = { actor: caller.subject, action: 'explainAccess', kind: 'Users', subject: question.user, requestId }
    await recordReading(db, { ...read, details: { permission, entity } })
  }
  return explanation
}

/** Throws `NOT_FOUND` for a Space that does not exist for the caller, `FORBIDDEN` for one that they see from outside only and would have to enter. */
async function requireSpace({ db, caller }: DirectoryContext, id: number, level: 'FLEET' | 'SPACE'): Promise<void> {
  const seen = await db.space.findFirst({ where: { AND: [{ id }, visibleSpaces(caller)] }, select: { id: true } })
  if (!seen) throw notFound('Spaces')
  if (level === 'FLEET') return
  const entered = await db.space.findFirst({ where: { AND: [{ id }, enterableSpaces(caller)] }, select: { id: true } })
  if (!entered) throw new SpaceportError('FORBIDDEN', 'Only those who may enter a Space are told of rights in it.')
}

async function inSpace(
  context: DirectoryContext,
  { user: id, permission, entity }: AccessQuestion,
  user: number,
  space: number,
): Promise<Explanation> {
  const { db, caller } = context
  const [person, { instance }] = await Promise.all([
    readPerson(context, user, space),
    db.space.findUniqueOrThrow({ where: { id: space }, select: { instance: { select: CALLED } } }),
  ])
  const groups = (person?.groups ?? []).map((group) => directoryId('Groups', group.id))
  const json = { space: directoryId('Spaces', space), user: id, groups, permission, entity }
  const answer = await askInstance(context, instance, { path: '/internal/rights/explain', json }, explainedSchema)
  const entries = (person?.groups ?? []).filter(({ enters }) => enters).map(groupOf)
  const known = caller.subject === id || holdsInFleet(caller, 'UserView') || entries.length + answer.chains.length > 0
  if (!person || !known) throw notFound('Users')
  const barred: Verdict | null = person.disabled ? 'DISABLED' : entries.length === 0 ? 'NO_ENTRY' : null
  const chains = answer.chains.map((chain): Link => {
    const verdict = chain.verdict === 'GRANTS' && barred ? barred : chain.verdict
    return { ...chain, verdict, member: memberOf(person, chain.member) }
  })
  const allowed = answer.allowed && barred === null
  return explained({ allowed, level: 'SPACE', permission, entity, user: userOf(person), entries, chains }, barred)
}

async function overFleet(
  context: DirectoryContext,
  { user: id, permission, entity }: AccessQuestion,
  user: number,
): Promise<Explanation> {
  const { caller } = context
  const others = (['UserView', 'TeamView', 'UserRoleView'] as const).every((one) => holdsInFleet(caller, one))
  if (caller.subject !== id && !others) {
    throw new SpaceportError(
      'FORBIDDEN',
      'Rights of others over the fleet take UserView, TeamView and UserRoleView there.',
    )
  }
  const person = await readPerson(context, user, null)
  if (!person) throw notFound('Users')
  const barred: Verdict | null = person.disabled ? 'DISABLED' : null
  const holders = [
    { member: userOf(person), roles: person.systemRoles },
    ...person.groups.map((group) => ({ member: groupOf(group), roles: group.systemRoles })),
  ]
  const chains = holders.flatMap(({ member, roles }) =>
    roles.map((role): Link => {
      const grants = PERMISSIONS[permission].levels.includes('system') && SYSTEM_ROLES[role].permissions.has(permission)
      const verdict = grants ? (barred ?? 'GRANTS') : 'LACKS_PERMISSION'
      return { verdict, member, team: null, role: { id: null, name: SYSTEM_ROLES[role].name }, scope: [], failed: [] }
    }),
  )
  const allowed = chains.some(({ verdict }) => verdict === 'GRANTS')
  return explained({ allowed, level: 'FLEET', permission, entity, user: userOf(person), entries: [], chains }, barred)
}

function explained(answer: Omit<Explanation, 'reason'>, barred: Verdict | null): Explanation {
  return { ...answer, reason: reasonOf(answer, barred) }
}

function userOf({ id, name }: Pick<Person, 'id' | 'name'>): Named {
  return { id: directoryId('Users', id), name }
}

function groupOf({ id, name }: { id: number; name: string }): Named {
  return { id: directoryId('Groups', id), name }
}

/** The member of a team that a chain begins with: the user, or one of their groups. */
function memberOf(person: Person, id: string): Named {
  const group = person.groups.find((one) => directoryId('Groups', one.id) === id)
  return group ? groupOf(group) : userOf(person)
}
