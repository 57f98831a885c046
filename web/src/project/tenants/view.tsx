'use client'

import Link from 'next/link'
import { ProjectTenantsDocument } from '../../generated/graphql'
import type { ProjectTenantsQuery, ProjectTenantsQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { TaskStateText } from '../../ui/task-state'
import { numberText } from '../../view/count-text'
import { Mark } from '../../view/entity-head'
import { Lines, Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ProjectHead } from '../head/project-head'
import { NextPage } from '../next-page'
import { projectPath } from '../path'

type Project = Extract<NonNullable<ProjectTenantsQuery['project']>, { id: string }>
type Tenant = Project['tenants']['nodes'][number]

const MODES = {
  UNTENANTED: 'It is deployed without tenants.',
  TENANTED_OR_UNTENANTED: 'It may be deployed with or without a tenant.',
  TENANTED: 'It is deployed only for tenants.',
} as const

/** The tenants that one project is deployed for, and what runs for each. */
export function ProjectTenants({ served }: { served: Served<ProjectTenantsQuery, ProjectTenantsQueryVariables> }) {
  const id = String(served.variables.id)
  return (
    <PageView
      name="Tenants"
      document={ProjectTenantsDocument}
      variables={served.variables}
      served={served}
      field="project"
      subject={({ project }) => found(project)}
      titleOf={({ name }) => `Tenants of ${name}`}
      live={['TENANT', 'DEPLOYMENT']}
      concerns={({ kind, space, project }) => (kind === 'TENANT' ? id.startsWith(`${space}/`) : project === id)}
    >
      {(project, _, { query }) => (
        <>
          <ProjectHead project={project} part="tenants" actions={query} />
          <div className="max-w-5xl px-4 py-5 sm:px-5">
            <PageSection title="Tenants" note={numberText(project.tenants.totalCount)}>
              <p className="mb-3 text-muted">{MODES[project.tenantedMode]}</p>
              {project.tenants.nodes.length === 0 ? (
                <Nothing>No tenant that you may see is linked to it.</Nothing>
              ) : (
                <Lines>
                  {project.tenants.nodes.map((tenant) => (
                    <TenantLine key={tenant.id} tenant={tenant} project={project} />
                  ))}
                </Lines>
              )}
              <NextPage
                path={projectPath(id, 'tenants')}
                isPaged={Boolean(served.variables.after)}
                page={project.tenants.pageInfo}
              />
            </PageSection>
          </div>
        </>
      )}
    </PageView>
  )
}

function TenantLine({ tenant, project }: { tenant: Tenant; project: Project }) {
  const link = tenant.projectLinks.find((one) => one.project?.id === project.id)
  const cells = project.deploymentMatrix.nodes.filter((cell) => cell.tenant?.id === tenant.id)
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link prefetch={false} href={`/go/${tenant.id}`} className="font-medium hover:underline">
          {tenant.name}
        </Link>
        {tenant.isRemote && <Mark>Remote: {tenant.remoteSpace ?? 'another Space'}</Mark>}
        {tenant.isDisabled && <Mark tone="warn">Disabled</Mark>}
        <span className="text-sm text-muted">
          {link &&
            (link.isForAllEnvironments
              ? 'in every environment'
              : `in ${link.environments.map(({ name }) => name).join(', ') || 'none that you may see'}`)}
        </span>
        <span className="ml-auto text-sm text-muted">{tenant.tags.map(({ name }) => name).join(', ')}</span>
      </p>
      {cells.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {cells.map(({ id, environment, current, state }) => (
            <li key={id} className="flex items-center gap-1.5">
              <span className="text-muted">{environment?.name}</span>
              {current?.release && (
                <Link prefetch={false} href={`/releases/${current.release.id}`} className="font-mono hover:underline">
                  {current.release.version}
                </Link>
              )}
              <TaskStateText state={state} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
