import { grantsOf, holdsSomewhere } from '@spaceport/kit/rights/decide'
import { PERMISSION_NAMES, type Permission as Name } from '@spaceport/kit/rights/permission'
import { limitsOf, type Limit } from '@spaceport/kit/rights/scope'
import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { itsSpace } from '../space/type.js'
import { Permission } from './permission.js'

/** The limits of one grant, by local ids; null: not limited so. Projects and groups limit together. */
type Limits = {
  projects: { projects: readonly number[]; groups: readonly number[] } | null
  environments: readonly number[] | null
  tenants: readonly number[] | null
}

type Held = { permission: Name; limits: Limits[] }

const ids = (space: number, kind: string, locals: readonly number[] | undefined) =>
  locals?.map((local) => entityId(space, kind, local)) ?? null

const PermissionLimits = builder.objectRef<Limits>('PermissionLimits').implement({
  description:
    'What a permission is limited to: all that is not null must be met. Ids may be of what is gone or cannot be seen.',
  access: 'Public',
  fields: (t) => ({
    projects: t.idList({
      nullable: true,
      description: 'Only for these projects, by id, and all of `projectGroups`; null: not limited by project.',
      resolve: ({ projects }, _args, { space }) => ids(space, 'Projects', projects?.projects),
    }),
    projectGroups: t.idList({
      nullable: true,
      description: 'Only for these project groups, by id, and all of `projects`; null: not limited by project.',
      resolve: ({ projects }, _args, { space }) => ids(space, 'ProjectGroups', projects?.groups),
    }),
    environments: t.idList({
      nullable: true,
      description: 'Only for these environments, by id; null: for all.',
      resolve: ({ environments }, _args, { space }) => ids(space, 'Environments', environments ?? undefined),
    }),
    tenants: t.idList({
      nullable: true,
      description: 'Only for these tenants, by id; null: for all, and for none.',
      resolve: ({ tenants }, _args, { space }) => ids(space, 'Tenants', tenants ?? undefined),
    }),
  }),
})

const HeldPermission = builder.objectRef<Held>('HeldPermission').implement({
  description: 'A permission that the caller has in one Space.',
  access: 'Public',
  fields: (t) => ({
    permission: t.expose('permission', { type: Permission, description: 'Which.' }),
    everywhere: t.boolean({
      description: 'Whether it holds in all of the Space.',
      resolve: ({ limits }) => limits.some(isNone),
    }),
    limits: t.field({
      type: [PermissionLimits],
      description: 'Where it holds, if not everywhere: wherever one of these is met.',
      resolve: ({ limits }) => (limits.some(isNone) ? [] : limits),
    }),
  }),
})

const SpacePermissions = builder.objectRef<{ held: Held[] }>('SpacePermissions').implement({
  description: 'What the caller may do in one Space.',
  access: 'Public',
  fields: (t) => ({
    space: t.field({ ...itsSpace, description: 'The Space.' }),
    permissions: t.expose('held', {
      type: [HeldPermission],
      description: 'The permissions that they have there, as far as their API key leaves them.',
    }),
  }),
})

builder.queryField('myPermissions', (t) =>
  t.field({
    type: [SpacePermissions],
    nullable: true,
    access: 'Public',
    fleet: { merge: 'LIST' },
    description: "The caller's own permissions in each Space; Spaces where they have none are left out.",
    args: { among: t.arg({ type: [Permission], description: 'Only these permissions; all when left out.' }) },
    resolve: (_root, { among }, context) =>
      context.rights.grants.length > 0 ? [{ held: held(context, among ?? PERMISSION_NAMES) }] : [],
  }),
)

function held({ rights }: SpaceContext, among: readonly Name[]): Held[] {
  return [...new Set(among)]
    .filter((permission) => holdsSomewhere(rights, permission))
    .map((permission) => {
      const limits = grantsOf(rights, permission).map(({ scope }) => readLimits(limitsOf(scope, permission)))
      return { permission, limits: distinct(limits) }
    })
}

function readLimits(limits: readonly Limit[]): Limits {
  const read: Limits = { projects: null, environments: null, tenants: null }
  for (const limit of limits) {
    if (limit.by === 'project') read.projects = limit
    else if (limit.by === 'environment') read.environments = limit.environments
    else read.tenants = limit.tenants
  }
  return read
}

function isNone({ projects, environments, tenants }: Limits): boolean {
  return !projects && !environments && !tenants
}

function distinct(limits: readonly Limits[]): Limits[] {
  return [...new Map(limits.map((one) => [JSON.stringify(one), one])).values()]
}
