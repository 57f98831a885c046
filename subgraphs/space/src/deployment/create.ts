import { SpaceportError } from '@spaceport/kit/errors'
import { decide } from '@spaceport/kit/rights/decide'
import type { Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { readSubject, unknown } from '../write/references.js'
import { requirePosition, requireReference } from '../write/subject.js'
import { readText } from '../write/text.js'
import { holdPlace } from './hold-place.js'
import { makeDeployment, type Override } from './make.js'
import { keepAnswers, readAnswers, type GivenPrompt } from './prompt-input.js'
import { promptedVariables } from './prompted.js'
import { knownIn } from './rule/knows.js'
import { refused } from './rule/refusal.js'
import { allVerdicts, placeOf } from './rule/verdicts.js'
import { situationsOf, type Situation } from './situation.js'

/** What a new deployment is to be. */
export type CreateDeployment = {
  release: string
  environment: string
  tenant?: string | null
  comments?: string | null
  prompts?: GivenPrompt[] | null
  /** Whether it is to be made in spite of freezes; then it takes a reason. */
  overrideFreeze?: boolean | null
  freezeOverrideReason?: string | null
  idempotencyKey?: string | null
}

/**
 * Asks for a deployment of a release to an environment, by a task that an executor then does. Throws what the first rule says that it does
 * not pass, in the order of `RULES`: `NOT_OWNER`, `INVALID_STATE`, `LIFECYCLE_BLOCKED`, `DEPLOYMENT_FROZEN`, `DEFECT_OPEN`,
 * `VALUES_MISSING` or `PACKAGES_MISSING`. `clock` tells what time it is.
 */
export function createDeployment(
  context: SpaceContext,
  input: CreateDeployment,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  const releaseId = readSubject(context, 'Releases', input.release, 'release')
  let [environmentId, tenantId]: [number, number | null] = [0, null]
  return change(context, {
    operation: 'createDeployment',
    permission: 'DeploymentCreate',
    input,
    async at(tx): Promise<Position> {
      const { ProjectGroups, Projects } = await requirePosition(tx, context, 'Releases', releaseId, 'input', 'release')
      environmentId = await requireReference(tx, context, 'Environments', input.environment, 'input', 'environment')
      tenantId =
        typeof input.tenant === 'string'
          ? await requireReference(tx, context, 'Tenants', input.tenant, 'input', 'tenant')
          : null
      return { ProjectGroups, Projects, Environments: [environmentId], Tenants: tenantId === null ? [] : [tenantId] }
    },
    async run(tx) {
      await keepRelease(tx, releaseId)
      await holdPlace(tx, environmentId, tenantId)
      const at = clock()
      const [situation] = await situationsOf(tx, [{ releaseId, tenantId }], at)
      if (!situation) throw unknown(input.release, 'input', 'release')
      const asked = await promptedVariables(tx, situation, environmentId)
      const answers = readAnswers(asked, input.prompts)
      const override = readOverride(context, input, situation, environmentId)
      for (const { rule, refusal } of await allVerdicts(tx, context, situation, environmentId, { asked, answers })) {
        if (!refusal || (rule === 'FREEZE' && override)) continue
        throw refused(refusal, await knownIn(tx, context, refusal.about))
      }
      const prompts = await keepAnswers(tx, context, answers)
      const comments = readText(input.comments, 'input', 'comments')
      const createdBy = context.caller.subject
      const making = { situation, environmentId, createdBy, at, comments, prompts, override }
      const { id, changed } = await makeDeployment(tx, context, making)
      return { answer: { local: id }, changed }
    },
  })
}

/**
 * Keeps the release, then its project, from being changed or deleted until the transaction ends, in the order in which all hold them. The
 * project's lock stands back behind those of whoever changes its cells.
 */
async function keepRelease(tx: Tx, releaseId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM release WHERE id = ${releaseId} FOR SHARE`
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = (SELECT "projectId" FROM release WHERE id = ${releaseId}) FOR KEY SHARE`
}

/** In spite of which freezes it is made; null if nobody wants that, or none holds. Throws `FORBIDDEN`, or `BAD_INPUT` without a reason. */
function readOverride(
  { rights, spaceId }: SpaceContext,
  { overrideFreeze, freezeOverrideReason }: CreateDeployment,
  situation: Situation,
  environmentId: number,
): Override | null {
  const reason = readText(freezeOverrideReason, 'input', 'freezeOverrideReason')
  if (!overrideFreeze) return null
  if (reason === null) {
    throw refuse('BAD_INPUT', 'To deploy in spite of a freeze takes a reason.', 'input', 'freezeOverrideReason')
  }
  const freezes = situation.freezesOf(environmentId)
  if (freezes.length === 0) return null
  if (decide(rights, 'DeploymentFreezeAdminister', placeOf(situation, environmentId)).allowed)
    return { freezes, reason }
  throw new SpaceportError('FORBIDDEN', `This takes the permission DeploymentFreezeAdminister in ${spaceId} here.`, {
    path: ['input', 'overrideFreeze'],
  })
}
