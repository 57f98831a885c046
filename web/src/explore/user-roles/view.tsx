'use client'

import type { ExploreUserRolesQuery, ExploreUserRolesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { userRolesSource, type UserRoleNode } from './source'

const c = columnsOf<UserRoleNode>()

const LOOK: ListLook<UserRoleNode> = {
  kind: 'User role',
  columns: [
    c.head('User role', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.number('count', 'Permissions', ({ permissions }) => permissions.length),
    c.names('permissions', 'It permits', ({ permissions }) => permissions, { width: 'w-80' }),
    c.either('builtIn', 'From', ({ builtIn }) => builtIn, ['Spaceport', 'The Space'], { path: 'builtIn' }),
    c.description(({ description }) => description),
  ],
  nameOf: ({ name }) => name,

  related: () => [{ title: 'Who can do what', href: '/who-can' }],
  live: ['USER_ROLE'],

  empty: { title: 'No user roles', say: 'Roles of the Spaces in which you may see them appear here.' },
}

/** User roles of every Space that the caller may enter. */
export function UserRolesView({ served }: { served: Served<ExploreUserRolesQuery, ExploreUserRolesQueryVariables> }) {
  return <ExploreView source={userRolesSource} look={LOOK} served={served} />
}
