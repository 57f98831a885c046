import { entityId } from '@spaceport/kit/ids'
import type { JourneyEvent } from '@spaceport/kit/journey/facts'
import type { SpaceContext } from '../context.js'
import { outgoingEvents } from './bundle-events.js'
import { eventHere } from './event.js'
import { placed, seesEnvironment } from './reached.js'
import { originOf } from './root.js'
import type { DeploymentRow, ReleaseRow } from './rows.js'

/** What happened to a release in this Space, and what this Space was told of it, but for the bundles by which it came. */
export function releaseEvents(context: SpaceContext, root: string | null, release: ReleaseRow): JourneyEvent[] {
  const { space } = context
  const origin = originOf(root, space, release)
  const created = eventHere('CREATED', `${root ?? ''}/${entityId(space, 'Releases', release.id)}`, release.createdAt, {
    id: entityId(space, 'Releases', release.id),
  })
  return [
    ...buildEvents(space, release),
    // What came by promotion was not made here: that it was accepted is told instead.
    ...(release.origin === null ? [created] : []),
    ...release.deployments.map((deployment) => deploymentEvent(context, root, deployment)),
    ...release.outgoingBundles.flatMap((bundle) => outgoingEvents(space, bundle, origin)),
  ]
}

function buildEvents(space: number, { packages }: ReleaseRow): JourneyEvent[] {
  return packages.flatMap(({ buildInformation: build }) => {
    if (!build) return []
    const { packageId, packageVersion: version, branch, vcsCommitNumber: commit, buildUrl: url } = build
    return eventHere('BUILT', `${packageId} ${version}`, build.createdAt, {
      id: entityId(space, 'BuildInformation', build.id),
      build: { packageId, version, branch, commit, url },
    })
  })
}

function deploymentEvent(context: SpaceContext, root: string | null, deployment: DeploymentRow): JourneyEvent {
  const { state, queuedAt, startedAt, completedAt, remoteId } = deployment
  const id = entityId(context.space, 'Deployments', deployment.id)
  const { where, environment, source } = placed(deployment.environment)
  return eventHere('DEPLOYED', remoteId ?? `${root ?? ''}/${id}`, completedAt ?? startedAt ?? queuedAt, {
    id,
    source,
    where,
    environment: seesEnvironment(context, deployment.environment.id) ? environment : null,
    state,
  })
}
