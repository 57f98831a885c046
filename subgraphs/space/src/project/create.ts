import type { TenantedMode } from '@spaceport/database/space'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { requireReference } from '../write/subject.js'
import { readText } from '../write/text.js'
import { freeSlug } from './slug.js'
import { readVersionControl, type VersionControl } from './version-control.js'

/** What a new project is to be. */
export type CreateProject = {
  space: string
  name: string
  projectGroup: string
  lifecycle: string
  description?: string | null
  tenantedMode?: TenantedMode | null
  isDisabled?: boolean | null
  versionControl?: (Partial<VersionControl> & Pick<VersionControl, 'url'>) | null
  releaseNotesTemplate?: string | null
  idempotencyKey?: string | null
}

/** Creates a project with an empty process and a default channel. Throws `CONFLICT` when another one has the name. */
export function createProject(context: SpaceContext, input: CreateProject): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  let projectGroupId = 0
  return change(context, {
    operation: 'createProject',
    permission: 'ProjectCreate',
    input,
    async at(tx) {
      projectGroupId = await requireReference(tx, context, 'ProjectGroups', input.projectGroup, 'input', 'projectGroup')
      return { ...NOWHERE, ProjectGroups: [projectGroupId] }
    },
    async run(tx) {
      const named = await freeName(input.name, 'project', (nameKey) => tx.project.findUnique({ where: { nameKey } }))
      const after = await tx.project.create({
        data: {
          ...named,
          slug: await freeSlug(tx, named.name),
          description: readText(input.description, 'input', 'description'),
          projectGroupId,
          lifecycleId: await requireReference(tx, context, 'Lifecycles', input.lifecycle, 'input', 'lifecycle'),
          ...(input.tenantedMode ? { tenantedMode: input.tenantedMode } : {}),
          isDisabled: input.isDisabled ?? false,
          ...readVersionControl(input.versionControl, 'input', 'versionControl'),
          releaseNotesTemplate: readText(input.releaseNotesTemplate, 'input', 'releaseNotesTemplate'),
          process: { create: {} },
        },
      })
      const data = { projectId: after.id, name: 'Default', nameKey: 'default', isDefault: true }
      const channel = await tx.channel.create({ data })
      return {
        answer: { local: after.id },
        changed: [changed(context, 'Projects', { after }), changed(context, 'Channels', { after: channel })],
      }
    },
  })
}
