import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { eventList } from './list.js'
import { EventConnection } from './type.js'

/** The input that chooses events, for lists and facets alike. */
export const EventFilter = builder.inputType('EventFilter', {
  description: 'Which events. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    actor: t.idList({ description: "Only what these did, by id or a component's name." }),
    action: t.stringList({ description: 'Only these actions.' }),
    subject: t.idList({ description: 'Only what was about these, by id.' }),
    kind: t.stringList({ description: 'Only what was about things of these kinds, such as `Projects`.' }),
    from: t.field({ type: 'DateTime', description: 'Not before this moment.' }),
    to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
    text: t.string({ description: 'Only events whose actor, action or subject holds this text, whatever its case.' }),
  }),
})

const EventOrder = orderInput('Event', { AT: 'By when they were.' })

builder.queryField('events', (t) =>
  t.field({
    type: EventConnection,
    nullable: true,
    access: 'EventView',
    fleet: { merge: 'CONNECTION' },
    description:
      'What was done, refused and read in all Spaces that the caller may enter, as far as they may see it; the newest first unless told otherwise.',
    args: {
      ...pageArguments,
      ...builder.args((t) => ({
        filter: t.field({ type: EventFilter, description: 'Which events.' }),
        orderBy: t.field({ type: EventOrder, defaultValue: eventList.by, description: 'How they are ordered.' }),
      })),
    },
    resolve: (_root, args, context, info) => rootConnection(eventList, args, context, info),
  }),
)
