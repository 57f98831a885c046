import { parseEntityId } from '@spaceport/kit/ids'
import { seesEntity, seesInstance } from '../access/visible.js'
import { builder } from '../builder.js'
import { Environment, Instance, Project, Space, Tenant, Zone } from '../graph/refs.js'
import { instanceOf } from '../ownership/owner.js'
import { askFootprint } from './ask.js'
import { partsOf, type ProjectPart as Part } from './parts.js'

const ids = (all: readonly string[]) => all.map((id) => ({ id }))

const ProjectPart = builder.objectRef<Part>('ProjectPart').implement({
  description: 'A part of a project: what of it lives in one Space.',
  access: 'ProjectView',
  fields: (t) => ({
    zone: t.field({
      type: Zone,
      nullable: true,
      description: 'The Zone of the Instance; null if it was not placed yet, or the part lies beyond this fleet.',
      resolve: ({ space }, _, context) => {
        const id = instanceOf(space ?? '', context.membership)
        return id !== null && seesInstance(context, id) ? context.loaders.zoneOfInstance.load(id) : null
      },
    }),
    instance: t.field({
      type: Instance,
      nullable: true,
      description:
        'The Instance that owns the part; null beyond this fleet, or if the caller may enter no Space there.',
      resolve: ({ space }, _, context) => {
        const id = instanceOf(space ?? '', context.membership)
        return id !== null && seesInstance(context, id) ? { id } : null
      },
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'The Space in which the part lives; null beyond this fleet, or if the caller may not enter it.',
      resolve: ({ space: id }, _, context) => (id !== null && seesEntity(context, id) ? { id } : null),
    }),
    remoteSpace: t.exposeString('remoteSpace', {
      nullable: true,
      description: 'What the Space calls itself in which the part lives beyond this fleet; else null.',
    }),
    environments: t.field({
      type: t.listRef(Environment, { nullable: true }),
      nullable: true,
      access: 'EnvironmentView',
      description: 'The environments of the part that the caller can see, as the home Space has them.',
      resolve: ({ environments }) => ids(environments),
    }),
    tenants: t.field({
      type: t.listRef(Tenant, { nullable: true }),
      nullable: true,
      access: 'TenantView',
      description: 'The tenants of the part that the caller can see, as the home Space has them.',
      resolve: ({ tenants }) => ids(tenants),
    }),
    variableCount: t.exposeInt('variableCount', {
      access: 'VariableView',
      description: 'How many values of variables of the project the part has, of those that the caller can see.',
    }),
  }),
})

Project.implement({
  description: 'What is deployed together: a process, its variables and its releases.',
  access: 'ProjectView',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as `Spaces-1/Projects-3`. Never used again.' }),
    footprint: t.field({
      type: [ProjectPart],
      nullable: true,
      description:
        'Its parts by Zone and Instance, as its home tells them, at most 1,000 environments, tenants and values each; null if its home does not exist for the caller. Errors: `INSTANCE_UNAVAILABLE`.',
      resolve: async ({ id }, _, context) => {
        const told = await askFootprint(context, id)
        return told && partsOf(told)
      },
    }),
  }),
})

builder.asEntity(Project, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    parseEntityId(id)?.kind === 'Projects' && seesEntity(context, id) ? { id } : null,
})
