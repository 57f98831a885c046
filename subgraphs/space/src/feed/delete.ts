import { refuse } from '@spaceport/kit/write/outcome'
import { dropSecrets } from '../account/new-secret.js'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused, type Use } from '../write/unused.js'
import { requireVersion } from '../write/version.js'

/** Which feed is to be deleted. */
export type DeleteFeed = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes a feed with its password. Releases keep what they had of it. Throws `IN_USE` while a process takes packages from it, `INVALID_STATE`
 * for the built-in one.
 */
export function deleteFeed(context: SpaceContext, input: DeleteFeed): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Feeds', input.id, 'id')
  return change(context, {
    operation: 'deleteFeed',
    permission: 'FeedEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Feeds', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.feed.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Feeds', before, input.expectedVersion)
      if (before.type === 'BUILT_IN') throw refuse('INVALID_STATE', 'The built-in feed stays.', 'input', 'id')
      await requireUnused(tx, context, usesOf(local), 'input', 'id')
      await tx.feed.delete({ where: { id: local } })
      await dropSecrets(tx, [before.secretId])
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Feeds', { before })] }
    },
  })
}

function usesOf(feedId: number): Use[] {
  const process = { steps: { some: { actions: { some: { packages: { some: { feedId } } } } } } }
  return [
    { kind: 'Projects', where: { process }, called: ['project', 'projects'] },
    { kind: 'Runbooks', where: { process }, called: ['runbook', 'runbooks'] },
  ]
}
