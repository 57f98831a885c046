import type { TestSpace } from '../../testing/space.js'
import type { Post } from '../post.js'

/** A Space in which the zone acts for itself. */
export async function postIn(space: TestSpace): Promise<Post> {
  const { space: number, spaceId, db, secrets } = await space.contextOf()
  return { space: number, spaceId, db, secrets, caller: null, requestId: 'test' }
}

/** The code with which something is refused; `done` if it is not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
}
