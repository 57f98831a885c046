'use client'

import type { ExploreStepTemplatesQuery, ExploreStepTemplatesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { stepTemplatesSource, type StepTemplateNode } from './source'

const c = columnsOf<StepTemplateNode>()

const LOOK: ListLook<StepTemplateNode> = {
  kind: 'Step template',
  columns: [
    c.head('Step template', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.text('category', 'Category', ({ category }) => category, { path: 'category' }),
    c.mono('action', 'Action', ({ actionType }) => actionType, { width: 'w-52', path: 'actionType' }),
    c.number('version', 'Version', ({ version }) => version, { width: 'w-24', path: 'version' }),
    c.time('updated', 'Changed', ({ updatedAt }) => updatedAt, {
      sort: 'updated',
      newestFirst: true,
      path: 'updatedAt',
    }),
    c.names('parameters', 'Parameters', ({ parameters }) => parameters.map(({ name }) => name), { isExtra: true }),
    c.either('community', 'From', ({ communityId }) => Boolean(communityId), ['The community', 'Here'], {
      isExtra: true,
    }),
    c.description(({ description }) => description),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Where it is used', href: `/where-used?${new URLSearchParams({ id: node.id }).toString()}` },
  ],
  live: ['STEP_TEMPLATE'],

  empty: { title: 'No step templates yet', say: 'Steps that several processes share appear here.' },
}

/** Step templates of every Space that the caller may enter. */
export function StepTemplatesView({
  served,
}: {
  served: Served<ExploreStepTemplatesQuery, ExploreStepTemplatesQueryVariables>
}) {
  return <ExploreView source={stepTemplatesSource} look={LOOK} served={served} />
}
