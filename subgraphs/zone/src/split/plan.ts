import { refuse } from '@spaceport/kit/write/outcome'
import { seesEntity } from '../access/visible.js'
import type { ZoneContext } from '../context.js'
import { notFound, readEntityId } from '../graph/ids.js'
import { NoAnswer, step, type Agent } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'
import { planSchema, type Plan } from './portion.js'

/** Which part of a project is to go to which Space. */
export type SplitInput = {
  project: string
  space: string
  environments?: string[] | null
  tenants?: string[] | null
}

/** As it was read: nothing is left out. */
export type Wanted = { project: string; space: string; environments: string[]; tenants: string[] }

/** What an input asks for. Throws `BAD_ID`, `BAD_INPUT`, `NOT_FOUND` for a project or Space that does not exist for the caller. */
export function readWanted(input: SplitInput, context: ZoneContext): Wanted {
  const project = readEntityId('Projects', input.project, 'input', 'project')
  const { space } = input
  if (!seesEntity(context, project)) throw notFound('project', 'input', 'project')
  if (!seesEntity(context, space) || space.includes('/')) throw notFound('Space', 'input', 'space')
  if (project.startsWith(`${space}/`)) {
    throw refuse('BAD_INPUT', 'The part is to live in another Space than the project.', 'input', 'space')
  }
  const environments = (input.environments ?? []).map((id) => readEntityId('Environments', id, 'input', 'environments'))
  const tenants = (input.tenants ?? []).map((id) => readEntityId('Tenants', id, 'input', 'tenants'))
  if (environments.length + tenants.length === 0) {
    throw refuse('BAD_INPUT', 'At least one environment or tenant goes to the other Space.', 'input', 'environments')
  }
  return { project, space, environments: [...new Set(environments)], tenants: [...new Set(tenants)] }
}

/** What would go, as the home tells it on the caller's behalf. Throws its refusals, and `INSTANCE_UNAVAILABLE`. */
export async function planOf(agent: Agent, { project, environments, tenants }: Omit<Wanted, 'space'>): Promise<Plan> {
  const home = instanceOf(project, agent.membership)
  if (home === null) throw notFound('project', 'input', 'project')
  const body = { project, environments, tenants }
  const plan = planSchema.safeParse(await step(agent, home, '/internal/ownership/plan-split', body))
  if (!plan.success) throw new NoAnswer(home, false)
  return plan.data
}

/** Throws `INVALID_STATE`, naming what keeps a split. */
export function requireUnhindered({ crossing, running }: Plan): void {
  const values = crossing.map(({ name, scope, why }) => `${name} (${scope.join(', ')}): ${why}`)
  if (values.length > 0) {
    const told = `Values that cannot be split: ${values.join(' ')}`
    throw refuse('INVALID_STATE', told, 'input', 'environments')
  }
  if (running.length > 0) throw refuse('INVALID_STATE', `Deployments run: ${running.join(', ')}.`, 'input')
}
