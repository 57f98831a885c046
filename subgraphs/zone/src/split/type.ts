import type { ProjectSplit as Row } from '@spaceport/database/zone'
import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { Project, Space } from '../graph/refs.js'
import { movesSchema } from './portion.js'

const SplitState = builder.enumType('ProjectSplitState', {
  description: 'How far the splitting of a project has come.',
  values: {
    PREPARING: { description: 'The other Space makes what is to take the part.' },
    MOVING: { description: 'One thing after the other changes its owner. It goes on by itself.' },
    DONE: { description: 'What could move lives in the other Space; `fault` says what was refused for a day.' },
    REFUSED: { description: 'Nothing has moved.' },
  } as const,
})

export const ProjectSplit = builder.objectRef<Row>('ProjectSplit').implement({
  description: 'The splitting of a project: part of it goes to another Space.',
  access: 'AdministerSystem',
  fields: (t) => ({
    id: t.id({ description: 'Such as `ProjectSplits-1`.', resolve: ({ id }) => `ProjectSplits-${id}` }),
    project: t.field({
      type: Project,
      nullable: true,
      description: 'The project at home; null if the caller may not enter its Space.',
      resolve: ({ project: id }, _, context) => (seesEntity(context, id) ? { id } : null),
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'The Space that gets a part of it; null if the caller may not enter it.',
      resolve: ({ space: id }, _, context) => (seesEntity(context, id) ? { id } : null),
    }),
    remoteProject: t.field({
      type: Project,
      nullable: true,
      description: 'The part of it in the other Space; null until it is made.',
      resolve: ({ remoteProject: id }, _, context) => (id !== null && seesEntity(context, id) ? { id } : null),
    }),
    moveCount: t.int({
      description: 'How many environments, tenants and values move.',
      resolve: ({ moves }) => movesSchema.parse(moves).length,
    }),
    state: t.expose('state', { type: SplitState, description: 'How far it has come.' }),
    fault: t.exposeString('fault', { nullable: true, description: 'Why it was refused, or does not go on.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it went on, or was tried, last.' }),
  }),
})
