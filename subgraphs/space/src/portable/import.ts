import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readProcess } from '../process/replace.js'
import { processOf } from '../process/snapshot.js'
import { storeSteps } from '../process/store.js'
import { freezeProject, type Frozen } from '../release/freeze.js'
import type { Tx } from '../write/change.js'
import type { LocalNames } from './import-local.js'
import { carriedSteps, feedOf, plannedSteps } from './import-process.js'
import { storeVariables } from './import-store-variables.js'
import { unresolvedIn } from './import-unresolved.js'
import { carriedVariables, stepNumbers } from './import-variables.js'

/** Where a carried release is to live: a remote project that the caller holds, and the channel by which the release goes there. */
export type Landing = { projectId: number; channelId: number }

/** How many names a refusal tells. */
const MOST_NAMES = 10

/** Throws `VALUES_MISSING`, naming them, for accounts, certificates and the like that a release needs and this Space lacks. */
export function requireResolved(content: PortableRelease, local: LocalNames, ...path: string[]): void {
  const lacking = unresolvedIn(content, local).filter(({ isNeeded }) => isNeeded)
  if (lacking.length === 0) return
  const named = lacking.slice(0, MOST_NAMES).map(({ kind, name }) => `${CALLED[kind]} "${name}"`)
  const more = lacking.length > named.length ? [`${lacking.length - named.length} more`] : []
  throw refuse('VALUES_MISSING', `The Space lacks what the release uses: ${[...named, ...more].join(', ')}.`, ...path)
}

const CALLED = {
  ENVIRONMENT: 'the environment',
  ACCOUNT: 'the account',
  CERTIFICATE: 'the certificate',
  WORKER_POOL: 'the worker pool',
  STEP_TEMPLATE: 'the step template',
  FEED: 'the feed',
  TENANT_TAG: 'the tenant tag',
} as const

/**
 * Makes the process and the variables of a remote project what a carried release says, and freezes them for the release. Nothing of it is by whoever
 * accepts: what they may edit here does not count.
 */
export async function materialise(
  tx: Tx,
  context: SpaceContext,
  { projectId, channelId }: Landing,
  { content, secrets, local }: { content: PortableRelease; secrets: readonly string[]; local: LocalNames },
): Promise<Frozen> {
  const channels = await tx.channel.findMany({ where: { projectId }, select: { id: true, nameKey: true } })
  const byName = new Map(channels.map(({ id, nameKey }) => [nameKey, id]))
  const { id: processId } =
    (await processOf(tx, { projectId })) ?? (await tx.deploymentProcess.create({ data: { projectId } }))
  const { steps: before } = await readProcess(tx, processId)
  const carried = carriedSteps(content, local, (name) => byName.get(textKey(name)) ?? null)
  await storeSteps(tx, context, processId, plannedSteps(carried, before, secrets))
  await tx.deploymentProcess.update({ where: { id: processId }, data: { version: { increment: 1 } } })
  const { steps } = await readProcess(tx, processId)
  const variables = carriedVariables(content, local, { channelId, steps: stepNumbers(steps) })
  await storeVariables(tx, context, projectId, variables, secrets)
  return freezeProject(tx, projectId)
}

/** The packages of a carried release, as a release here has them. */
export function carriedPackages({ packages }: PortableRelease, local: LocalNames) {
  return packages.map(({ action, name, packageId, version, feed, sha256 }) => ({
    actionName: action.trim(),
    name: name.trim(),
    packageId: packageId.trim(),
    packageKey: textKey(packageId),
    version: version.trim(),
    feedId: feedOf(local, feed),
    sha256,
  }))
}
