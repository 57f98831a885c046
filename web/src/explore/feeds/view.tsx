'use client'

import type { ExploreFeedsQuery, ExploreFeedsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { feedsSource, type FeedNode } from './source'

const c = columnsOf<FeedNode>()

const LOOK: ListLook<FeedNode> = {
  kind: 'Feed',
  columns: [
    c.head('Feed', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.text('type', 'Kind', ({ type }) => wordsOf(type), { path: 'type' }),
    c.mono('uri', 'Address', ({ uri }) => uri, { width: 'w-80', path: 'uri' }),
    c.either('password', 'Password', ({ hasPassword }) => hasPassword, ['Kept', 'None'], { width: 'w-24' }),
    c.mono('username', 'User', ({ username }) => username, { path: 'username', isExtra: true }),
    c.number('attempts', 'Attempts', ({ downloadAttempts }) => downloadAttempts, {
      path: 'downloadAttempts',
      isExtra: true,
    }),
    c.created(({ createdAt }) => createdAt),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Where it is used', href: `/where-used?${new URLSearchParams({ id: node.id }).toString()}` },
  ],
  live: ['FEED'],

  empty: { title: 'No feeds yet', say: 'Where packages come from appears here.' },
}

/** Feeds of every Space that the caller may enter. */
export function FeedsView({ served }: { served: Served<ExploreFeedsQuery, ExploreFeedsQueryVariables> }) {
  return <ExploreView source={feedsSource} look={LOOK} served={served} />
}
