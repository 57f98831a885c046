import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { Release } from '../release/type.js'
import { Tenant } from '../tenant/type.js'
import { Deployment } from './type.js'

builder.prismaObjectFields(Deployment, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project that is deployed; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  release: t.field({
    type: Release,
    nullable: true,
    access: 'ReleaseView',
    description: 'The release that is deployed; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ release: nested(true) }),
    resolve: ({ release }, _args, context) => seen(context, 'Releases', release),
  }),
  environment: t.field({
    type: Environment,
    nullable: true,
    access: 'EnvironmentView',
    description: 'Where it goes; null for an environment that the caller cannot see.',
    select: (_args, _context, nested) => ({ environment: nested(true) }),
    resolve: ({ environment }, _args, context) => seen(context, 'Environments', environment),
  }),
  tenant: t.field({
    type: Tenant,
    nullable: true,
    access: 'TenantView',
    description: 'For whom; null when it is for no tenant, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ tenant: nested(true) }),
    resolve: ({ tenant }, _args, context) => seen(context, 'Tenants', tenant),
  }),
}))
