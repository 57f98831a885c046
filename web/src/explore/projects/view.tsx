'use client'

import type { ExploreProjectsQuery, ExploreProjectsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { AgeText } from '../../time/age-text'
import { TaskStateText } from '../../ui/task-state'
import { ExploreView, type ListLook } from '../explore-view'
import { ProjectPeek } from './peek'
import { projectsSource, type ProjectNode } from './source'

/** A deployment's moment: when it ended, else when it began, else when it was asked for. */
function momentOf({ completedAt, startedAt, queuedAt }: NonNullable<ProjectNode['lastDeployment']>): string {
  return completedAt ?? startedAt ?? queuedAt
}

const LOOK: ListLook<ProjectNode> = {
  kind: 'Project',
  columns: [
    { id: 'name', title: 'Project', width: 'w-64', sort: 'name', cell: ({ name }) => <span title={name}>{name}</span> },
    { id: 'space', title: 'Space', width: 'w-44', needs: ['space'], cell: ({ space }) => space?.name },
    { id: 'zone', title: 'Zone', width: 'w-32', needs: ['space'], cell: ({ space }) => space?.instance?.zone?.name },
    { id: 'group', title: 'Group', width: 'w-40', isExtra: true, cell: ({ projectGroup }) => projectGroup?.name },
    {
      id: 'lifecycle',
      title: 'Lifecycle',
      width: 'w-40',
      needs: ['lifecycle'],
      cell: ({ lifecycle }) => lifecycle?.name,
    },
    {
      id: 'release',
      title: 'Latest release',
      width: 'w-32',
      needs: ['latestRelease'],
      cell: ({ latestRelease }) => latestRelease && <span className="font-mono text-sm">{latestRelease.version}</span>,
    },
    {
      id: 'deployed',
      title: 'Last deployment',
      width: 'w-80',
      sort: 'last-deployed',
      newestFirst: true,
      needs: ['lastDeployment'],
      cell: ({ lastDeployment }) =>
        lastDeployment && (
          <span className="flex items-center gap-2">
            <span className="w-24 shrink-0">
              <TaskStateText state={lastDeployment.state} />
            </span>
            <AgeText at={momentOf(lastDeployment)} className="w-20 shrink-0 text-muted tabular-nums" />
            <span className="truncate text-muted">{lastDeployment.environment?.name}</span>
          </span>
        ),
    },
    {
      id: 'owner',
      title: 'Production owner',
      width: 'w-52',
      needs: ['productionEnvironment'],
      cell: ({ productionEnvironment }) => productionEnvironment?.owner?.name,
    },
  ],
  nameOf: ({ name }) => name,
  peek: (id, node) => <ProjectPeek id={id} node={node} />,
  live: ['PROJECT', 'RELEASE', 'DEPLOYMENT'],
  rowOf: ({ kind, id, project }) => (kind === 'PROJECT' ? id : project),
  empty: { title: 'No projects yet', say: 'A project appears here as soon as a Space that you may enter has one.' },
}

/** The projects of every Space that the caller may enter. */
export function ProjectsView({ served }: { served: Served<ExploreProjectsQuery, ExploreProjectsQueryVariables> }) {
  return <ExploreView source={projectsSource} look={LOOK} served={served} />
}
