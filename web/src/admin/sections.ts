/** A part of the administration. */
export type AdminSection = {
  path: string
  name: string
  says: string
  /** Where the right to it comes from: a role over the fleet, or permissions in Spaces. */
  takes: 'fleet' | 'space'
}

/** All parts, in the order in which a fleet is set up. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  {
    path: '/admin/people',
    name: 'People',
    says: 'Who may sign in, and who runs the fleet.',
    takes: 'fleet',
  },
  {
    path: '/admin/groups',
    name: 'Groups',
    says: 'People who belong together, and the Spaces that they may enter.',
    takes: 'fleet',
  },
  {
    path: '/admin/spaces',
    name: 'Spaces',
    says: 'Every Space with the Instance on which it lives. Add one, rename one, let groups in.',
    takes: 'fleet',
  },
  {
    path: '/admin/instances',
    name: 'Instances',
    says: 'The servers of the fleet: their addresses, their keys, and the Zones in which they lie.',
    takes: 'fleet',
  },
  {
    path: '/admin/teams',
    name: 'Teams',
    says: 'Who works in a Space, and what they may do there.',
    takes: 'space',
  },
  {
    path: '/admin/roles',
    name: 'Roles',
    says: 'Sets of permissions: those that come with Spaceport, and those of each Space.',
    takes: 'space',
  },
  {
    path: '/admin/keys',
    name: 'Keys',
    says: 'By which keys others know a Space, with fingerprints to compare.',
    takes: 'space',
  },
  {
    path: '/admin/trust',
    name: 'Trust',
    says: 'Whose releases and receipts each Space accepts.',
    takes: 'space',
  },
  {
    path: '/admin/identity',
    name: 'Identity',
    says: 'Identity providers, token issuers, and accounts of programs.',
    takes: 'fleet',
  },
]
