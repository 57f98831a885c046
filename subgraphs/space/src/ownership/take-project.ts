import type { TenantedMode } from '@spaceport/database/space'
import type { Changed } from '@spaceport/kit/write/audit'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { freeSlug } from '../project/slug.js'
import type { Tx } from '../write/change.js'
import { LONGEST_NAME } from '../write/text.js'
import { moved, type Post } from './post.js'

/** A project whose part is to be here. */
export type TakenProject = {
  id: string
  name: string
  description: string | null
  tenantedMode: TenantedMode
  /** The name of its home Space. */
  home: string
  /** The numbers of its environments here, in order. */
  environments: readonly number[]
}

/** The group in which remote parts stand. */
const GROUP = 'Remote projects'

/**
 * The remote part of a project: made with a lifecycle of its environments here, if it is not there yet. Throws `CONFLICT` if another project has
 * its name.
 */
export async function takeProject(tx: Tx, post: Post, given: TakenProject, all: Changed[]): Promise<number> {
  const known = await tx.project.findUnique({ where: { remoteOf: given.id } })
  const name = [...`${given.home}: ${given.name}`].slice(0, LONGEST_NAME).join('')
  if (known) {
    // A lifecycle that somebody chose in its place is theirs.
    const own = await tx.lifecycle.findFirst({ where: { id: known.lifecycleId, nameKey: textKey(name) } })
    if (own) await addEnvironments(tx, own.id, given.environments)
    return known.id
  }
  const named = { name, nameKey: textKey(name) }
  if (await tx.project.findUnique({ where: { nameKey: named.nameKey } })) {
    throw refuse('CONFLICT', `There is a project called "${name}" already.`, 'input', 'space')
  }
  const project = await tx.project.create({
    data: {
      ...named,
      slug: await freeSlug(tx, name),
      description: given.description,
      tenantedMode: given.tenantedMode,
      remoteOf: given.id,
      projectGroupId: await groupFor(tx, post, all),
      lifecycleId: await lifecycleFor(tx, post, name, given.environments, all),
      process: { create: {} },
    },
  })
  const data = { projectId: project.id, name: 'Default', nameKey: 'default', isDefault: true }
  const channel = await tx.channel.create({ data })
  all.push(moved(post, 'Projects', null, project), moved(post, 'Channels', null, channel))
  return project.id
}

async function groupFor(tx: Tx, post: Post, all: Changed[]): Promise<number> {
  const nameKey = textKey(GROUP)
  const known = await tx.projectGroup.findUnique({ where: { nameKey } })
  if (known) return known.id
  const made = await tx.projectGroup.create({ data: { name: GROUP, nameKey } })
  all.push(moved(post, 'ProjectGroups', null, made))
  return made.id
}

/** A lifecycle that passes the environments one after the other; whoever deploys there may choose another. */
async function lifecycleFor(
  tx: Tx,
  post: Post,
  name: string,
  environments: readonly number[],
  all: Changed[],
): Promise<number> {
  const nameKey = textKey(name)
  const known = await tx.lifecycle.findUnique({ where: { nameKey } })
  if (known) return known.id
  const made = await tx.lifecycle.create({ data: { name, nameKey } })
  await addEnvironments(tx, made.id, environments)
  all.push(moved(post, 'Lifecycles', null, made))
  return made.id
}

/** Makes a lifecycle pass environments that it does not pass yet, each in a phase of its own, at the end. */
async function addEnvironments(tx: Tx, lifecycleId: number, environments: readonly number[]): Promise<void> {
  const phases = await tx.phase.findMany({
    where: { lifecycleId },
    select: { position: true, environments: { select: { environmentId: true } } },
  })
  const passed = new Set(phases.flatMap((phase) => phase.environments.map(({ environmentId }) => environmentId)))
  let position = Math.max(-1, ...phases.map((phase) => phase.position)) + 1
  for (const environmentId of environments.filter((id) => !passed.has(id))) {
    const { name } = await tx.environment.findUniqueOrThrow({ where: { id: environmentId }, select: { name: true } })
    const phase = { lifecycleId, position: position++, name }
    await tx.phase.create({ data: { ...phase, environments: { create: { environmentId, position: 0 } } } })
  }
}
