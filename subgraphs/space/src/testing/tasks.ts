import type { Caller } from '@spaceport/kit/caller'
import { id, type App } from './app.js'
import { MANAGER } from './callers.js'
import { mutate, type Payload } from './mutate.js'

/** A deployment of the app to Dev, with its task, by their local ids. */
export async function deployedTask(app: App): Promise<{ deployment: number; task: number }> {
  const refused = await app.deploy(1)
  if (refused) throw new Error(refused.message)
  const { id: task, deploymentId } = await app.space.db.serverTask.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return { task, deployment: deploymentId ?? 0 }
}

/** Reports how far a task has come: the payload, with the task as far as tests look at it. */
export function reportTask(
  app: App,
  task: number,
  more: Record<string, unknown>,
  who: Caller = MANAGER,
): Promise<Payload> {
  const fields = 'serverTask { state progress logLineCount hasWarnings hasPendingInterruptions errorMessage version }'
  return mutate(app.space, 'reportTaskProgress', { task: id('ServerTasks', task), ...more }, who, fields)
}

/** The code by which a payload refuses; null if it does not. */
export function codeOf({ errors }: Payload): string | null {
  return errors[0]?.code ?? null
}
