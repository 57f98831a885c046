import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { buildInformationList } from './list.js'
import { BuildInformationConnection } from './type.js'

/** The input that chooses build information, for lists and facets alike. */
export const BuildInformationFilter = builder.inputType('BuildInformationFilter', {
  description: 'Which build information. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({ description: 'Only what is of a package or version that holds this text, whatever its case.' }),
    packageId: t.stringList({ description: 'Only what is of these packages, by name, whatever its case.' }),
    packageVersion: t.stringList({ description: 'Only what is of these versions.' }),
    branch: t.stringList({ description: 'Only what was built from these branches.' }),
    buildEnvironment: t.stringList({ description: 'Only what these built, such as `GitHub Actions`.' }),
    commit: t.string({
      description: 'Only builds of this commit, or with it among their commits, by its whole number.',
    }),
    workItem: t.string({ description: 'Only builds that take this work further, by its whole number.' }),
    created: t.field({ type: TimeRange, description: 'Only what was first pushed in this range of time.' }),
  }),
})

const BuildInformationOrder = orderInput('BuildInformation', {
  CREATED_AT: 'By when it was first pushed.',
  NAME: 'By package, then by version as text.',
})

/** The arguments of every list of build information. */
export const buildInformationArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: BuildInformationFilter, description: 'Which build information.' }),
    orderBy: t.field({
      type: BuildInformationOrder,
      defaultValue: buildInformationList.by,
      description: 'How it is ordered.',
    }),
  })),
}

rootList({
  list: buildInformationList,
  type: BuildInformationConnection,
  access: 'FeedView',
  args: buildInformationArguments,
  what: 'build information',
})
