'use client'

import { ProjectProcessDocument } from '../../generated/graphql'
import type { ProjectProcessQuery, ProjectProcessQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ProjectHead } from '../head/project-head'
import { Steps } from './steps'

/** How one project is deployed, step by step. */
export function ProjectProcess({ served }: { served: Served<ProjectProcessQuery, ProjectProcessQueryVariables> }) {
  return (
    <PageView
      name="Process"
      document={ProjectProcessDocument}
      variables={served.variables}
      served={served}
      field="project"
      subject={({ project }) => found(project)}
      titleOf={({ name }) => `Process of ${name}`}
      live={['PROJECT']}
      concerns={({ id }) => id === served.variables.id}
    >
      {({ deploymentProcess, ...project }, _, { query }) => (
        <>
          <ProjectHead project={project} part="process" actions={query} />
          <div className="max-w-5xl px-4 py-5 sm:px-5">
            <PageSection
              title="Deployment process"
              {...(deploymentProcess?.version ? { note: `version ${deploymentProcess.version}` } : {})}
            >
              {deploymentProcess ? (
                <Steps steps={deploymentProcess.steps} />
              ) : (
                <Nothing>You may not see how it is deployed.</Nothing>
              )}
            </PageSection>
          </div>
        </>
      )}
    </PageView>
  )
}
