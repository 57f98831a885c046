import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { runbookSnapshotList } from './list.js'
import { RunbookSnapshotConnection } from './type.js'

/** The input that chooses snapshots, for lists and facets alike. */
export const RunbookSnapshotFilter = builder.inputType('RunbookSnapshotFilter', {
  description: 'Which snapshots of runbooks. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    runbook: t.idList({ description: 'Only snapshots of these runbooks, by id. `BAD_ID` for a malformed one.' }),
    project: t.idList({ description: 'Only snapshots of runbooks of these projects, by id.' }),
    isPublished: t.boolean({ description: 'Only published snapshots, or only others.' }),
    createdBy: t.idList({ description: 'Only snapshots that one of these users took, by id: `Users-1`.' }),
    created: t.field({ type: TimeRange, description: 'Only snapshots taken in this time.' }),
  }),
})

const RunbookSnapshotOrder = orderInput('RunbookSnapshot', { NAME: BY_NAME, CREATED_AT: 'By when they were taken.' })

/** The arguments of every list of snapshots. */
export const runbookSnapshotArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: RunbookSnapshotFilter, description: 'Which snapshots.' }),
    orderBy: t.field({
      type: RunbookSnapshotOrder,
      defaultValue: runbookSnapshotList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: runbookSnapshotList,
  type: RunbookSnapshotConnection,
  access: 'RunbookView',
  args: runbookSnapshotArguments,
  what: 'snapshots of runbooks',
})
