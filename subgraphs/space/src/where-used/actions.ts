import type { Prisma } from '@spaceport/database/space'
import { allOf, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { inVisibleProcess } from '../process/visible.js'
import { toQuery, type Source, type Use } from './use.js'

const PROCESS = { projectId: true, runbookId: true, runbook: { select: { projectId: true } } } as const
const STEP = { name: true, position: true, process: { select: PROCESS } } as const

/** What a use by an action takes of its row. */
export const ACTION = {
  id: true,
  name: true,
  stepTemplateVersion: true,
  environmentIds: true,
  packages: { orderBy: { name: 'asc' }, select: { packageId: true, packageKey: true, feedId: true } },
  step: { select: STEP },
} as const satisfies Prisma.ProcessActionSelect

/** A row so read. */
export type ActionRow = Prisma.ProcessActionGetPayload<{ select: typeof ACTION }>

type StepRow = ActionRow['step']

/** The uses of something by actions that fulfil a condition. */
export function actions(using: Where, more: (row: ActionRow) => Partial<Use> = () => ({})): Source {
  const where = (context: SpaceContext) => allOf([using, inVisibleProcess(context, 'step', 'process')])
  return {
    kind: 'ACTION',
    async find(context, read) {
      const rows = await context.db.processAction.findMany({ ...toQuery(where(context), read), select: ACTION })
      return rows.map((row) => ({ ...actionUse(row), ...more(row) }))
    },
    count: (context) => context.db.processAction.count({ where: where(context) }),
  }
}

/** The uses of something by steps themselves that fulfil a condition. */
export function steps(using: Where): Source {
  const where = (context: SpaceContext) => allOf([using, inVisibleProcess(context, 'process')])
  return {
    kind: 'STEP',
    async find(context, read) {
      const select = { id: true, ...STEP }
      const rows = await context.db.processStep.findMany({ ...toQuery(where(context), read), select })
      return rows.map((row) => ({ ...inProcess(row), kind: 'STEP', id: row.id, place: placeOf(row), action: null }))
    },
    count: (context) => context.db.processStep.count({ where: where(context) }),
  }
}

/** A use by an action. */
export function actionUse(row: ActionRow): Use {
  const { id, name, step } = row
  return { ...inProcess(step), kind: 'ACTION', id, place: `${placeOf(step)}: action ${name}`, action: id }
}

/** Where people find a step. */
function placeOf({ name, position }: StepRow): string {
  return `Step ${position + 1}, ${name}`
}

function inProcess({ process: { projectId, runbookId, runbook } }: StepRow) {
  const owner =
    projectId !== null ? { type: 'Project' as const, id: projectId } : { type: 'Runbook' as const, id: runbookId ?? 0 }
  return {
    in: owner,
    projectId: projectId ?? runbook?.projectId ?? null,
    detail: null,
    version: null,
    isOutdated: null,
  }
}

/** A use of a step template by an action; `newest` is the template's version. */
export function templateUse({ stepTemplateVersion: version }: ActionRow, newest: number): Partial<Use> {
  return { version, detail: `Version ${version}`, isOutdated: version !== null && version < newest }
}
