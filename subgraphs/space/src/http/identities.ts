import { withSignal } from '@spaceport/database/cancel'
import type { Identity } from '@spaceport/kit/bundle/identity'
import { log } from '@spaceport/kit/log'
import type { Possession } from '@spaceport/kit/bundle/possession'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { asReady } from '../instance/as-ready.js'
import type { Spaces } from '../instance/spaces.js'
import { identityOf } from '../space-key/keys.js'
import { proofOf } from '../space-key/prove.js'

/** How many Spaces are asked at the same time. */
const AT_ONCE = 8

/** What a Space hands to others; null if it has no keys yet. */
type Handed = { space: string; identity: Identity | null; proof?: Possession | null }

const questionSchema = z.object({ nonce: z.string().max(64).optional() })

/**
 * `POST /internal/identities`: what each Space that lives here hands to others, for the zone, which so knows which Space of the fleet a root belongs
 * to. With a `nonce`, each proves by its keys that the root is its own. A Space whose database does not answer is left out.
 */
export function identitiesRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/identities',
    from: ['zone'],
    async handle(request) {
      const { signal } = request
      const { nonce } = questionSchema.parse(jsonBody(request) ?? {})
      const found: Handed[] = []
      await withSignal(signal, async () => {
        for await (const one of asReady(spaces.ids(), AT_ONCE, (space) =>
          handed(spaces, space, nonce ?? null, signal),
        )) {
          if (one) found.push(one)
        }
      })
      const order = spaces.ids()
      return Response.json({ spaces: found.sort((a, b) => order.indexOf(a.space) - order.indexOf(b.space)) })
    },
  }
}

async function handed(
  spaces: Spaces,
  space: string,
  nonce: string | null,
  signal: AbortSignal,
): Promise<Handed | null> {
  signal.throwIfAborted()
  try {
    const database = await spaces.get(space)
    if (!database) return null
    const identity = await identityOf(database.client)
    if (nonce === null) return { space, identity }
    return {
      space,
      identity,
      proof: await proofOf(database.client, { secrets: spaces.secrets, spaceId: space }, nonce),
    }
  } catch (error) {
    signal.throwIfAborted()
    log('error', 'the identity of a Space could not be read', { space, error: String(error) })
    return null
  }
}
