import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ReleaseHeadFragment } from '../generated/graphql'
import { AgeText } from '../time/age-text'
import { EntityHead, HeadFact, Mark } from '../view/entity-head'
import { comparePath, RELEASE_PARTS, releasePath, type ReleasePart } from './path'

type ReleaseHeadProps = {
  release: ReleaseHeadFragment
  /** None: a page about something that is done with the release. */
  part?: ReleasePart
  title?: string
  query: ReactNode
}

/** The head of every page of a release: what it is of, and what can be done with it. */
export function ReleaseHead({ release, part, title, query }: ReleaseHeadProps) {
  const { id, version, space, project, channel, createdBy, createdAt } = release
  return (
    <EntityHead
      crumbs={[
        { title: 'Projects', href: '/projects' },
        { title: space?.name ?? id.split('/')[0], href: space ? `/projects?space=${space.id}` : null },
        ...(project ? [{ title: project.name, href: `/projects/${project.id}` }] : []),
        ...(part ? [] : [{ title: version, href: releasePath(id) }]),
      ]}
      title={title ?? `${project?.name ?? 'Release'} ${version}`}
      marks={
        <>
          {release.isRemote && <Mark>From {release.remoteSpace ?? 'another Space'}</Mark>}
          {release.hasOpenDefects && <Mark tone="bad">Open defect</Mark>}
        </>
      }
      actions={
        <>
          {query}
          {part && (
            <>
              <Link prefetch={false} href={comparePath(null, id)} className="control">
                Compare
              </Link>
              <Link prefetch={false} href={releasePath(id, 'promote')} className="control">
                Promote
              </Link>
              <Link prefetch={false} href={releasePath(id, 'deploy')} className="control">
                Deploy
              </Link>
            </>
          )}
        </>
      }
      label={`Parts of ${version}`}
      parts={part ? RELEASE_PARTS.map((one) => ({ ...one, href: releasePath(id, one.id) })) : []}
      {...(part ? { part } : {})}
    >
      {space?.instance?.zone && <HeadFact title="Zone">{space.instance.zone.name}</HeadFact>}
      {channel && <HeadFact title="Channel">{channel.name}</HeadFact>}
      <HeadFact title="Created">
        <AgeText at={createdAt} />
        {createdBy && ` by ${createdBy.name}`}
      </HeadFact>
    </EntityHead>
  )
}
