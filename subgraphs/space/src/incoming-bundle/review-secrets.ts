import { SpaceportError } from '@spaceport/kit/errors'
import type { SpaceKeys } from '@spaceport/kit/bundle/identity'
import { open } from '@spaceport/kit/secret/seal'
import { createHash } from 'node:crypto'
import DataLoader from 'dataloader'
import type { SameSecrets } from '../compare/same-secrets.js'
import type { SpaceContext } from '../context.js'
import { secretPlaceholder } from '../portable/import-process.js'
import { secretPlace } from '../secret/place.js'
import { keysOf } from '../space-key/keys.js'
import { openTexts } from './examine.js'
import type { Reviewed } from './review.js'

type Digests = DataLoader<number, string | null>

const kept = new WeakMap<SpaceContext, Digests>()
const keys = new WeakMap<SpaceContext, Promise<SpaceKeys[]>>()

/**
 * Tells whether sensitive values that are kept here say the same as those that a bundle carries, which stand for themselves by their places
 * (`secretPlaceholder`). All of them are by the same source. One that cannot be opened is never the same as another. Nothing of them leaves but the answers.
 */
export async function compareCarried(
  context: SpaceContext,
  carried: Pick<Reviewed, 'secrets' | 'sourceRoot'>,
  local: readonly number[],
): Promise<SameSecrets> {
  if (local.length === 0) return (one, other) => one === other
  const digests = new Map<number, string>()
  for (const [place, text] of (await carriedTexts(context, carried)).entries()) {
    digests.set(secretPlaceholder(place), digestOf(text))
  }
  const ids = [...new Set(local)]
  const found = await loaderOf(context).loadMany(ids)
  for (const [i, digest] of found.entries()) if (typeof digest === 'string') digests.set(ids[i] ?? 0, digest)
  return (one, other) => {
    if (one === other) return true
    const digest = one === null ? undefined : digests.get(one)
    return other !== null && digest !== undefined && digest === digests.get(other)
  }
}

async function carriedTexts(
  context: SpaceContext,
  { secrets, sourceRoot }: Pick<Reviewed, 'secrets' | 'sourceRoot'>,
): Promise<string[]> {
  if (secrets === null) return []
  let known = keys.get(context)
  if (!known) keys.set(context, (known = keysOf(context.db, context)))
  try {
    return await openTexts(await known, secrets, sourceRoot)
  } catch (error) {
    if (error instanceof SpaceportError) return []
    throw error
  }
}

/** The digests of kept sensitive values; null for one that cannot be opened. All that are asked for at the same time are read by one statement. */
function loaderOf(context: SpaceContext): Digests {
  let loader = kept.get(context)
  if (!loader) {
    const { db, secrets, spaceId } = context
    loader = new DataLoader(async (ids: readonly number[]) => {
      const select = { id: true, keyId: true, sealed: true } as const
      const rows = await db.secret.findMany({ where: { id: { in: [...ids] } }, select })
      const ring = secrets.current()
      return ids.map((id) => {
        const row = rows.find((one) => one.id === id)
        try {
          return row ? digestOf(open(ring, secretPlace(spaceId), row)) : null
        } catch (error) {
          if (error instanceof SpaceportError) return null
          throw error
        }
      })
    })
    kept.set(context, loader)
  }
  return loader
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64')
}
