import type { Limitation } from '@spaceport/kit/rights/explained'
import { builder } from '../builder.js'
import { PermissionEnum } from '../graph/permission.js'
import type { Explanation, Link, Named } from './explanation.js'

const RightsLevel = builder.enumType('RightsLevel', {
  description: 'Where rights are given.',
  values: {
    FLEET: { description: 'By roles over the whole fleet.' },
    SPACE: { description: 'By teams and their roles in one Space.' },
  } as const,
})

const AccessVerdict = builder.enumType('AccessVerdict', {
  description: 'What becomes of one way to a right.',
  values: {
    GRANTS: { description: 'It gives the right.' },
    LACKS_PERMISSION: { description: 'The role does not include the permission.' },
    OUT_OF_SCOPE: { description: 'The role is limited to other projects, environments or tenants: see `failed`.' },
    NO_ENTRY: { description: 'It would give the right, but none of the groups of the user may enter the Space.' },
    DISABLED: { description: 'It would give the right, but the user is disabled.' },
  } as const,
})

const AccessLimit = builder.enumType('AccessLimit', {
  description: 'A kind of limit of a role.',
  values: {
    PROJECT: { value: 'project', description: 'To projects and project groups, which add up.' },
    ENVIRONMENT: { value: 'environment', description: 'To environments.' },
    TENANT: { value: 'tenant', description: 'To tenants.' },
  } as const,
})

const AccessDimension = builder.enumType('AccessDimension', {
  description: 'What a role can be limited to.',
  values: {
    PROJECT_GROUP: { value: 'ProjectGroups', description: 'Project groups.' },
    PROJECT: { value: 'Projects', description: 'Projects.' },
    ENVIRONMENT: { value: 'Environments', description: 'Environments.' },
    TENANT: { value: 'Tenants', description: 'Tenants.' },
  } as const,
})

export const AccessThing = builder.objectRef<Named>('AccessThing').implement({
  description: 'A user, group, team, role, project ... that a right has to do with, as it was called at that moment.',
  access: 'Public',
  fields: (t) => ({
    id: t.exposeID('id', { nullable: true, description: 'Its id; null for roles over the fleet.' }),
    name: t.exposeString('name', { description: 'Its name, for people; its id where the name is not for the caller.' }),
  }),
})

const AccessLimitation = builder.objectRef<Limitation>('AccessLimitation').implement({
  description: 'What a role is limited to in one dimension.',
  access: 'Public',
  fields: (t) => ({
    dimension: t.expose('dimension', { type: AccessDimension, description: 'Which.' }),
    things: t.expose('things', { type: [AccessThing], description: 'To what, as far as the caller may see it.' }),
    others: t.exposeBoolean('others', {
      description: 'Whether there is more that the caller may not see, or that is gone.',
    }),
  }),
})

export const AccessChain = builder.objectRef<Link>('AccessChain').implement({
  description:
    'One way to a right: the user or a group of theirs, the team that they are in, its role and what that is limited to.',
  access: 'Public',
  fields: (t) => ({
    verdict: t.expose('verdict', { type: AccessVerdict, description: 'What becomes of it.' }),
    member: t.expose('member', {
      type: AccessThing,
      description: 'Who is in the team, or has the role: the user, or a group of theirs.',
    }),
    team: t.expose('team', {
      type: AccessThing,
      nullable: true,
      description: 'The team; null for roles over the fleet.',
    }),
    role: t.field({
      type: AccessThing,
      description: 'The role.',
      resolve: ({ role, team }) => ({ id: team ? role.id : null, name: role.name }),
    }),
    scope: t.expose('scope', {
      type: [AccessLimitation],
      description: 'What the role is limited to; empty: to nothing.',
    }),
    failed: t.expose('failed', { type: [AccessLimit], description: 'The limits that are not met.' }),
  }),
})

export const AccessExplanation = builder.objectRef<Explanation>('AccessExplanation').implement({
  description: 'Whether a user may do something, and every way by which they could.',
  access: 'Public',
  fields: (t) => ({
    allowed: t.exposeBoolean('allowed', { description: 'Whether they may.' }),
    reason: t.exposeString('reason', { description: 'Why, in a sentence for people.' }),
    level: t.expose('level', { type: RightsLevel, description: 'Where the right is given.' }),
    permission: t.expose('permission', { type: PermissionEnum, description: 'The permission asked about.' }),
    entity: t.exposeID('entity', { description: 'The id asked about.' }),
    user: t.expose('user', { type: AccessThing, description: 'The user asked about.' }),
    entries: t.expose('entries', {
      type: [AccessThing],
      description:
        'Their groups that may enter the Space; without one, no role in it counts. Empty for rights over the fleet.',
    }),
    chains: t.expose('chains', {
      type: [AccessChain],
      description: 'Every role that they have there, and what becomes of it.',
    }),
  }),
})
