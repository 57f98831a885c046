'use client'

import Link from 'next/link'
import { ProjectRunbooksDocument } from '../../generated/graphql'
import type { ProjectRunbooksQuery, ProjectRunbooksQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { numberText } from '../../view/count-text'
import { Mark } from '../../view/entity-head'
import { Lines, Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ProjectHead } from '../head/project-head'
import { NextPage } from '../next-page'
import { projectPath } from '../path'

type Project = Extract<NonNullable<ProjectRunbooksQuery['project']>, { id: string }>
type Runbook = Project['runbooks']['nodes'][number]

/** The runbooks of one project: what each does, where it may run, and what is published of it. */
export function ProjectRunbooks({ served }: { served: Served<ProjectRunbooksQuery, ProjectRunbooksQueryVariables> }) {
  return (
    <PageView
      name="Runbooks"
      document={ProjectRunbooksDocument}
      variables={served.variables}
      served={served}
      field="project"
      subject={({ project }) => found(project)}
      titleOf={({ name }) => `Runbooks of ${name}`}
      live={['RUNBOOK', 'RUNBOOK_SNAPSHOT']}
      concerns={({ space }) => String(served.variables.id).startsWith(`${space}/`)}
    >
      {(project, _, { query }) => (
        <>
          <ProjectHead project={project} part="runbooks" actions={query} />
          <div className="max-w-5xl px-4 py-5 sm:px-5">
            <PageSection title="Runbooks" note={numberText(project.runbooks.totalCount)}>
              {project.runbooks.nodes.length === 0 ? (
                <Nothing>It has no runbook yet.</Nothing>
              ) : (
                <Lines>
                  {project.runbooks.nodes.map((runbook) => (
                    <RunbookLine key={runbook.id} runbook={runbook} />
                  ))}
                </Lines>
              )}
              <NextPage
                path={projectPath(project.id, 'runbooks')}
                isPaged={Boolean(served.variables.after)}
                page={project.runbooks.pageInfo}
              />
            </PageSection>
          </div>
        </>
      )}
    </PageView>
  )
}

function whereText({ environmentScope, environments }: Runbook): string {
  if (environmentScope === 'SPECIFIED') return environments.map(({ name }) => name).join(', ') || 'nowhere yet'
  return environmentScope === 'ALL' ? 'every environment' : 'the environments of its lifecycles'
}

function RunbookLine({ runbook }: { runbook: Runbook }) {
  const { id, name, description, archivedAt, publishedSnapshot, process } = runbook
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link prefetch={false} href={`/go/${id}`} className="font-medium hover:underline">
          {name}
        </Link>
        {archivedAt && <Mark tone="warn">Archived</Mark>}
        <span className="text-sm text-muted">in {whereText(runbook)}</span>
        <span className="ml-auto text-sm text-muted">
          {publishedSnapshot ? `Published: ${publishedSnapshot.name}` : 'Nothing published'}
        </span>
      </p>
      {description && <p className="text-muted">{description}</p>}
      {process && process.steps.length > 0 && (
        <p className="text-sm text-muted">{process.steps.map((step) => step.name).join(' → ')}</p>
      )}
    </li>
  )
}
