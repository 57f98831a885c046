import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { RunbookEnvironmentScope } from './environment-scope.js'
import { runbookList } from './list.js'
import { RunbookConnection } from './type.js'

/** The input that chooses runbooks, for lists and facets alike. */
export const RunbookFilter = builder.inputType('RunbookFilter', {
  description: 'Which runbooks. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    project: t.idList({ description: 'Only runbooks of these projects, by id. `BAD_ID` for a malformed one.' }),
    environment: t.idList({ description: 'Only runbooks that name one of these environments, by id.' }),
    tenantedMode: t.field({ type: [TenantedMode], description: 'Only runbooks with one of these tenanted modes.' }),
    environmentScope: t.field({
      type: [RunbookEnvironmentScope],
      description: 'Only runbooks that run in the environments that one of these says.',
    }),
    isPublished: t.boolean({ description: 'Only runbooks with a published snapshot, or only others.' }),
    isArchived: t.boolean({ description: 'Only archived runbooks, or only others.' }),
    created: t.field({ type: TimeRange, description: 'Only runbooks created in this time.' }),
  }),
})

const RunbookOrder = orderInput('Runbook', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

/** The arguments of every list of runbooks. */
export const runbookArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: RunbookFilter, description: 'Which runbooks.' }),
    orderBy: t.field({ type: RunbookOrder, defaultValue: runbookList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: runbookList,
  type: RunbookConnection,
  access: 'RunbookView',
  args: runbookArguments,
  what: 'runbooks',
})
