'use client'

import type { ExploreTagSetsQuery, ExploreTagSetsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { tagSetsSource, type TagSetNode } from './source'

const c = columnsOf<TagSetNode>()

const LOOK: ListLook<TagSetNode> = {
  kind: 'Tag set',
  columns: [
    c.head('Tag set', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.names('tags', 'Tags', ({ tags }) => tags.map(({ name }) => name), { width: 'w-80' }),
    c.number('order', 'Place', ({ sortOrder }) => sortOrder, { sort: 'order', path: 'sortOrder', isExtra: true }),
    c.description(({ description }) => description, { isExtra: false }),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    {
      title: 'Tenants with its tags',
      href: explorePath('tenants', { ...within(node), tag: node.tags.map(({ name }) => `${node.name}/${name}`) }),
    },
  ],
  live: ['TAG_SET'],

  empty: { title: 'No tag sets yet', say: 'Tags, by which tenants are grouped, come in sets.' },
}

/** Tag sets of every Space that the caller may enter. */
export function TagSetsView({ served }: { served: Served<ExploreTagSetsQuery, ExploreTagSetsQueryVariables> }) {
  return <ExploreView source={tagSetsSource} look={LOOK} served={served} />
}
