import type { InterruptionType } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { holdTask } from '../server-task/hold.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireReferences } from '../write/subject.js'
import { readName, readText } from '../write/text.js'

/** For what a task is to wait. */
export type RaiseInterruption = {
  task: string
  type: InterruptionType
  title: string
  instructions?: string | null
  responsibleTeams?: string[] | null
  idempotencyKey?: string | null
}

/** The most teams that are responsible for one. */
const MOST_TEAMS = 100

/** Lets a running task wait for a person. Throws `INVALID_STATE` for one that does not run. */
export function raiseInterruption(context: SpaceContext, input: RaiseInterruption): Promise<{ local: number }> {
  const taskId = readSubject(context, 'ServerTasks', input.task, 'task')
  return change(context, {
    operation: 'raiseInterruption',
    permission: 'DeploymentCreate',
    input,
    at: (tx) => holdTask(tx, context, taskId, 'input', 'task'),
    async run(tx) {
      const { state } = await tx.serverTask.findUniqueOrThrow({ where: { id: taskId } })
      if (state !== 'EXECUTING')
        throw refuse('INVALID_STATE', `The task is ${state}: it waits for nobody.`, 'input', 'task')
      const teams = input.responsibleTeams ?? []
      const path = ['input', 'responsibleTeams']
      if (teams.length > MOST_TEAMS) throw refuse('BAD_INPUT', `At most ${MOST_TEAMS} teams.`, ...path)
      const title = readName(input.title, 'input', 'title')
      const after = await tx.interruption.create({
        data: {
          taskId,
          type: input.type,
          title,
          nameKey: textKey(title),
          instructions: readText(input.instructions, 'input', 'instructions'),
          responsibleTeamIds: await requireReferences(tx, context, 'Teams', teams, ...path),
        },
      })
      await tx.serverTask.update({ where: { id: taskId }, data: { hasPendingInterruptions: true } })
      return { answer: { local: after.id }, changed: [changed(context, 'Interruptions', { after })] }
    },
  })
}
