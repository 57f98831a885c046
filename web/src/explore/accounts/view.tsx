'use client'

import type { ExploreAccountsQuery, ExploreAccountsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { accountsSource, type AccountNode } from './source'

const c = columnsOf<AccountNode>()

const LOOK: ListLook<AccountNode> = {
  kind: 'Account',
  columns: [
    c.head('Account', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.text('type', 'Kind', ({ type }) => wordsOf(type.replace(/_ACCOUNT$/, '')), { width: 'w-48', path: 'type' }),
    c.mono('username', 'User', ({ username }) => username, { path: 'username' }),
    c.text(
      'environments',
      'Environments',
      ({ isForAllEnvironments, environments }) =>
        isForAllEnvironments ? 'All' : environments.map(({ name }) => name).join(', '),
      { width: 'w-52' },
    ),
    c.either('secret', 'Secret', ({ hasSecret }) => hasSecret, ['Kept', 'None'], { width: 'w-24' }),
    c.names('tenants', 'Tenants', ({ tenants }) => tenants.map(({ name }) => name), { isExtra: true }),
    c.description(({ description }) => description),
    c.created(({ createdAt }) => createdAt),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Where it is used', href: `/where-used?${new URLSearchParams({ id: node.id }).toString()}` },
  ],
  live: ['ACCOUNT'],

  empty: {
    title: 'No accounts yet',
    say: 'Accounts with which deployments sign in elsewhere appear here; never their secrets.',
  },
}

/** Accounts of every Space that the caller may enter. */
export function AccountsView({ served }: { served: Served<ExploreAccountsQuery, ExploreAccountsQueryVariables> }) {
  return <ExploreView source={accountsSource} look={LOOK} served={served} />
}
