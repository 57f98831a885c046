import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { Release } from '../release/type.js'
import { findBoth, processChanges, variableChanges, type Comparison } from './comparison.js'
import { PackageChangeType } from './package-type.js'
import { comparePackages } from './packages.js'
import { ProcessComparison } from './process-type.js'
import { VariableComparison } from './variable-type.js'

const ReleaseComparison = builder.objectRef<Comparison>('ReleaseComparison').implement({
  description: 'What is otherwise in one release than in another, as far as the caller may see it.',
  access: 'ReleaseView',
  fields: (t) => ({
    from: t.field({
      type: Release,
      nullable: true,
      description: 'The first release.',
      resolve: ({ from }, _args, context, info) => loadEntity(context, info, 'Release', from.id),
    }),
    to: t.field({
      type: Release,
      nullable: true,
      description: 'The second release.',
      resolve: ({ to }, _args, context, info) => loadEntity(context, info, 'Release', to.id),
    }),
    hasOtherNotes: t.boolean({
      description: 'Whether their notes differ.',
      resolve: ({ from, to }) => from.notes !== to.notes,
    }),
    process: t.field({
      type: ProcessComparison,
      nullable: true,
      access: 'ProcessView',
      description: 'What became of the process; null for a caller who may not see that of both projects.',
      resolve: (comparison, _args, context) => processChanges(context, comparison),
    }),
    variables: t.field({
      type: VariableComparison,
      nullable: true,
      access: 'VariableView',
      description: "What became of the variables; null for a caller who may see none of one project's.",
      resolve: (comparison, _args, context) => variableChanges(context, comparison),
    }),
    packages: t.field({
      type: [PackageChangeType],
      description: 'The packages that have other versions, by action and name, then those that are gone.',
      resolve: ({ from, to }) => comparePackages(from.packages, to.packages),
    }),
  }),
})

builder.queryField('compareReleases', (t) =>
  t.field({
    type: ReleaseComparison,
    nullable: true,
    access: 'ReleaseView',
    fleet: { route: 'from' },
    description:
      'Compares two releases of one Space, of whatever projects. `NOT_FOUND` if one of them or its project does not exist for the caller, `BAD_INPUT` if they are in two Spaces.',
    args: {
      from: t.arg.id({ required: true, description: 'The first release, by id.' }),
      to: t.arg.id({ required: true, description: 'The second release, by id.' }),
    },
    resolve: (_root, { from, to }, context) => findBoth(context, from, to),
  }),
)
