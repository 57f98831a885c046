import { SpaceportError } from '@spaceport/kit/errors'
import { decide } from '@spaceport/kit/rights/decide'
import type { Position } from '@spaceport/kit/rights/scope'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import { positionOf } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { requireNotArchived } from '../project/active.js'
import { requireBuiltHere } from '../project/remote.js'
import { requireEditable } from '../runbook/editable.js'
import { lockRunbook } from '../runbook/hold.js'
import { change, requireReach, type Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { readSubject } from '../write/references.js'
import { requireVisible } from '../write/subject.js'
import { findOutdated, findUnknown, MOST_ACTIONS, type Outdated } from './outdated.js'
import { takeToVersion } from './take-to-version.js'

/** Which actions are to go to the newest version of the template that they were made from: all, unless they are named. */
export type UpdateStepTemplateUsage = {
  template: string
  /** Numbers of actions. */
  actions?: number[] | null
  idempotencyKey?: string | null
}

/** What it did. */
export type UsageUpdated = { local: number | null; updated: number; isComplete: boolean }

/**
 * Takes actions to the newest version of the template that they were made from. Of all of them only those that the caller may change;
 * those that are named must all be so: else throws `NOT_FOUND`, `FORBIDDEN` or `INVALID_STATE`. At most 1,000 at a time.
 */
export function updateStepTemplateUsage(context: SpaceContext, input: UpdateStepTemplateUsage): Promise<UsageUpdated> {
  const local = readSubject(context, 'StepTemplates', input.template, 'template')
  const named = input.actions ? [...new Set(input.actions)] : null
  if (named && named.length > MOST_ACTIONS) {
    throw refuse('BAD_INPUT', `At most ${MOST_ACTIONS} actions at a time.`, 'input', 'actions')
  }
  return change(context, {
    operation: 'updateStepTemplateUsage',
    permission: ['ProcessEdit', 'RunbookEdit'],
    input,
    async run(tx) {
      await requireVisible(tx, context, 'StepTemplates', [local], 'input', 'template')
      const { version } = await tx.stepTemplate.findUniqueOrThrow({ where: { id: local } })
      const [unknown] = named ? await findUnknown(tx, context, local, named) : []
      if (unknown !== undefined) {
        throw refuse('NOT_FOUND', `There is no action ${unknown} that was made from it.`, 'input', 'actions')
      }
      const outdated = await findOutdated(tx, context, local, version, named)
      let left = MOST_ACTIONS
      let isComplete = true
      const changed: Changed[] = []
      for (const { owner, processId, actions } of byProcess(outdated)) {
        const position = await holdOwner(tx, context, owner, named !== null)
        if (!position) continue
        const now = actions.slice(0, left)
        isComplete &&= now.length === actions.length
        left -= now.length
        if (now.length === 0) continue
        const going = { owner, processId, actions: now }
        const one = await takeToVersion(tx, context, going, { stepTemplateId: local, version })
        changed.push({ ...one, scope: position })
      }
      return { answer: { local, updated: MOST_ACTIONS - left, isComplete }, changed }
    },
  })
}

type OfProcess = Pick<Outdated, 'owner' | 'processId'> & { actions: number[] }

/** Actions by their processes; those of projects first, each in the order of their numbers, so that two at once wait for each other. */
function byProcess(outdated: readonly Outdated[]): OfProcess[] {
  const processes = new Map<number, OfProcess>()
  for (const { id, owner, processId } of outdated) {
    const known = processes.get(processId)
    if (known) known.actions.push(id)
    else processes.set(processId, { owner, processId, actions: [id] })
  }
  const inOrder = [...processes.values()].sort((a, b) => ownerOf(a) - ownerOf(b))
  return [...inOrder.filter(isOfProject), ...inOrder.filter((one) => !isOfProject(one))]
}

const isOfProject = ({ owner }: OfProcess) => 'projectId' in owner
const ownerOf = ({ owner }: OfProcess) => ('projectId' in owner ? owner.projectId : owner.runbookId)

/**
 * Holds the project or runbook whose process is to change, and says where it stands; null for one that the caller may not change, or that is
 * read-only, unless it must be: then it throws.
 */
async function holdOwner(
  tx: Tx,
  context: SpaceContext,
  owner: Outdated['owner'],
  mustBe: boolean,
): Promise<Position | null> {
  const isProject = 'projectId' in owner
  const local = isProject ? owner.projectId : owner.runbookId
  await (isProject ? lockRow(tx, 'project', local) : lockRunbook(tx, local))
  const position = await positionOf(tx, isProject ? 'Projects' : 'Runbooks', local)
  if (!position) return null
  const permission = isProject ? 'ProcessEdit' : 'RunbookEdit'
  if (mustBe) requireReach(context, permission, position)
  else if (!decide(context.rights, permission, position).allowed) return null
  try {
    if (isProject) {
      const project = await tx.project.findUniqueOrThrow({ where: { id: local } })
      requireNotArchived(project, 'input', 'actions')
      requireBuiltHere(project, 'input', 'actions')
    } else {
      await requireEditable(tx, local, 'input', 'actions')
    }
  } catch (error) {
    if (mustBe || !(error instanceof SpaceportError)) throw error
    return null
  }
  return position
}
