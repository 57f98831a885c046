import type { Changed } from '@spaceport/kit/write/audit'
import { textKey } from '@spaceport/kit/page/text-key'
import type { SpaceContext } from '../context.js'
import { refreshCells } from '../deployment-cell/refresh.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import type { KeptPrompt } from './prompt-input.js'
import type { NamedFreeze, Situation } from './situation.js'

/** What a task that deploys is called. */
const NAME = 'Deploy'

/** What is to be made, all rules being passed. */
export type Making = {
  situation: Situation
  environmentId: number
  /** `Users-1`, or a component. */
  createdBy: string
  at: Date
  comments?: string | null
  prompts?: readonly KeptPrompt[]
  /** The freezes that it is made in spite of, and why; null if none holds. */
  override?: Override | null
}

/** Why something is deployed in spite of freezes. */
export type Override = { freezes: readonly NamedFreeze[]; reason: string }

/** Makes a deployment with its task, waiting, and shows it in its cell of the deployment matrix. */
export async function makeDeployment(
  tx: Tx,
  context: SpaceContext,
  { situation, environmentId, createdBy, at, comments = null, prompts = [], override = null }: Making,
): Promise<{ id: number; changed: Changed[] }> {
  const { release, project, tenant } = situation
  const place = { projectId: project.id, environmentId, tenantId: tenant?.id ?? null }
  const made = { ...place, queuedAt: at, createdBy }
  const deployment = await tx.deployment.create({
    data: { ...made, releaseId: release.id, comments, prompts: { create: [...prompts] } },
  })
  const task = await tx.serverTask.create({
    data: {
      ...made,
      name: NAME,
      nameKey: textKey(NAME),
      description: descriptionOf(situation, environmentId),
      deploymentId: deployment.id,
      ...(override ? inSpiteOf(override, at) : {}),
    },
  })
  await refreshCells(tx, [place])
  const told = override
    ? { freezeIds: override.freezes.map(({ id }) => id), freezeOverrideReason: override.reason }
    : {}
  const after = { ...deployment, ...(prompts.length > 0 ? { prompts } : {}), ...told }
  return {
    id: deployment.id,
    changed: [changed(context, 'Deployments', { after }), changed(context, 'ServerTasks', { after: task })],
  }
}

function descriptionOf({ release, project, environments, tenant }: Situation, environmentId: number): string {
  const what = `${NAME} ${project.name} release ${release.name} to ${environments.get(environmentId)?.name ?? ''}`
  return tenant ? `${what} for ${tenant.name}` : what
}

/** The first line of the log, and what of the task follows from it. */
function inSpiteOf({ freezes, reason }: Override, at: Date) {
  const text = `Deployed in spite of ${freezes.map(({ name }) => `"${name}"`).join(', ')}: ${reason}`
  return {
    logLines: 1,
    hasWarnings: true,
    log: { create: { number: 1, at, level: 'WARNING', text } },
  } as const
}
