import { decide } from '@spaceport/kit/rights/decide'
import type { Position } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../../context.js'
import { requireActive } from '../../project/active.js'
import type { Tx } from '../../write/change.js'
import { requireOwner } from '../../write/owner.js'
import { unanswered, type Answer } from '../prompt-input.js'
import type { Prompted } from '../prompted.js'
import type { Situation } from '../situation.js'
import { defectRefusal } from './defect.js'
import { freezeRefusal } from './freeze.js'
import { lifecycleRefusal } from './lifecycle.js'
import { packagesRefusal } from './packages.js'
import { caught, plainly, type Refusal, type Rule } from './refusal.js'
import { tenantRefusal } from './tenant.js'
import { valuesRefusal } from './values.js'

/** What one rule says; null: the deployment passes it. */
export type Verdict = { rule: Rule; refusal: Refusal | null }

type Check = (situation: Situation, environmentId: number, context: SpaceContext) => Refusal | null

/** The rules that the situation alone tells, in their order. */
const CHECKS: readonly { rule: Rule; check: Check }[] = [
  { rule: 'PERMISSION', check: permissionRefusal },
  { rule: 'OWNER', check: ownerRefusal },
  { rule: 'PROJECT', check: ({ project }) => caught('release', () => requireActive(project)) },
  { rule: 'TENANT', check: tenantRefusal },
  { rule: 'LIFECYCLE', check: lifecycleRefusal },
  { rule: 'FREEZE', check: freezeRefusal },
  { rule: 'DEFECT', check: defectRefusal },
]

/** What the rules say that need no look at values, in their order. */
export function verdictsOf(situation: Situation, environmentId: number, context: SpaceContext): Verdict[] {
  return CHECKS.map(({ rule, check }) => ({ rule, refusal: check(situation, environmentId, context) }))
}

/** What is asked for, and what was answered. */
export type Prompts = { asked: readonly Prompted[]; answers: readonly Answer[] }

/** What all rules say, in their order. */
export async function allVerdicts(
  tx: Tx,
  context: SpaceContext,
  situation: Situation,
  environmentId: number,
  { asked, answers }: Prompts,
): Promise<Verdict[]> {
  const values = await valuesRefusal(tx, context, situation, environmentId)
  const lacking = unanswered(asked, answers).map(({ name }) => name)
  const prompts =
    lacking.length > 0
      ? plainly('VALUES_MISSING', 'prompts', `Whoever deploys it must say: ${lacking.join(', ')}.`)
      : null
  return [
    ...verdictsOf(situation, environmentId, context),
    { rule: 'VALUES', refusal: values },
    { rule: 'PACKAGES', refusal: await packagesRefusal(tx, context, situation) },
    { rule: 'PROMPTS', refusal: prompts },
  ]
}

/** Where a deployment would stand. */
export function placeOf({ project, tenant }: Situation, environmentId: number): Position {
  return {
    ProjectGroups: [project.projectGroupId],
    Projects: [project.id],
    Environments: [environmentId],
    Tenants: tenant ? [tenant.id] : [],
  }
}

function permissionRefusal(situation: Situation, environmentId: number, { rights, spaceId }: SpaceContext) {
  if (decide(rights, 'DeploymentCreate', placeOf(situation, environmentId)).allowed) return null
  return plainly(
    'FORBIDDEN',
    'environment',
    `This takes the permission DeploymentCreate in ${spaceId} for what it is about.`,
  )
}

function ownerRefusal({ environments, tenant }: Situation, environmentId: number): Refusal | null {
  const environment = environments.get(environmentId)
  return (
    (environment ? caught('environment', () => requireOwner(environment)) : null) ??
    (tenant ? caught('tenant', () => requireOwner(tenant)) : null)
  )
}
