import { builder } from '../builder.js'
import { Project } from '../project/type.js'
import { Tenant } from '../tenant/type.js'
import { valuesOfProject } from './of-project.js'
import { valuesOfTenant } from './of-tenant.js'
import { TemplateValues } from './type.js'

const ONLY_MISSING = 'Only those that must be given and are not.'

builder.prismaObjectField(Tenant, 'templateValues', (t) =>
  t.field({
    type: TemplateValues,
    description:
      'Its values of the templates of the projects that are deployed for it, and of their library sets: all that there may be, given or not.',
    args: {
      project: t.arg.idList({ description: 'Only those of these projects and their library sets, by id.' }),
      onlyMissing: t.arg.boolean({ description: ONLY_MISSING }),
    },
    select: { id: true },
    resolve: ({ id }, args, context) => valuesOfTenant(context, id, args),
  }),
)

builder.prismaObjectField(Project, 'templateValues', (t) =>
  t.field({
    type: TemplateValues,
    description:
      'The values per environment of its templates and those of its library sets: all that there may be, given or not. Those per tenant are with the tenants.',
    args: { onlyMissing: t.arg.boolean({ description: ONLY_MISSING }) },
    select: { id: true },
    resolve: ({ id }, args, context) => valuesOfProject(context, id, args),
  }),
)
