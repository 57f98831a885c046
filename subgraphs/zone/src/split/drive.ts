import type { ProjectSplit } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'
import { NoAnswer, step, type Agent } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'
import { advanceSplit, noteSplitFault } from './advance.js'
import { nameIn } from '../transfer/names.js'
import { moveOne } from './move.js'
import { movesOf, movingIn, movesSchema, portionSchema, takenSchema } from './portion.js'

/**
 * Takes a split on as far as it goes now; gives it as it is then. `isFirst`: it was begun by this very request; then throws why it does not begin.
 */
export async function driveSplit(agent: Agent, id: number, isFirst = false): Promise<ProjectSplit> {
  const split = await agent.db.projectSplit.findUniqueOrThrow({ where: { id } })
  if (split.state === 'PREPARING') await prepare(agent, split, isFirst)
  const prepared = await agent.db.projectSplit.findUniqueOrThrow({ where: { id } })
  if (prepared.state === 'MOVING') await moveAll(agent, prepared)
  return agent.db.projectSplit.findUniqueOrThrow({ where: { id } })
}

/** Has the other Space make what is to take the part. A refusal ends the split: nothing has moved. */
async function prepare(agent: Agent, split: ProjectSplit, isFirst: boolean): Promise<void> {
  const { project, space } = split
  const portion = portionSchema.parse(split.portion)
  const to = instanceOf(space, agent.membership)
  try {
    if (to === null) throw new NoAnswer(space, false)
    const home = agent.membership.spaces.get(spaceOf(project) ?? '')?.name ?? ''
    const known = await knownIn(agent, space, movingIn(portion))
    const answer = await step(agent, to, '/internal/ownership/take', { space, home, portion, known })
    const taken = takenSchema.parse(answer)
    const moves = movesOf(portion, taken.ids)
    await advanceSplit(agent, split, { state: 'MOVING', fault: null, remoteProject: taken.project, moves })
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    if (error instanceof NoAnswer && !isFirst) return noteSplitFault(agent, split, error.message)
    await advanceSplit(agent, split, { state: 'REFUSED', fault: error.message })
    if (isFirst) throw error
  }
}

/** The ids by which things are known in a Space where they have lived before, by their home ids. */
async function knownIn({ db }: Agent, space: string, ids: readonly string[]): Promise<Record<string, string>> {
  const known: Record<string, string> = {}
  for (const id of ids) {
    const name = await nameIn(db, id, space)
    if (name !== null) known[id] = name
  }
  return known
}

/** Milliseconds for which what is refused is tried again: deployments end, and scopes are mended. */
const PATIENCE = 24 * 3_600_000

/** Moves one thing after the other, variables last, since they hold only for what has moved. What is refused is tried again, for a day. */
async function moveAll(agent: Agent, split: ProjectSplit): Promise<void> {
  const left: string[] = []
  let isPending = false
  for (const move of movesSchema.parse(split.moves)) {
    try {
      if (await moveOne(agent, move)) continue
      isPending = true
      left.push(`${move.subject} is on its way.`)
    } catch (error) {
      if (!(error instanceof SpaceportError)) throw error
      isPending ||= error instanceof NoAnswer
      left.push(`${move.subject} has not moved: ${error.message}`)
    }
  }
  const isOver = left.length === 0 || (!isPending && Date.now() - split.createdAt.getTime() > PATIENCE)
  const fault = left.length === 0 ? null : left.join(' ')
  if (isOver) await advanceSplit(agent, split, { state: 'DONE', fault })
  else await noteSplitFault(agent, split, fault ?? '')
}
