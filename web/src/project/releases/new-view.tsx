'use client'

import { NewReleaseDocument } from '../../generated/graphql'
import type { NewReleaseQuery, NewReleaseQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ProjectHead } from '../head/project-head'
import { NewReleaseForm } from './new-form'

/** Creates a release of a project from what its process and its variables are now. */
export function NewReleaseView({ served }: { served: Served<NewReleaseQuery, NewReleaseQueryVariables> }) {
  return (
    <PageView
      name="New release"
      document={NewReleaseDocument}
      variables={served.variables}
      served={served}
      field="project"
      subject={({ project }) => found(project)}
      titleOf={({ name }) => `New release of ${name}`}
      live={[]}
    >
      {(project, _, { query }) => (
        <>
          <ProjectHead project={project} part="releases" actions={query} />
          <div className="px-4 py-5 sm:px-5">
            <PageSection title="New release">
              <p className="mb-4 max-w-prose text-muted">
                It keeps the process and the variables that the project has now.
              </p>
              <NewReleaseForm project={project} />
            </PageSection>
          </div>
        </>
      )}
    </PageView>
  )
}
