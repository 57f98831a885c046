import { appendEvents } from '@spaceport/kit/audit/append'
import { entityId } from '@spaceport/kit/ids'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { automaticNext } from '../lifecycle/progression.js'
import type { LogLine } from '../server-task/log-line.js'
import type { Tx } from '../write/change.js'
import { placed } from '../write/placed.js'
import { LIFECYCLE } from './creator.js'
import { placeElsewhere } from './hold-place.js'
import { makeDeployment } from './make.js'
import { promptedVariables } from './prompted.js'
import { knownIn } from './rule/knows.js'
import { allVerdicts } from './rule/verdicts.js'
import { situationsOf, type Situation } from './situation.js'
import { wayOf } from './way.js'

/** What brings automatic deployments about: a release that was made (`succeeded` null), or has just succeeded in an environment. */
export type Cause = { releaseId: number; tenantId: number | null; succeeded: number | null }

/** What follows by itself: to be made when all else is done, since it appends to the audit. */
export type Following = { situation: Situation; environmentIds: readonly number[] }

/** What follows from a cause, to be asked before a success is written. Null if nothing does. */
export async function whatFollows(
  tx: Tx,
  { releaseId, tenantId, succeeded }: Cause,
  at: Date,
): Promise<Following | null> {
  const goesBy = { OR: [{ channels: { some: { releases: { some: { id: releaseId } } } } }, ofProject(releaseId)] }
  const any = await tx.phaseEnvironment.findFirst({ where: { isAutomatic: true, phase: { lifecycle: goesBy } } })
  if (!any) return null
  const [before] = await situationsOf(tx, [{ releaseId, tenantId }], at)
  if (!before) return null
  const environmentIds = automaticNext(wayOf(before).journey, succeeded)
  if (environmentIds.length === 0) return null
  const deployed = new Set(before.deployed)
  if (succeeded !== null) deployed.add(succeeded)
  return { situation: { ...before, deployed }, environmentIds }
}

function ofProject(releaseId: number) {
  return { projects: { some: { releases: { some: { id: releaseId } } } } }
}

/**
 * Deploys a release where its lifecycle takes it by itself, as far as it passes the rules, in the name of the lifecycle. What was made, and
 * what not and why, it gives as lines for a log.
 */
export async function deployWhatFollows(
  tx: Tx,
  context: SpaceContext,
  { situation, environmentIds }: Following,
  at: Date,
): Promise<LogLine[]> {
  const lines: LogLine[] = []
  for (const environmentId of environmentIds) {
    const name = situation.environments.get(environmentId)?.name ?? ''
    const why = await obstacle(tx, context, situation, environmentId)
    if (why !== null) {
      lines.push({ at, level: 'WARNING', text: `Not deployed to ${name} by itself: ${why}` })
      continue
    }
    const { id, changed } = await makeDeployment(tx, context, { situation, environmentId, createdBy: LIFECYCLE, at })
    const act = { actor: LIFECYCLE, action: 'createDeployment', requestId: context.requestId }
    await appendEvents(tx, act, await placed(tx, changed, NOWHERE))
    lines.push({
      at,
      level: 'INFO',
      text: `Deployed to ${name} by itself: ${entityId(context.space, 'Deployments', id)}`,
    })
  }
  return lines
}

/** Why it does not go there; null if it does. Nobody asks, so nobody's permission counts. */
async function obstacle(
  tx: Tx,
  context: SpaceContext,
  situation: Situation,
  environmentId: number,
): Promise<string | null> {
  // The situation was read before anything was held.
  const elsewhere = await placeElsewhere(tx, environmentId, situation.tenant?.id ?? null)
  if (elsewhere !== null) return elsewhere
  const asked = await promptedVariables(tx, situation, environmentId)
  const verdicts = await allVerdicts(tx, context, situation, environmentId, { asked, answers: [] })
  const refusal = verdicts.find((verdict) => verdict.rule !== 'PERMISSION' && verdict.refusal)?.refusal
  return refusal ? refusal.sentence(await knownIn(tx, context, refusal.about)) : null
}
