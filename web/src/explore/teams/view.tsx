'use client'

import type { ExploreTeamsQuery, ExploreTeamsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { teamsSource, type TeamNode } from './source'

const c = columnsOf<TeamNode>()

const LOOK: ListLook<TeamNode> = {
  kind: 'Team',
  columns: [
    c.head('Team', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.names(
      'members',
      'Members',
      ({ members }) => members.map(({ user, group, subject }) => user?.name ?? group?.name ?? subject),
      { width: 'w-64' },
    ),
    c.names('roles', 'Roles', ({ roles }) => [...new Set(roles.flatMap(({ role }) => role?.name ?? []))], {
      width: 'w-64',
    }),
    c.description(({ description }) => description),
    c.time('created', 'Created', ({ createdAt }) => createdAt, { path: 'createdAt', isExtra: true }),
  ],
  nameOf: ({ name }) => name,

  related: () => [{ title: 'Who can do what in this Space', href: '/who-can' }],
  live: ['TEAM', 'SCOPED_USER_ROLE'],
  rowOf: ({ kind, id }) => (kind === 'TEAM' ? id : null),
  empty: { title: 'No teams', say: 'Teams of the Spaces in which you may see them appear here.' },
}

/** Teams of every Space that the caller may enter. */
export function TeamsView({ served }: { served: Served<ExploreTeamsQuery, ExploreTeamsQueryVariables> }) {
  return <ExploreView source={teamsSource} look={LOOK} served={served} />
}
