import type { FeedType } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { newSecret } from '../account/new-secret.js'
import { readLine } from '../build-information/text.js'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readDownload, readFeedDetails, readFeedUri, type DownloadInput } from './settings.js'

/** What a new feed is to be. */
export type CreateFeed = DownloadInput & {
  space: string
  name: string
  type: FeedType
  uri?: string | null
  username?: string | null
  /** Kept sealed. */
  password?: string | null
  details?: unknown
  idempotencyKey?: string | null
}

/** Creates a feed. Throws `BAD_INPUT` for what does not fit its type, or `CONFLICT` when another one has the name. */
export function createFeed(context: SpaceContext, input: CreateFeed): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createFeed',
    permission: 'FeedEdit',
    input,
    async run(tx) {
      const { type } = input
      if (type === 'BUILT_IN') throw refuse('BAD_INPUT', 'There is one built-in feed already.', 'input', 'type')
      const named = await freeName(input.name, 'feed', (nameKey) => tx.feed.findUnique({ where: { nameKey } }))
      const after = await tx.feed.create({
        data: {
          ...named,
          type,
          uri: readFeedUri(type, input.uri),
          username: readLine(input.username, ['input', 'username']),
          details: readFeedDetails(type, input.details),
          ...readDownload(input),
          secretId: await newSecret(tx, context, null, input.password ?? null, 'input', 'password'),
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'Feeds', { after })] }
    },
  })
}
