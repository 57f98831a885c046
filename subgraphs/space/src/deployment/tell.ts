import type { UserErrorShape } from '../graph/user-error.js'
import type { SpaceContext } from '../context.js'
import { knownTo } from './rule/knows.js'
import type { Refusal } from './rule/refusal.js'

/** A refusal as the graph tells it, naming only what exists for the caller. */
export async function told(context: SpaceContext, { code, field, about, sentence }: Refusal): Promise<UserErrorShape> {
  return { code, message: sentence(await knownTo(context, about)), path: [field] }
}
