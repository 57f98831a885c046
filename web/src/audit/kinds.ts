import { KIND_GROUPS } from '../explore/kinds'
import type { Audit } from './source'

/** The kinds of things that an audit is about, as its events name them. The graph does not count by them, so that they are known here. */
export const KINDS: Readonly<Record<Audit, readonly string[]>> = {
  spaces: KIND_GROUPS.flatMap(({ kinds }) => kinds.map(({ ids }) => ids)).sort(),
  directory: [
    'ApiKeys',
    'Directory',
    'Entries',
    'Groups',
    'Identities',
    'IdentityProviders',
    'Instances',
    'SavedViews',
    'Sessions',
    'Spaces',
    'TokenIssuers',
    'Users',
  ],
  zone: [
    'CompositeLifecycles',
    'OwnershipTransfers',
    'Ownerships',
    'Placements',
    'ProjectSplits',
    'Promotions',
    'Zones',
  ],
}
