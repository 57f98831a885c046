import type { FrozenProcess } from '../process/shape.js'
import { canonicalName } from '../tag-set/tags.js'
import type { FrozenVariables } from '../variable/snapshot-content.js'
import type { Tx } from '../write/change.js'
import type { ExportNames, Names } from './export-names.js'

/** What refers to things whose names are asked for. */
export type Referring = {
  projectId: number
  process: FrozenProcess | null
  variables: FrozenVariables | null
  feedIds: readonly number[]
  /** The root of the Space that it is all for. */
  root: string
}

type Row = { id: number; name: string }

/** Looks up what all that a release refers to is called now. */
export async function exportNames(tx: Tx, referring: Referring): Promise<ExportNames> {
  const { process, variables } = referring
  const steps = process?.steps ?? []
  const actions = steps.flatMap((step) => step.actions)
  const values = variables?.variables ?? []
  const among = (ids: readonly (number | null)[]) => ({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, name: true },
  })
  // One after the other: in a transaction there is but one connection.
  const environments = await tx.environment.findMany({
    where: { remoteRoot: referring.root },
    select: { id: true, remoteName: true },
  })
  const channels = await tx.channel.findMany({
    where: { projectId: referring.projectId },
    select: { id: true, name: true },
  })
  const tags = await tx.tag.findMany({
    where: among([
      ...values.flatMap(({ scope }) => scope.tenantTagIds),
      ...actions.flatMap(({ tenantTagIds }) => tenantTagIds),
    ]).where,
    select: { id: true, name: true, tagSet: { select: { name: true } } },
  })
  const accounts = await tx.account.findMany(
    among([...values.map(({ accountId }) => accountId), ...actions.flatMap(({ accountIds }) => accountIds)]),
  )
  const certificates = await tx.certificate.findMany(
    among([
      ...values.map(({ certificateId }) => certificateId),
      ...actions.flatMap(({ certificateIds }) => certificateIds),
    ]),
  )
  const pools = await tx.workerPool.findMany(
    among([...values, ...actions].map(({ workerPoolId }: { workerPoolId: number | null }) => workerPoolId)),
  )
  const feeds = await tx.feed.findMany(
    among([...referring.feedIds, ...actions.flatMap(({ packages }) => packages.map(({ feedId }) => feedId))]),
  )
  const templates = await tx.stepTemplate.findMany({
    where: among(actions.map(({ stepTemplateId }) => stepTemplateId)).where,
    select: { id: true, name: true, communityId: true },
  })
  return {
    environments: new Map(environments.flatMap(({ id, remoteName }) => (remoteName ? [[id, remoteName]] : []))),
    channels: named(channels),
    steps: named(steps),
    tenantTags: new Map(tags.map((tag) => [tag.id, canonicalName(tag)])),
    accounts: named(accounts),
    certificates: named(certificates),
    workerPools: named(pools),
    feeds: named(feeds),
    librarySets: named(variables?.libraryVariableSets ?? []),
    stepTemplates: new Map(templates.map(({ id, name, communityId }) => [id, { name, communityId }])),
  }
}

function named(rows: readonly Row[]): Names {
  return new Map(rows.map(({ id, name }) => [id, name]))
}
