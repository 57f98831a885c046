import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { Environment, Tenant, Variable } from '../graph/refs.js'
import { requireAdministrator } from '../write/change.js'
import { planOf, readWanted } from './plan.js'
import type { Plan } from './portion.js'

const CrossingValue = builder.objectRef<Plan['crossing'][number]>('UnsplittableValue').implement({
  description: 'A value of a variable that holds for some of what is to go, but cannot follow it.',
  access: 'AdministerSystem',
  fields: (t) => ({
    variable: t.field({
      type: Variable,
      nullable: true,
      description: 'The value; null if the caller may not enter its Space.',
      resolve: ({ id }, _, context) => (seesEntity(context, id) ? { id } : null),
    }),
    name: t.exposeString('name', { description: 'The name of the variable.' }),
    scope: t.exposeStringList('scope', { description: 'The names of the environments for which it holds.' }),
    why: t.exposeString('why', { description: 'Why it cannot follow.' }),
  }),
})

const refs = (things: readonly { id: string }[]) => things.map(({ id }) => ({ id }))

const SplitPreview = builder.objectRef<Plan>('SplitPreview').implement({
  description: 'What would go to another Space, and what keeps it.',
  access: 'AdministerSystem',
  fields: (t) => ({
    isPossible: t.boolean({
      description: 'Whether nothing keeps it.',
      resolve: ({ crossing, running }) => crossing.length + running.length === 0,
    }),
    environments: t.field({
      type: t.listRef(Environment, { nullable: true }),
      nullable: true,
      access: 'EnvironmentView',
      description: 'The environments that go.',
      resolve: ({ portion }) => refs(portion.environments),
    }),
    tenants: t.field({
      type: t.listRef(Tenant, { nullable: true }),
      nullable: true,
      access: 'TenantView',
      description: 'The tenants that go.',
      resolve: ({ portion }) => refs(portion.tenants),
    }),
    variables: t.field({
      type: t.listRef(Variable, { nullable: true }),
      nullable: true,
      access: 'VariableView',
      description: 'The values that follow: those that hold for nothing else.',
      resolve: ({ portion }) => refs(portion.variables),
    }),
    unsplittable: t.expose('crossing', {
      type: [CrossingValue],
      description: 'The values that cannot be split. While there are any, the project is not split.',
    }),
    running: t.exposeStringList('running', {
      description:
        'Deployments that run where something is to go, by id; while there are any, the project is not split.',
    }),
  }),
})

builder.queryField('previewSplit', (t) =>
  t.field({
    type: SplitPreview,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'What `splitProject` would do, and what keeps it; nothing is done. Errors: `FORBIDDEN`, `BAD_ID`, `BAD_INPUT`, `NOT_FOUND`, `NOT_OWNER`, `INSTANCE_UNAVAILABLE`.',
    args: {
      project: t.arg.id({ required: true, description: 'The project, by its id at home.' }),
      space: t.arg.id({ required: true, description: 'The Space that is to get a part of it.' }),
      environments: t.arg.idList({ description: 'The environments that are to go there.' }),
      tenants: t.arg.idList({ description: 'The tenants that are to go there.' }),
    },
    resolve: (_, args, context) => {
      requireAdministrator(context)
      return planOf(context, readWanted(args, context))
    },
  }),
)
