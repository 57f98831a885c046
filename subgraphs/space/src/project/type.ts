import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { VERSION_CONTROL, versionControlOf, VersionControlSettings } from './version-control.js'

export const Project = builder.prismaObject('Project', {
  description: 'Something that is deployed: its releases go through the phases of its lifecycle.',
  interfaces: [Node],
  access: 'ProjectView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Projects-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Projects', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    slug: t.exposeString('slug', { description: 'The name for addresses: a-z, 0-9 and dashes. Unique in the Space.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    tenantedMode: t.expose('tenantedMode', {
      type: TenantedMode,
      description: 'Whether it is deployed for tenants: never, if wanted, or only so.',
    }),
    isDisabled: t.exposeBoolean('isDisabled', {
      description: 'Whether new releases and deployments of it are refused for the time being.',
    }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is archived: read-only, without new releases and deployments; null if it is not.',
    }),
    versionControl: t.field({
      type: VersionControlSettings,
      nullable: true,
      description: 'Where its process is kept in version control; null if it is only here.',
      select: VERSION_CONTROL,
      resolve: versionControlOf,
    }),
    releaseNotesTemplate: t.exposeString('releaseNotesTemplate', {
      nullable: true,
      description: 'What the notes of a new release begin as, as Markdown.',
    }),
    lastDeployedAt: t.expose('lastDeployedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a deployment of it last ended; null if none has.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Project)

export const ProjectConnection = connectionType(Project, 'ProjectView')
