import type { TenantedMode } from '@spaceport/database/space'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { change, requireReach, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireReference } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { requireNotArchived } from './active.js'
import type { CreateProject } from './create.js'
import { requireSame } from './remote.js'
import { wantedSlug } from './slug.js'
import { readVersionControl } from './version-control.js'

/** What is to change of a project; what is left out stays. */
export type UpdateProject = {
  id: string
  name?: string | null
  slug?: string | null
  projectGroup?: string | null
  lifecycle?: string | null
  description?: string | null
  tenantedMode?: TenantedMode | null
  isDisabled?: boolean | null
  versionControl?: CreateProject['versionControl']
  releaseNotesTemplate?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a project. Its slug stays unless another is given, so that addresses do. Throws `VERSION_CONFLICT`, `CONFLICT` for a taken name
 * or slug, `INVALID_STATE` for an archived project, or `NOT_OWNER` for what a remote project says that is built elsewhere.
 */
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
      requireNotArchived(before, 'input', 'id')
      requireSame(before, input)
      const place = await newPlace(tx, context, input)
      if (place.projectGroupId !== undefined) {
        requireReach(context, 'ProjectEdit', { ...position, ProjectGroups: [place.projectGroupId] })
      }
      const data = { ...(await newName(tx, local, input)), ...place, ...newText(input), ...newSettings(input) }
      const after = await tx.project.update({ where: { id: local }, data: { ...data, version: { increment: 1 } } })
      return { answer: { local }, changed: [changed(context, 'Projects', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name, slug }: UpdateProject) {
  const taken = (nameKey: string) => tx.project.findFirst({ where: { nameKey, id: { not: local } } })
  return {
    ...(typeof name === 'string' ? await freeName(name, 'project', taken) : {}),
    ...(typeof slug === 'string' ? { slug: await wantedSlug(tx, local, slug) } : {}),
  }
}

async function newPlace(tx: Tx, context: SpaceContext, { projectGroup, lifecycle }: UpdateProject) {
  const place: { projectGroupId?: number; lifecycleId?: number } = {}
  if (typeof projectGroup === 'string') {
    place.projectGroupId = await requireReference(tx, context, 'ProjectGroups', projectGroup, 'input', 'projectGroup')
  }
  if (typeof lifecycle === 'string') {
    place.lifecycleId = await requireReference(tx, context, 'Lifecycles', lifecycle, 'input', 'lifecycle')
  }
  return place
}

/** A null text takes it away; one that is left out stays. */
function newText({ description, releaseNotesTemplate }: UpdateProject) {
  return {
    ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
    ...(releaseNotesTemplate === undefined
      ? {}
      : { releaseNotesTemplate: readText(releaseNotesTemplate, 'input', 'releaseNotesTemplate') }),
  }
}

function newSettings({ tenantedMode, isDisabled, versionControl }: UpdateProject) {
  return {
    ...(tenantedMode ? { tenantedMode } : {}),
    ...(typeof isDisabled === 'boolean' ? { isDisabled } : {}),
    ...(versionControl === undefined ? {} : readVersionControl(versionControl, 'input', 'versionControl')),
  }
}
