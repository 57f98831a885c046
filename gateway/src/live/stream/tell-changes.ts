import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import type { GraphQLError } from 'graphql'
import type { Feeds, Reading } from '../feed/feeds.js'
import type { Question } from '../question/question.js'
import type { Batch } from '../question/shape.js'
import type { Attention } from './attention.js'
import { portionOf, type Moment, type Portion, type Scope } from './batch.js'
import type { Places } from './places.js'
import type { Nodes } from './read-nodes.js'

/** How many Spaces one batch may tell of, so that whoever was away long begins to hear soon. */
const AT_ONCE = 16

/** What telling of changes takes. */
export type Telling = {
  feeds: Pick<Feeds, 'space' | 'read'>
  question: Question
  moment: Moment
  scope: Scope
  places: Places
  attention: Attention
  read(question: Question, ids: readonly string[], moment: Moment): Promise<Nodes>
  reading: Reading
}

/**
 * Adds to a batch what changed in some of the Spaces in which something happened, and moves their places on. A Space whose nodes cannot be read
 * now keeps its place; one of which something could not be read whatever is asked is to be asked for anew. Throws `RATE_LIMITED` if none could be
 * paid for.
 */
export async function tellChanges(
  batch: Batch,
  telling: Telling,
): Promise<{ nodes: Nodes | null; news: GraphQLError[] }> {
  const { attention, places } = telling
  const { portions, ids } = await takePortions(telling)
  const nodes = ids.length > 0 ? await readAll(telling, ids, portions) : null
  const news: GraphQLError[] = [...(nodes?.others ?? [])]
  for (const { space, position, candidates, more } of portions) {
    const failure = candidates.length > 0 ? nodes?.failed.get(space) : undefined
    if (failure) {
      if (attention.hold(space)) news.push(failure)
      continue
    }
    attention.release(space)
    if (more) attention.due(space)
    if (position === places.of(space)) continue
    places.moved(space, position)
    batch.positions = batch.positions.filter((one) => one.space !== space).concat({ space, position })
    batch.changes.push(...candidates.filter(({ id }) => nodes?.seen.has(id)))
    const isUnread = candidates.some(({ id }) => nodes?.unread.has(id))
    if (isUnread && !batch.reset.includes(space)) batch.reset.push(space)
  }
  return { nodes, news }
}

async function takePortions(telling: Telling): Promise<{ portions: Portion[]; ids: string[] }> {
  const { attention, question } = telling
  const ids = new Set<string>()
  const spaces = attention.takeDue(AT_ONCE)
  // All come to an end, so that what some have paid for is told though others are refused.
  const outcomes = await Promise.allSettled(spaces.map((space) => readEvents(space, telling)))
  const [refusals, portions]: [unknown[], Portion[]] = [[], []]
  for (const [i, space] of spaces.entries()) {
    const outcome = outcomes[i]
    if (outcome?.status === 'rejected') {
      refusals.push(outcome.reason)
      attention.due(space)
    } else if (outcome?.value) {
      portions.push(portionOf(space, outcome.value, question.wants, { ids, most: question.most }))
    }
  }
  if (refusals.length > 0 && portions.length === 0) throw refusals[0]
  return { portions, ids: [...ids] }
}

/** What happened in a Space; null: nothing, or it could not be read now. Throws `RATE_LIMITED`. */
async function readEvents(space: string, { feeds, scope, places, attention, reading }: Telling) {
  const instance = scope.get(space)
  const from = places.of(space)
  const head = instance && feeds.space(instance.id, space)?.position
  if (!instance || from === undefined || head === undefined || head <= from) {
    attention.release(space)
    return null
  }
  try {
    const read = await feeds.read(instance, space, from, reading)
    // Its events end earlier than they were told, which its feed will tell too.
    if (read.position <= from) throw new Error('there is nothing more')
    if (read.position < head) attention.due(space)
    return read
  } catch (error) {
    if (error instanceof SpaceportError && error.code === 'RATE_LIMITED') throw error
    log('warn', 'the changes of a Space could not be read', { space, error: String(error) })
    attention.hold(space)
    return null
  }
}

async function readAll({ read, question, moment, attention }: Telling, ids: string[], portions: readonly Portion[]) {
  try {
    return await read(question, ids, moment)
  } catch (error) {
    for (const { space } of portions) attention.due(space)
    throw error
  }
}
