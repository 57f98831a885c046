'use client'

import Link from 'next/link'
import { ProjectOverviewDocument } from '../../generated/graphql'
import type { ProjectOverviewQuery, ProjectOverviewQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { AgeText } from '../../time/age-text'
import { numberText } from '../../view/count-text'
import { Mark } from '../../view/entity-head'
import { Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ProjectHead } from '../head/project-head'
import { projectPath } from '../path'
import { Footprint } from './footprint'
import { WhereItRuns } from './where-it-runs'

/** One project at a glance: what runs where, its newest releases, what is missing, and where its parts live. */
export function ProjectOverview({ served }: { served: Served<ProjectOverviewQuery, ProjectOverviewQueryVariables> }) {
  const id = String(served.variables.id)
  return (
    <PageView
      name="Project"
      document={ProjectOverviewDocument}
      variables={served.variables}
      served={served}
      field="project"
      subject={({ project }) => found(project)}
      titleOf={({ name }) => name}
      live={['PROJECT', 'RELEASE', 'DEPLOYMENT']}
      concerns={(change) => change.id === id || change.project === id}
    >
      {(project, _, { query }) => {
        const missing = project.templateValues.values.filter(({ isMissing }) => isMissing).length
        const cells = project.deploymentMatrix
        return (
          <>
            <ProjectHead
              project={project}
              part="overview"
              actions={
                <>
                  {query}
                  {!project.isRemote && (
                    <Link prefetch={false} href={`/projects/${id}/releases/new`} className="control">
                      Create release
                    </Link>
                  )}
                </>
              }
            />
            <div className="grid gap-x-10 gap-y-8 px-4 py-5 sm:px-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
              <div className="flex min-w-0 flex-col gap-8">
                {project.description && (
                  <p className="max-w-prose whitespace-pre-line text-muted">{project.description}</p>
                )}
                <PageSection
                  title="What runs where"
                  action={
                    <Link
                      prefetch={false}
                      className="text-accent hover:underline"
                      href={projectPath(id, 'deployments')}
                    >
                      All deployments
                    </Link>
                  }
                >
                  {project.environments.length > 0 ? (
                    <WhereItRuns environments={project.environments} cells={cells.nodes} />
                  ) : (
                    <Nothing>Its lifecycle has no environment that you may see.</Nothing>
                  )}
                  {cells.pageInfo.hasNextPage && (
                    <p className="mt-2 text-sm text-muted">
                      The newest {cells.nodes.length} of {numberText(cells.totalCount)} are shown.
                    </p>
                  )}
                </PageSection>
                <NewestReleases id={id} releases={project.releases} />
              </div>
              <div className="flex min-w-0 flex-col gap-8">
                <PageSection title="Missing values">
                  <p className={missing > 0 ? 'text-warn' : 'text-muted'}>
                    {missing > 0
                      ? `${project.templateValues.truncated ? 'At least ' : ''}${missing} ${missing === 1 ? 'value has' : 'values have'} to be given before it can be deployed everywhere.`
                      : 'None: every value that is needed is there.'}
                  </p>
                  {missing > 0 && (
                    <Link
                      prefetch={false}
                      className="mt-1 inline-block text-accent hover:underline"
                      href={`/missing-values?project=${encodeURIComponent(id)}`}
                    >
                      Fill them in
                    </Link>
                  )}
                </PageSection>
                {project.footprint && (
                  <PageSection title="Where it lives">
                    <Footprint parts={project.footprint} />
                  </PageSection>
                )}
              </div>
            </div>
          </>
        )
      }}
    </PageView>
  )
}

type Project = NonNullable<ReturnType<typeof found<NonNullable<ProjectOverviewQuery['project']>>>>

function NewestReleases({ id, releases }: { id: string; releases: Project['releases'] }) {
  return (
    <PageSection
      title="Newest releases"
      note={numberText(releases.totalCount)}
      action={
        <Link prefetch={false} className="text-accent hover:underline" href={projectPath(id, 'releases')}>
          All releases
        </Link>
      }
    >
      {releases.nodes.length === 0 ? (
        <Nothing>It has no release yet.</Nothing>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {releases.nodes.map((release) => (
            <li key={release.id} className="flex flex-wrap items-center gap-x-4 py-2">
              <Link
                prefetch={false}
                href={`/releases/${release.id}`}
                className="w-28 shrink-0 truncate font-mono text-sm font-medium hover:underline"
              >
                {release.version}
              </Link>
              <span className="w-28 shrink-0 truncate text-muted">{release.channel?.name}</span>
              <AgeText at={release.createdAt} className="w-24 shrink-0 text-muted tabular-nums" />
              <span className="truncate text-muted">{release.createdBy?.name}</span>
              {release.hasOpenDefects && <Mark tone="bad">Open defect</Mark>}
              <Link
                prefetch={false}
                href={`/releases/${release.id}/trace`}
                aria-label={`Trace of ${release.version}`}
                className="ml-auto rounded px-1 text-sm text-accent hover:underline"
              >
                Trace
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  )
}
