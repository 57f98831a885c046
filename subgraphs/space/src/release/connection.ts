import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { releaseList } from './list.js'
import { ReleaseConnection } from './type.js'

/** The input that chooses releases, for lists and facets alike. */
export const ReleaseFilter = builder.inputType('ReleaseFilter', {
  description: 'Which releases. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    project: t.idList({ description: 'Only releases of these projects, by id. `BAD_ID` for a malformed one.' }),
    channel: t.idList({ description: 'Only releases in these channels, by id.' }),
    versions: t.stringList({ description: 'Only releases of these versions, whatever their case.' }),
    created: t.field({ type: TimeRange, description: 'Only releases created in this range of time.' }),
    createdBy: t.idList({ description: 'Only what these people created, by id.' }),
    hasDeployments: t.boolean({
      description: 'Only releases that have been deployed, whatever came of it, or only others.',
    }),
    hasOpenDefects: t.boolean({ description: 'Only releases with a defect that is not resolved, or only others.' }),
    environment: t.idList({ description: 'Only releases that were successfully deployed to one of these, by id.' }),
    package: t.stringList({ description: 'Only releases with one of these packages, by name, whatever its case.' }),
    packageVersion: t.stringList({
      description: 'Only releases with a package of one of these versions; with `package`, of one of those.',
    }),
    commit: t.string({
      description:
        'Only releases with a package that this commit went into, by its whole number, as its build information says.',
    }),
  }),
})

const ReleaseOrder = orderInput('Release', {
  CREATED_AT: BY_CREATION,
  NAME: 'By version, as text.',
  VERSION: 'By version, as SemVer orders them: 1.10.0 after 1.9.0, and a pre-release before its release.',
})

/** The arguments of every list of releases. */
export const releaseArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: ReleaseFilter, description: 'Which releases.' }),
    orderBy: t.field({ type: ReleaseOrder, defaultValue: releaseList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: releaseList,
  type: ReleaseConnection,
  access: 'ReleaseView',
  args: releaseArguments,
  what: 'releases',
})
