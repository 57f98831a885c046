import { builder } from '../builder.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { Release } from '../release/type.js'
import { Tenant } from '../tenant/type.js'
import { Deployment } from './type.js'

builder.prismaObjectFields(Deployment, (t) => ({
  project: t.relation('project', {
    type: Project,
    access: 'ProjectView',
    description: 'The project that is deployed.',
  }),
  release: t.relation('release', {
    type: Release,
    access: 'ReleaseView',
    description: 'The release that is deployed.',
  }),
  environment: t.relation('environment', {
    type: Environment,
    access: 'EnvironmentView',
    description: 'Where it goes.',
  }),
  tenant: t.relation('tenant', {
    type: Tenant,
    nullable: true,
    access: 'TenantView',
    description: 'For whom; null when it is for no tenant.',
  }),
}))
