'use client'

import Link from 'next/link'
import { ProjectAuditDocument } from '../../generated/graphql'
import type { ProjectAuditQuery, ProjectAuditQueryVariables } from '../../generated/graphql'
import { wordsOf } from '../../find/words'
import { refusalIn } from '../../graph/answer'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { AgeText } from '../../time/age-text'
import { Refused } from '../../view/blank'
import { countText } from '../../view/count-text'
import { Lines, Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ProjectHead } from '../head/project-head'
import { NextPage } from '../next-page'
import { projectPath } from '../path'
import { changedFields } from './changed-fields'

type Event = NonNullable<ProjectAuditQuery['events']>['nodes'][number]

/** What was done to one project: when, by whom, and what of it changed. */
export function ProjectAudit({ served }: { served: Served<ProjectAuditQuery, ProjectAuditQueryVariables> }) {
  const id = String(served.variables.id)
  return (
    <PageView
      name="Audit"
      document={ProjectAuditDocument}
      variables={served.variables}
      served={served}
      field="project"
      subject={({ project }) => found(project)}
      titleOf={({ name }) => `Audit of ${name}`}
      completeness={({ events }) => events?.completeness}
      live={['PROJECT']}
      concerns={({ id: changed }) => changed === id}
    >
      {(project, { events }, { query, answer, refresh }) => (
        <>
          <ProjectHead
            project={project}
            part="audit"
            actions={
              <>
                {query}
                <Link prefetch={false} href={`/audit?subject=${encodeURIComponent(id)}`} className="control">
                  In the whole audit
                </Link>
              </>
            }
          />
          {!events ? (
            <Refused refusal={refusalIn(answer, 'events')} onRetry={refresh} />
          ) : (
            <div className="max-w-5xl px-4 py-5 sm:px-5">
              <PageSection
                title="Audit"
                note={countText(events.totalCount ?? events.nodes.length, events.completeness)}
              >
                {events.nodes.length === 0 ? (
                  <Nothing>Nothing was done to it that you may see.</Nothing>
                ) : (
                  <Lines>
                    {events.nodes.map((event) => (
                      <EventLine key={event.id} event={event} />
                    ))}
                  </Lines>
                )}
                <NextPage
                  path={projectPath(id, 'audit')}
                  isPaged={Boolean(served.variables.after)}
                  page={events.pageInfo}
                />
              </PageSection>
            </div>
          )}
        </>
      )}
    </PageView>
  )
}

function EventLine({ event }: { event: Event }) {
  const changes = changedFields(event.before, event.after)
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{wordsOf(event.action)}</span>
        <span className="text-muted">by {event.user?.name ?? event.actor}</span>
        <AgeText at={event.at} className="ml-auto text-muted tabular-nums" />
      </p>
      {changes.length > 0 && (
        <details className="mt-0.5 text-sm">
          <summary className="w-fit cursor-pointer rounded text-accent">
            {changes.length} {changes.length === 1 ? 'field' : 'fields'}
          </summary>
          <dl className="mt-1 grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
            {changes.map(({ name, before, after }) => (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd className="font-mono break-words">
                  {before !== null && (
                    <span className="block text-bad">
                      <span aria-label="was">−</span> {before}
                    </span>
                  )}
                  {after !== null && (
                    <span className="block text-ok">
                      <span aria-label="is">+</span> {after}
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {event.requestId && <p className="font-mono text-xs text-faint select-all">request {event.requestId}</p>}
    </li>
  )
}
