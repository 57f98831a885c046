import { builder } from '../builder.js'
import { missingOfProject } from './missing-of-project.js'
import { TemplateValues } from './type.js'

builder.queryField('missingValues', (t) =>
  t.field({
    type: TemplateValues,
    nullable: true,
    access: 'ProjectView',
    fleet: { route: 'project' },
    description:
      'What is still to be given before a project can be deployed to its environments and for its tenants, of those that the caller can see. That somebody said that there is to be none is a value. `NOT_FOUND` for a project that does not exist for the caller.',
    args: {
      project: t.arg.id({ required: true, description: 'The project, by id.' }),
      environment: t.arg.idList({
        description: 'Of what is per environment only what these need, by id.',
      }),
      tenant: t.arg.idList({ description: 'Of what is per tenant only what these need, by id.' }),
    },
    resolve: (_root, args, context) => missingOfProject(context, args),
  }),
)
