import { textKey } from '@spaceport/kit/page/text-key'
import { entityId, parseEntityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Changed } from '@spaceport/kit/write/audit'
import type { Tx } from '../write/change.js'
import { valueCalled } from './carry-in.js'
import { moved, record, type Post } from './post.js'
import type { Portion } from './portion.js'
import { takeProject } from './take-project.js'

/** What is to be made here of a project whose home is another Space, which has a name. */
export type Taking = {
  portion: Portion
  home: string
  /** The ids here of what has lived here before, by home ids. */
  known: Readonly<Record<string, string>>
}

/** The ids that things have here, by their home ids. */
export type Taken = { project: string; ids: Record<string, string> }

/**
 * Makes the remote part of a project, with placeholders for all that is to move: environments and tenants by name, where there are none of these
 * names yet; what has lived here before has its place. Asked again, it makes nothing twice, and scopes the placeholders of variables as they are now. Throws `CONFLICT` where a name stands
 * for something else, `INVALID_STATE` where a value leads to what is not here.
 */
export function takePortion(post: Post, { portion, home, known }: Taking): Promise<Taken> {
  return record(post, 'takePortion', { project: portion.project.id }, async (tx) => {
    const changed: Changed[] = []
    const ids = new Map<string, number>()
    for (const one of portion.environments)
      ids.set(one.id, await placeholder(tx, post, 'Environments', one, known, changed))
    for (const one of portion.tenants) ids.set(one.id, await placeholder(tx, post, 'Tenants', one, known, changed))
    const environments = portion.environments.map(({ id }) => ids.get(id) ?? 0)
    const projectId = await takeProject(tx, post, { ...portion.project, home, environments }, changed)
    for (const { id, environments: limits } of portion.tenants) {
      const environmentIds = limits.flatMap((one) => ids.get(one) ?? [])
      const link = { projectId, tenantId: ids.get(id) ?? 0 }
      const where = { projectId_tenantId: link }
      await tx.projectTenant.upsert({ where, create: { ...link, environmentIds }, update: { environmentIds } })
    }
    for (const one of portion.variables)
      ids.set(one.id, await variable(tx, post, projectId, one, { ids, known }, changed))
    const kindOf = (id: string) => id.split('/')[1]?.split('-')[0] ?? ''
    const whole = [...ids].map(([id, local]) => [id, entityId(post.space, kindOf(id), local)])
    return { answer: { project: entityId(post.space, 'Projects', projectId), ids: Object.fromEntries(whole) }, changed }
  })
}

type Thing = { id: string; name: string; description: string | null }

/** The environment or tenant that something is to be here. */
async function placeholder(
  tx: Tx,
  post: Post,
  kind: 'Environments' | 'Tenants',
  { id, name, description }: Thing,
  known: Taking['known'],
  all: Changed[],
): Promise<number> {
  const before = localIn(known[id])
  if (before !== null) return before
  const nameKey = textKey(name)
  const where = { OR: [{ nameKey }, { remoteOf: id }] }
  const data = { name, nameKey, description, remoteOf: id }
  const found = kind === 'Environments' ? await tx.environment.findMany({ where }) : await tx.tenant.findMany({ where })
  const row = found.find(({ remoteOf }) => remoteOf === id) ?? found[0]
  if (row) {
    if ((row.remoteOf === null || row.remoteOf === id) && row.remoteRoot === null) return row.id
    throw refuse('CONFLICT', `"${name}" stands for something else there already.`, 'input', kind.toLowerCase())
  }
  const made = kind === 'Environments' ? await tx.environment.create({ data }) : await tx.tenant.create({ data })
  all.push(moved(post, kind, null, made))
  return made.id
}

/** The placeholder of a variable, without a value until it moves; one that has moved is left alone. */
async function variable(
  tx: Tx,
  post: Post,
  projectId: number,
  { id, name, description, type, environments, roles, leadsTo }: Portion['variables'][number],
  { ids, known }: { ids: ReadonlyMap<string, number> } & Pick<Taking, 'known'>,
  all: Changed[],
): Promise<number> {
  await valueCalled(tx, type, leadsTo)
  const environmentIds = environments.flatMap((one) => ids.get(one) ?? [])
  const columns = { name, nameKey: textKey(name), description, type, roles, environmentIds, isUnscoped: false }
  const there = localIn(known[id])
  const before = await tx.variable.findUnique({ where: there === null ? { remoteOf: id } : { id: there } })
  if (before?.remoteOf === null) return before.id
  const after = before
    ? await tx.variable.update({ where: { id: before.id }, data: { ...columns, version: { increment: 1 } } })
    : await tx.variable.create({ data: { ...columns, projectId, remoteOf: id } })
  all.push(moved(post, 'Variables', before, after))
  return after.id
}

function localIn(id: string | undefined): number | null {
  return id === undefined ? null : (parseEntityId(id)?.local ?? null)
}
