import { expectVersion } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { lockRow } from '../write/lock.js'
import { readSubject, unknown } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireLifecycle, requireProjectGroup } from './references.js'

/** What is to change of a project; what is left out stays. */
export type UpdateProject = {
  id: string
  name?: string | null
  projectGroup?: string | null
  lifecycle?: string | null
  description?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a project. Its slug stays, so that addresses do. Throws `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateProject(context: SpaceContext, input: UpdateProject): Promise<{ local: number }> {
  const local = readSubject(context, 'Projects', input.id, 'id')
  return change(context, {
    operation: 'updateProject',
    permission: 'ProjectEdit',
    input,
    async run(tx) {
      await lockRow(tx, 'project', local)
      const before = await tx.project.findUnique({ where: { id: local } })
      if (!before) throw unknown(input.id, 'input', 'id')
      expectVersion(before.version, input.expectedVersion)
      const data = { ...(await newName(tx, local, input)), ...(await newPlace(tx, context, input)), ...newText(input) }
      const after = await tx.project.update({ where: { id: local }, data: { ...data, version: { increment: 1 } } })
      return { answer: { local }, changed: [changed(context, 'Projects', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateProject) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'project', (nameKey) => tx.project.findFirst({ where: { nameKey, id: { not: local } } }))
}

async function newPlace(tx: Tx, context: SpaceContext, { projectGroup, lifecycle }: UpdateProject) {
  return {
    ...(projectGroup ? { projectGroupId: await requireProjectGroup(tx, context, projectGroup) } : {}),
    ...(lifecycle ? { lifecycleId: await requireLifecycle(tx, context, lifecycle) } : {}),
  }
}

/** A null description takes it away; one that is left out stays. */
function newText({ description }: UpdateProject) {
  return description === undefined ? {} : { description: readText(description, 'input', 'description') }
}
