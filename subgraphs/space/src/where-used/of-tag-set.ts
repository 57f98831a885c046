import type { SpaceContext } from '../context.js'
import { actions } from './actions.js'
import { rows } from './rows.js'
import type { Source } from './use.js'

/** What may use the tags of a set. */
export async function tagSetUses(local: number, { db }: SpaceContext): Promise<readonly Source[]> {
  const tags = await db.tag.findMany({ where: { tagSetId: local }, select: { id: true } })
  const named = { tenantTagIds: { hasSome: tags.map(({ id }) => id) } }
  return [
    actions(named),
    rows('VARIABLE', named),
    rows('CHANNEL', named),
    rows('TARGET', named),
    rows('TENANT', { tags: { some: { tag: { tagSetId: local } } } }),
    rows('ACCOUNT', named),
    rows('CERTIFICATE', named),
  ]
}
