'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { DurationText } from '../explore/duration-text'
import { DeploymentPageDocument } from '../generated/graphql'
import type { DeploymentPageQuery, DeploymentPageQueryVariables } from '../generated/graphql'
import { found } from '../graph/found'
import type { Served } from '../graph/served'
import { releasePath } from '../release/path'
import { AgeText } from '../time/age-text'
import { TaskStateText } from '../ui/task-state'
import { EntityHead, HeadFact } from '../view/entity-head'
import { PageSection } from '../view/page-section'
import { PageView } from '../view/page-view'
import { Cancel } from './cancel'
import { InterruptionBox } from './interruption'
import { Log } from './log'
import { Progress } from './progress'

/** A deployment as its page reads it. */
export type DeploymentFacts = Extract<NonNullable<DeploymentPageQuery['deployment']>, { id: string }>

const RUNNING = new Set(['QUEUED', 'EXECUTING', 'CANCELLING'])

/** One deployment: how it goes, what its task says, and what it waits for. */
export function DeploymentView({ served }: { served: Served<DeploymentPageQuery, DeploymentPageQueryVariables> }) {
  const id = String(served.variables.id)
  return (
    <PageView
      name="Deployment"
      document={DeploymentPageDocument}
      variables={served.variables}
      served={served}
      field="deployment"
      subject={({ deployment }) => found(deployment)}
      titleOf={titleOf}
      live={['DEPLOYMENT', 'SERVER_TASK', 'INTERRUPTION']}
      concerns={({ kind, id: changed, space }) => (kind === 'DEPLOYMENT' ? changed === id : id.startsWith(`${space}/`))}
    >
      {(deployment, _, { query, refresh }) => (
        <>
          <Head
            deployment={deployment}
            actions={
              <>
                {query}
                {deployment.task && RUNNING.has(deployment.state) && (
                  <Cancel task={deployment.task.id} isUnderWay={deployment.state === 'CANCELLING'} />
                )}
              </>
            }
          />
          <div className="flex flex-col gap-8 px-4 py-5 sm:px-5">
            {deployment.task && RUNNING.has(deployment.state) && <Progress percent={deployment.task.progress} />}
            {deployment.task?.errorMessage && (
              <p role="alert" className="max-w-prose rounded-lg bg-bad-soft px-3.5 py-2.5 break-words text-bad">
                {deployment.task.errorMessage}
              </p>
            )}
            {deployment.task?.interruptions.nodes.map((interruption) => (
              <InterruptionBox key={interruption.id} interruption={interruption} />
            ))}
            <Asked deployment={deployment} />
            {deployment.task ? (
              <Log task={deployment.task} isRunning={RUNNING.has(deployment.state)} onRefresh={refresh} />
            ) : (
              <p className="text-muted">You may not see its task, or it was told by a receipt, which has none.</p>
            )}
          </div>
        </>
      )}
    </PageView>
  )
}

function titleOf({ project, release, environment }: DeploymentFacts): string {
  return `${project?.name ?? 'Deployment'} ${release?.version ?? ''} to ${environment?.name ?? 'an environment'}`
}

function Head({ deployment, actions }: { deployment: DeploymentFacts; actions: ReactNode }) {
  const { id, space, project, release, environment, tenant, state, createdBy, duration, receipt } = deployment
  return (
    <EntityHead
      crumbs={[
        { title: 'Projects', href: '/projects' },
        { title: space?.name ?? id.split('/')[0], href: space ? `/projects?space=${space.id}` : null },
        ...(project ? [{ title: project.name, href: `/projects/${project.id}` }] : []),
        ...(release ? [{ title: release.version, href: releasePath(release.id) }] : []),
      ]}
      title={titleOf(deployment)}
      marks={<TaskStateText state={state} />}
      actions={actions}
    >
      {environment && <HeadFact title="Environment">{environment.name}</HeadFact>}
      {tenant && <HeadFact title="Tenant">{tenant.name}</HeadFact>}
      {space?.instance?.zone && <HeadFact title="Zone">{space.instance.zone.name}</HeadFact>}
      <HeadFact title="Queued">
        <AgeText at={deployment.queuedAt} />
        {createdBy && ` by ${createdBy.name}`}
      </HeadFact>
      {duration !== null && (
        <HeadFact title="Took">
          <DurationText seconds={duration} />
        </HeadFact>
      )}
      {receipt && (
        <HeadFact title="As told by a receipt of">
          <AgeText at={receipt.issuedAt} />
        </HeadFact>
      )}
      {release && (
        <Link prefetch={false} href={releasePath(release.id, 'trace')} className="text-accent hover:underline">
          Trace of the release
        </Link>
      )}
    </EntityHead>
  )
}

/** What whoever deployed it said and answered. */
function Asked({ deployment: { comments, prompts } }: { deployment: DeploymentFacts }) {
  if (!comments && prompts.length === 0) return null
  return (
    <PageSection title="Request">
      {comments && <p className="max-w-prose break-words whitespace-pre-line">{comments}</p>}
      {prompts.length > 0 && (
        <dl className="mt-2 grid max-w-lg grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          {prompts.map(({ name, value, hasValue, isSensitive }) => (
            <div key={name} className="contents">
              <dt className="font-mono text-sm text-muted">{name}</dt>
              <dd className="break-words">
                {isSensitive ? (hasValue ? '•••••• (sensitive)' : 'None') : (value ?? 'None')}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </PageSection>
  )
}
