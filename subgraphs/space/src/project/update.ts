import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { change, requireReach, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireReference } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'

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
  let position = NOWHERE
  return change(context, {
    operation: 'updateProject',
    permission: 'ProjectEdit',
    input,
    at: async (tx) => (position = await holdSubject(tx, context, 'Projects', local, 'input', 'id')),
    async run(tx) {
      const before = await tx.project.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Projects', before, input.expectedVersion)
      const place = await newPlace(tx, context, input)
      if (place.projectGroupId !== undefined) {
        requireReach(context, 'ProjectEdit', { ...position, ProjectGroups: [place.projectGroupId] })
      }
      const data = { ...(await newName(tx, local, input)), ...place, ...newText(input) }
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
  const place: { projectGroupId?: number; lifecycleId?: number } = {}
  if (projectGroup) {
    place.projectGroupId = await requireReference(tx, context, 'ProjectGroups', projectGroup, 'input', 'projectGroup')
  }
  if (lifecycle) {
    place.lifecycleId = await requireReference(tx, context, 'Lifecycles', lifecycle, 'input', 'lifecycle')
  }
  return place
}

/** A null description takes it away; one that is left out stays. */
function newText({ description }: UpdateProject) {
  return description === undefined ? {} : { description: readText(description, 'input', 'description') }
}
