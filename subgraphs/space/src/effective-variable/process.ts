import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { quoted, readEntityId } from '../entity/kinds.js'
import { visibleProcesses } from '../process/visible.js'
import { loadProcess } from '../snapshot/load.js'
import type { VariableContext } from '../variable/precedence-scope.js'
import type { EffectiveArgs } from './args.js'
import { notFound } from './found.js'

/** Which process runs, and which of its steps. */
type Running = Pick<VariableContext, 'processId' | 'step'>

type Process = { id: number; runbookId: number | null }

/**
 * The process that is named, else the one of the step, else the project's own; and the step, with the roles that it targets, as the release froze it
 * if there is one. Throws `BAD_ID`, and `NOT_FOUND` for what does not exist for the caller or is not of the project.
 */
export async function processAndStep(
  context: SpaceContext,
  project: { id: number },
  frozen: number | null,
  args: EffectiveArgs,
): Promise<Running> {
  const named = await processOf(context, project.id, args.process)
  if (args.step === null || args.step === undefined) {
    return { processId: named?.id ?? (await ownProcess(context, project.id)), step: null }
  }
  const step = await stepOf(context, project.id, args.step)
  if (!step || (named && named.id !== step.processId)) throw notFound(`step ${args.step} in the process`)
  const roles = frozen === null ? null : await frozenRoles(context, frozen, step.id)
  return { processId: step.processId, step: { id: step.id, roles: roles ?? step.targetRoles } }
}

async function ownProcess({ db }: SpaceContext, projectId: number): Promise<number | null> {
  return (await db.deploymentProcess.findUnique({ where: { projectId }, select: { id: true } }))?.id ?? null
}

async function processOf(
  context: SpaceContext,
  projectId: number,
  id: string | null | undefined,
): Promise<Process | null> {
  if (id === null || id === undefined) return null
  const { space, kind, local } = readEntityId(id)
  if (kind !== 'Projects' && kind !== 'Runbooks') {
    throw new SpaceportError('BAD_ID', `${quoted(id)} is the id of neither a Project nor a Runbook.`)
  }
  const owner =
    kind === 'Projects'
      ? { projectId: local }
      : { runbook: allOf([{ id: local, projectId }, visible(context, 'Runbooks')]) }
  const isOther = space !== context.space || (kind === 'Projects' && local !== projectId)
  const select = { id: true, runbookId: true } as const
  const process = isOther ? null : await context.db.deploymentProcess.findFirst({ where: owner, select })
  if (!process) throw notFound(`${quoted(id)} in the project`)
  return process
}

function stepOf(context: SpaceContext, projectId: number, id: number) {
  const ofProject = { OR: [{ projectId }, { runbook: { projectId } }] }
  return context.db.processStep.findFirst({
    where: { id, process: allOf([ofProject, visibleProcesses(context)]) },
    select: { id: true, processId: true, targetRoles: true },
  })
}

async function frozenRoles(context: SpaceContext, snapshot: number, stepId: number): Promise<string[] | null> {
  const { steps } = await loadProcess(context, snapshot)
  return steps.find(({ id }) => id === stepId)?.targetRoles ?? null
}
