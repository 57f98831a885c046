'use client'

import { WhatRunsWherePeekDocument, type WhatRunsWherePeekQuery } from '../generated/graphql'
import { useGraph } from '../graph/use-graph'
import { AgeText } from '../time/age-text'
import { Loading, Refused } from '../view/blank'
import { Facts, PeekHead } from '../view/peek-panel'
import { readCellId } from './cell-id'
import { DeploymentFacts } from './deployment-facts'
import { DeploymentHistory } from './deployment-history'
import { environmentTitle } from './matrix'
import { TenantList } from './tenant-list'

type Answer = WhatRunsWherePeekQuery
/** The project of a cell, with what runs there. */
export type PeekProject = Extract<NonNullable<Answer['project']>, { __typename: 'Project' }>
type PeekEnvironment = Extract<NonNullable<Answer['environment']>, { __typename: 'Environment' }>

/** What runs in one cell, for whom, since when and by whom; what ran before, and who owns the place. Read by one request. */
export function CellPeek({ id }: { id: string }) {
  const subject = readCellId(id)
  const chosen = {
    environment: [subject?.environment ?? ''],
    ...(subject?.tenant ? { tenant: [subject.tenant] } : {}),
  }
  const { answer, refresh } = useGraph(
    WhatRunsWherePeekDocument,
    {
      project: subject?.project ?? '',
      environment: subject?.environment ?? '',
      cells: chosen,
      history: chosen,
    },
    null,
    { enabled: subject !== null },
  )
  if (!subject) return <Gone />
  if (!answer) return <Loading rows={8} />
  if (answer.kind === 'refused') return <Refused refusal={answer} onRetry={refresh} />
  const { project, environment } = answer.data
  if (project?.__typename !== 'Project' || environment?.__typename !== 'Environment') return <Gone />
  return <Panel project={project} environment={environment} isOfTenant={subject.tenant !== null} />
}

function Gone() {
  return (
    <p className="px-5 py-4 pr-12 text-muted">
      There is nothing here: the project or the environment does not exist, or you may not see it.
    </p>
  )
}

type PanelProps = { project: PeekProject; environment: PeekEnvironment; isOfTenant: boolean }

function Panel({ project, environment, isOfTenant }: PanelProps) {
  const { nodes, totalCount } = project.deploymentMatrix
  const [only] = nodes.length === 1 ? nodes : []
  const title = environmentTitle(environment)
  return (
    <>
      <PeekHead kind={title} title={project.name} href={`/projects/${project.id}`}>
        {[project.space?.name, only?.tenant?.name].filter(Boolean).join(' · ')}
      </PeekHead>
      {nodes.length === 0 && <p className="px-5 pt-4 text-muted">Nothing was deployed here yet.</p>}
      {only && <DeploymentFacts cell={only} />}
      {!only && nodes.length > 0 && <TenantList cells={nodes} totalCount={totalCount ?? nodes.length} />}
      <DeploymentHistory
        deployments={project.deployments.nodes}
        totalCount={project.deployments.totalCount ?? 0}
        withTenants={!isOfTenant && nodes.some(({ tenant }) => tenant !== null)}
      />
      <Whereabouts project={project} environment={environment} />
    </>
  )
}

/** Whose the place is, and how what is known of it came here. */
function Whereabouts({ project, environment }: Omit<PanelProps, 'isOfTenant'>) {
  const { owner, lastReceipt, freezes } = environment
  const zone = owner?.zone?.name ?? project.space?.instance?.zone?.name
  return (
    <section aria-label="Whereabouts" className="border-t border-line">
      <Facts
        facts={[
          ['Owner', owner?.name ?? project.space?.instance?.name],
          ['Zone', zone],
          [
            'Known from',
            !environment.isRemote ? null : lastReceipt ? (
              <>
                A receipt, issued <AgeText at={lastReceipt.issuedAt} />
              </>
            ) : (
              'No receipt came yet'
            ),
          ],
          ['Freezes', freezes.map(({ name }) => name).join(', ')],
        ]}
      />
    </section>
  )
}
