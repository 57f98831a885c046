import { refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { entrySubject, nextRevision } from '../membership/revision.js'
import { limited } from '../password/limited.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'
import { readDescription, readName } from '../write/text.js'
import { makeOnInstance, type SpaceMember } from './make.js'
import { freeSlug } from './slug.js'

export type CreateSpace = ChangeInput & {
  name: string
  description?: string | null | undefined
  instance: string
  groups?: string[] | null | undefined
  members?: SpaceMember[] | null | undefined
}

/** Each holds a connection while its Instance works, and authentication needs some too. */
const inTurn = limited({ running: 4, waiting: 200 })

/** Milliseconds that the transaction may take: the Instance's time and to spare. */
const TIMEOUT = 30_000

/**
 * Creates a Space: its row, its database on the Instance, its entries, in one transaction. The call to the Instance is made
 * within it, so that a crash at any point leaves the row to PostgreSQL to roll back; only the id is used up, and perhaps a
 * database on the Instance that no Space leads to. Throws `INSTANCE_UNAVAILABLE`, `CONFLICT` for a name that another has,
 * `NOT_FOUND` for an unknown Instance, group or member.
 */
export function createSpace(context: DirectoryContext, input: CreateSpace): Promise<{ id: number }> {
  return inTurn(() =>
    change(context, {
      operation: 'createSpace',
      input,
      timeout: TIMEOUT,
      async run(tx) {
        const { name, nameKey } = readName(input.name, 'input', 'name')
        const description = readDescription(input.description ?? null, 'input', 'description')
        const instance = await tx.instance.findUnique({
          where: { id: readId('Instances', input.instance, 'input', 'instance') },
          select: { id: true, name: true, url: true, publicKey: true, nextPublicKey: true },
        })
        if (!instance) throw notFound('Instances', 'input', 'instance')
        const groups = await readGroups(tx, input.groups ?? [])
        const members = await readMembers(tx, input.members ?? [])
        if (await tx.space.findUnique({ where: { nameKey }, select: { id: true } })) {
          throw refuse('CONFLICT', 'Another Space has this name.', 'input', 'name')
        }
        const { id } = await tx.space.create({
          data: { name, nameKey, slug: await freeSlug(tx, name), description, instanceId: instance.id },
          select: { id: true },
        })
        await makeOnInstance(context, instance, id, members)
        const { slug, version } = await tx.space.update({ where: { id }, data: { state: 'ACTIVE' } })
        await tx.entry.createMany({ data: groups.map((groupId) => ({ groupId, spaceId: id })) })
        await nextRevision(tx)
        const after = { name, slug, description, instance: directoryId('Instances', instance.id), members }
        const made = { kind: 'Spaces', id: directoryId('Spaces', id), version, before: null, after }
        return { answer: { id }, changed: [made, ...groups.map((group) => entered(group, id))] }
      },
    }),
  )
}

function entered(group: number, space: number) {
  const after = { group: directoryId('Groups', group), space: directoryId('Spaces', space) }
  return { kind: 'Entries', id: entrySubject(group, space), version: 1, before: null, after }
}

async function readGroups(tx: Tx, ids: readonly string[]): Promise<number[]> {
  const wanted = [...new Set(ids.map((id) => readId('Groups', id, 'input', 'groups')))]
  if ((await tx.group.count({ where: { id: { in: wanted } } })) < wanted.length) {
    throw notFound('Groups', 'input', 'groups')
  }
  return wanted
}

async function readMembers(tx: Tx, members: readonly SpaceMember[]): Promise<SpaceMember[]> {
  const roles = new Map(members.map(({ subject, role }) => [subject, role]))
  const [users, groups] = [new Set<number>(), new Set<number>()]
  for (const subject of roles.keys()) {
    if (subject.startsWith('Groups-')) groups.add(readId('Groups', subject, 'input', 'members'))
    else users.add(readId('Users', subject, 'input', 'members'))
  }
  if ((await tx.user.count({ where: { id: { in: [...users] } } })) < users.size) {
    throw notFound('Users', 'input', 'members')
  }
  if ((await tx.group.count({ where: { id: { in: [...groups] } } })) < groups.size) {
    throw notFound('Groups', 'input', 'members')
  }
  return [...roles].map(([subject, role]) => ({ subject, role }))
}
