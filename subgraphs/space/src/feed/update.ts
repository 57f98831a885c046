import { refuse } from '@spaceport/kit/write/outcome'
import { dropSecrets, newSecret } from '../account/new-secret.js'
import { readLine } from '../build-information/text.js'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { readDownload, readFeedDetails, readFeedUri, type DownloadInput, type ForeignType } from './settings.js'

/** What is to change of a feed; what is left out stays. Its type cannot change. */
export type UpdateFeed = DownloadInput & {
  id: string
  name?: string | null
  uri?: string | null
  username?: string | null
  /** Kept sealed; null takes it away. */
  password?: string | null
  details?: unknown
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a feed. Throws `VERSION_CONFLICT`, `BAD_INPUT` for what does not fit its type, `CONFLICT` for a taken name, `INVALID_STATE` for
 * where the built-in one is and how it is asked.
 */
export function updateFeed(context: SpaceContext, input: UpdateFeed): Promise<{ local: number }> {
  const local = readSubject(context, 'Feeds', input.id, 'id')
  return change(context, {
    operation: 'updateFeed',
    permission: 'FeedEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Feeds', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.feed.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Feeds', before, input.expectedVersion)
      const { type } = before
      const after = await tx.feed.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...readDownload(input),
          ...(type === 'BUILT_IN' ? requireBuiltIn(input) : await newAccess(tx, context, { ...before, type }, input)),
          version: { increment: 1 },
        },
      })
      await dropSecrets(tx, [before.secretId], [after.secretId])
      return { answer: { local }, changed: [changed(context, 'Feeds', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateFeed) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'feed', (nameKey) => tx.feed.findFirst({ where: { nameKey, id: { not: local } } }))
}

/** Throws `INVALID_STATE` for what only a feed elsewhere has. */
function requireBuiltIn(input: UpdateFeed) {
  const given = (['uri', 'username', 'password', 'details'] as const).find((name) => input[name] !== undefined)
  if (given) throw refuse('INVALID_STATE', `The built-in feed has no ${given}.`, 'input', given)
  return {}
}

type Before = { type: ForeignType; secretId: number | null }

async function newAccess(tx: Tx, context: SpaceContext, { type, secretId }: Before, input: UpdateFeed) {
  const { uri, username, details, password } = input
  return {
    ...(uri === undefined ? {} : { uri: readFeedUri(type, uri) }),
    ...(username === undefined ? {} : { username: readLine(username, ['input', 'username']) }),
    ...(details === undefined ? {} : { details: readFeedDetails(type, details) }),
    secretId: await newSecret(tx, context, secretId, password, 'input', 'password'),
  }
}
