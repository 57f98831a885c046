import type { ReactNode } from 'react'
import type { ProjectHeadFragment } from '../../generated/graphql'
import { EntityHead, HeadFact, Mark } from '../../view/entity-head'
import { PROJECT_PARTS, projectPath, type ProjectPart } from '../path'

/** The head of every page of a project. */
export function ProjectHead({
  project,
  part,
  actions,
}: {
  project: ProjectHeadFragment
  part: ProjectPart
  actions?: ReactNode
}) {
  const { id, name, space, projectGroup, lifecycle } = project
  const zone = space?.instance?.zone
  return (
    <EntityHead
      crumbs={[
        { title: 'Projects', href: '/projects' },
        { title: space?.name ?? id.split('/')[0], href: space ? `/projects?space=${space.id}` : null },
      ]}
      title={name}
      marks={
        <>
          {project.isRemote && <Mark>Remote: {project.remoteSpace ?? 'another Space'}</Mark>}
          {project.isDisabled && <Mark tone="warn">Disabled</Mark>}
          {project.archivedAt && <Mark tone="warn">Archived</Mark>}
        </>
      }
      actions={actions}
      label={`Parts of ${name}`}
      parts={PROJECT_PARTS.map((one) => ({ ...one, href: projectPath(id, one.id) }))}
      part={part}
    >
      {zone && <HeadFact title="Zone">{zone.name}</HeadFact>}
      {space?.instance && <HeadFact title="Instance">{space.instance.name}</HeadFact>}
      {projectGroup && <HeadFact title="Group">{projectGroup.name}</HeadFact>}
      {lifecycle && <HeadFact title="Lifecycle">{lifecycle.name}</HeadFact>}
    </EntityHead>
  )
}
