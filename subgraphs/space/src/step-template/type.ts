import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { keptParameters, keptProperties, StepTemplateParameter } from './parameter.js'
import { StepTemplateVersion } from './version.js'

export const StepTemplate = builder.prismaObject('StepTemplate', {
  description:
    "An action that processes share, in versions. It comes from a file, and from that file's next version its own; or it was made here.",
  interfaces: [Node],
  access: 'ActionTemplateView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/StepTemplates-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'StepTemplates', id),
    }),
    space: t.field(itsSpace),
    communityId: t.exposeString('communityId', {
      nullable: true,
      description: "The file's `Id`: the same for all versions, in every Space. Null for one that came from no file.",
    }),
    name: t.exposeString('name', { description: "The current version's name. Not unique." }),
    actionType: t.exposeString('actionType', { description: 'What kind of step it is, such as `Octopus.Script`.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it does, as Markdown.' }),
    category: t.exposeString('category', { nullable: true, description: 'What it is about, such as `aws`.' }),
    version: t.exposeInt('version', { description: 'The number of the current version, which is the highest.' }),
    parameters: t.field({
      type: [StepTemplateParameter],
      description: "What the current version's user fills in, in order.",
      select: { versions: { orderBy: { version: 'desc' }, take: 1, select: { parameters: true } } },
      resolve: ({ versions }) => keptParameters(versions[0]),
    }),
    properties: t.field({
      type: 'JSON',
      description: "The current version's settings, exactly as the file has them.",
      select: { versions: { orderBy: { version: 'desc' }, take: 1, select: { properties: true } } },
      resolve: ({ versions }) => keptProperties(versions[0]),
    }),
    versions: t.relation('versions', {
      type: StepTemplateVersion,
      description: 'All its versions, the newest first.',
      query: { orderBy: { version: 'desc' } },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When its first version was imported or made.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When its current version was imported or made.',
    }),
  }),
})

asEntity(StepTemplate)

export const StepTemplateConnection = connectionType(StepTemplate, 'ActionTemplateView')
