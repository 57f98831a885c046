import type { AuditEvent, Prisma } from '@spaceport/database/directory'
import { BY_TIME, planEventPage, type EventListArgs, type EventPage } from '@spaceport/kit/audit/page'
import { builder } from '../builder.js'
import type { DirectoryContext } from '../context.js'
import { OrderDirection } from '../graph/order-direction.js'
import { PageInfo } from '../graph/page-info.js'
import { DirectoryEvent } from './type.js'

/** A page of events, as its fields need it. What is not asked for is not loaded. */
type Connection = { page: EventPage; rows(): Promise<AuditEvent[]>; total(): Promise<number> }

const DirectoryEventEdge = builder.objectRef<{ node: AuditEvent; page: EventPage }>('DirectoryEventEdge').implement({
  description: 'One DirectoryEvent in a list.',
  access: 'EventView',
  fields: (t) => ({
    cursor: t.string({
      description: "The row's place in the list: valid with the same filter and order.",
      resolve: ({ node, page }) => page.cursorOf(node),
    }),
    node: t.expose('node', { type: DirectoryEvent, description: 'The DirectoryEvent.' }),
  }),
})

const DirectoryEventConnection = builder.objectRef<Connection>('DirectoryEventConnection').implement({
  description: 'A page of a list of DirectoryEvents.',
  access: 'EventView',
  fields: (t) => ({
    edges: t.field({
      type: [DirectoryEventEdge],
      description: 'The rows with their cursors.',
      resolve: async ({ page, rows }) => page.arrange(await rows()).rows.map((node) => ({ node, page })),
    }),
    nodes: t.field({
      type: [DirectoryEvent],
      description: 'The rows.',
      resolve: async ({ page, rows }) => page.arrange(await rows()).rows,
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies in the list.',
      resolve: async ({ page, rows: load }) => {
        const { rows, hasNextPage, hasPreviousPage } = page.arrange(await load())
        const cursor = (row: AuditEvent | undefined) => (row ? page.cursorOf(row) : null)
        return { hasNextPage, hasPreviousPage, start: () => cursor(rows[0]), end: () => cursor(rows.at(-1)) }
      },
    }),
    totalCount: t.int({
      description: 'How many rows the list has over all pages.',
      resolve: ({ total }) => total(),
    }),
  }),
})

const DirectoryEventFilter = builder.inputType('DirectoryEventFilter', {
  description: 'Which events. All that is given must hold.',
  fields: (t) => ({
    actor: t.idList({ description: "Only what these did, by id or a component's name." }),
    action: t.stringList({ description: 'Only these actions.' }),
    subject: t.idList({ description: 'Only what was about these, by id.' }),
    kind: t.stringList({ description: 'Only what was about things of these kinds, such as `Users`.' }),
    from: t.field({ type: 'DateTime', description: 'Not before this moment.' }),
    to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
    text: t.string({ description: 'Only events whose actor, action or subject holds this text, whatever its case.' }),
  }),
})

const DirectoryEventOrderField = builder.enumType('DirectoryEventOrderField', {
  description: 'What DirectoryEvents are ordered by.',
  values: { AT: { value: 'AT', description: 'By when they were.' } } as const,
})

const DirectoryEventOrder = builder.inputType('DirectoryEventOrder', {
  description: 'How DirectoryEvents are ordered. Equal rows follow by id.',
  fields: (t) => ({
    field: t.field({ type: DirectoryEventOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which way.' }),
  }),
})

builder.queryField('directoryEvents', (t) =>
  t.field({
    type: DirectoryEventConnection,
    nullable: true,
    access: 'EventView',
    description: 'What was done, refused and read in the directory; the newest first unless told otherwise.',
    args: {
      first: t.arg.int({
        description: 'How many rows from the start, 1 to 100. Either this or `last`, else `BAD_PAGE`.',
      }),
      after: t.arg.string({
        description: 'Only rows after this cursor. `BAD_CURSOR` if it is of another list, filter or order.',
      }),
      last: t.arg.int({
        description: 'How many rows from the end, 1 to 100. Either this or `first`, else `BAD_PAGE`.',
      }),
      before: t.arg.string({ description: 'Only rows before this cursor. `BAD_CURSOR` as with `after`.' }),
      filter: t.arg({ type: DirectoryEventFilter, description: 'Which events.' }),
      orderBy: t.arg({ type: DirectoryEventOrder, defaultValue: BY_TIME, description: 'How they are ordered.' }),
    },
    resolve: (_root, args, context) => connection(args, context),
  }),
)

function connection(args: EventListArgs, { db }: DirectoryContext): Connection {
  const page = planEventPage('directoryEvents', args)
  let rows: Promise<AuditEvent[]> | null = null
  return {
    page,
    // A plan is made of plain objects, so that Prisma's own types begin here.
    rows: () => (rows ??= Promise.resolve(db.auditEvent.findMany(page.query as Prisma.AuditEventFindManyArgs))),
    total: async () => db.auditEvent.count({ where: page.where as Prisma.AuditEventWhereInput }),
  }
}
