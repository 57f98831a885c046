import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import { builder } from '../builder.js'
import { listWhere } from '../connection/page.js'
import type { SpaceContext } from '../context.js'
import { FacetList, type FacetListShape } from '../graph/facets.js'
import { EventFilter } from './connection.js'
import { eventList, type EventFilter as Filter } from './list.js'

/** The most values of a facet, as the gateway merges them. */
const MOST_VALUES = 100

type Counted = { filter: Filter | null | undefined }

/** The most frequent values, and whether there are more. */
function facet(values: readonly { name: string; count: number }[]): FacetListShape {
  return { values: values.slice(0, MOST_VALUES), truncated: values.length > MOST_VALUES }
}

const COUNTED = { _count: { _all: true }, take: MOST_VALUES + 1 } as const

function chosen({ filter }: Counted, context: SpaceContext) {
  return allOf([visible(context, 'Events'), ...listWhere(eventList, filter, context)])
}

async function countByAction(counted: Counted, context: SpaceContext): Promise<FacetListShape> {
  const groups = await context.db.auditEvent.groupBy({
    ...COUNTED,
    by: ['action'],
    where: chosen(counted, context),
    orderBy: [{ _count: { action: 'desc' } }, { action: 'asc' }],
  })
  return facet(groups.map(({ action, _count }) => ({ name: action, count: _count._all })))
}

async function countByActor(counted: Counted, context: SpaceContext): Promise<FacetListShape> {
  const groups = await context.db.auditEvent.groupBy({
    ...COUNTED,
    by: ['actor'],
    where: chosen(counted, context),
    orderBy: [{ _count: { actor: 'desc' } }, { actor: 'asc' }],
  })
  return facet(groups.map(({ actor, _count }) => ({ name: actor, count: _count._all })))
}

const EventFacets = builder.objectRef<Counted>('EventFacets').implement({
  description: 'Events, counted by what they have in common.',
  access: 'EventView',
  fields: (t) => ({
    action: t.field({
      type: FacetList,
      description: 'By action.',
      resolve: (counted, _args, context) => countByAction(counted, context),
    }),
    actor: t.field({
      type: FacetList,
      description: "By actor: `Users-1`, or a component's name.",
      resolve: (counted, _args, context) => countByActor(counted, context),
    }),
  }),
})

builder.queryField('eventFacets', (t) =>
  t.field({
    type: EventFacets,
    nullable: true,
    access: 'EventView',
    fleet: { merge: 'FACETS' },
    description: 'The events of all Spaces that the caller may enter, counted by what they have in common.',
    args: { filter: t.arg({ type: EventFilter, description: 'Which events.' }) },
    resolve: (_root, { filter }) => ({ filter }),
  }),
)
