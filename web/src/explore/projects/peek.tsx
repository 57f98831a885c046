'use client'

import { ProjectPeekDocument, type ProjectPeekQuery } from '../../generated/graphql'
import { refusalIn } from '../../graph/answer'
import { useGraph } from '../../graph/use-graph'
import { AgeText } from '../../time/age-text'
import { TaskStateText } from '../../ui/task-state'
import { Loading, Refused } from '../../view/blank'
import { Facts, PeekHead } from '../../view/peek-panel'
import { explorePath } from '../explore-path'
import { pageOf } from '../page-of'
import { Where } from '../peek'
import { PeekEvents } from '../peek-events'
import { PeekLinks } from '../peek-links'
import { PeekTools } from '../peek-tools'
import { useRow } from '../use-row'
import { within } from '../within'
import { projectsSource, type ProjectNode } from './source'

/** The panel of a project: what of it runs where, and where one goes on. */
export function ProjectPeek({ id, node }: { id: string; node: ProjectNode | null }) {
  const { row, refusal, retry } = useRow(projectsSource, id, node)
  const { answer, isStale, refresh } = useGraph(ProjectPeekDocument, { id })
  if (refusal) return <Refused refusal={refusal} onRetry={retry} />
  if (!row) return <Loading rows={6} />
  const { node: project } = row
  const known = answer?.kind === 'answer' && !isStale ? answer.data : null
  return (
    <>
      <PeekHead kind="Project" title={project.name} href={pageOf(id)}>
        <Where node={project} slug="projects" />
      </PeekHead>
      <PeekTools id={id} name={project.name} />
      <Facts
        facts={[
          ['Group', project.projectGroup?.name],
          ['Lifecycle', project.lifecycle?.name],
          ['Latest release', project.latestRelease && <Version {...project.latestRelease} />],
          ['Production owner', project.productionEnvironment?.owner?.name],
        ]}
      />
      <section aria-label="What runs where" className="min-h-40 border-t border-line px-5 py-3.5">
        <h3 className="text-sm font-medium text-muted">What runs where</h3>
        {known ? (
          <Cells node={known.node} />
        ) : answer?.kind === 'refused' && !isStale ? (
          <Refused refusal={refusalIn(answer, 'node')} onRetry={refresh} />
        ) : null}
      </section>
      <PeekLinks links={linksOf(project)} />
      <PeekEvents events={known?.events} />
    </>
  )
}

function Version({ id, version }: { id: string; version: string }) {
  return (
    <a href={pageOf(id) ?? undefined} className="font-mono text-sm underline-offset-3 hover:underline">
      {version}
    </a>
  )
}

function linksOf(project: ProjectNode) {
  const of = { ...within(project), project: [project.name] }
  return [
    { title: 'Its releases', href: explorePath('releases', of) },
    { title: 'Its deployments', href: explorePath('deployments', of) },
    { title: 'Its variables', href: explorePath('variables', of) },
    { title: 'Its runbooks', href: explorePath('runbooks', of) },
    { title: 'Its channels', href: explorePath('channels', of) },
  ]
}

/** The cells of a project by environment, in the order of the environments. */
function Cells({ node }: { node: ProjectPeekQuery['node'] }) {
  const matrix = node && 'deploymentMatrix' in node ? node.deploymentMatrix : null
  if (!matrix) return <p className="mt-1 text-muted">This could not be read.</p>
  if (matrix.nodes.length === 0) return <p className="mt-1 text-muted">It was never deployed.</p>
  const cells = [...matrix.nodes].sort(
    (one, other) => (one.environment?.sortOrder ?? 0) - (other.environment?.sortOrder ?? 0),
  )
  return (
    <ul className="mt-1">
      {cells.map(({ id, state, changedAt, environment, tenant, current }) => (
        <li key={id} className="grid min-h-8 grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3">
          <span className="truncate">
            {environment?.name}
            {tenant && <span className="text-muted"> · {tenant.name}</span>}
          </span>
          <span className="flex items-center gap-2">
            {current.release && <Version {...current.release} />}
            <TaskStateText state={state} />
          </span>
          <AgeText at={changedAt} className="w-16 text-right text-sm text-muted tabular-nums" />
        </li>
      ))}
      {matrix.pageInfo.hasNextPage && <li className="pt-1 text-sm text-muted">There are more on its page.</li>}
    </ul>
  )
}
