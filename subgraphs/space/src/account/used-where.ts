import { maySee } from '../access/view.js'
import { positionById } from '../access/position.js'
import { visible } from '../access/visible.js'
import { hasSome, NOTHING, type Where } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'
import { localTags } from '../tag-set/tag-id.js'

/** Which accounts or certificates, by where and for whom they are used. */
export type UsedFilter = { environment?: string[] | null; tenant?: string[] | null; tenantTag?: string[] | null }

/** Rows whose lists name one of the environments, tenants and tags. What does not exist for the caller names nothing. */
export function usedWhere({ environment, tenant, tenantTag }: UsedFilter, context: SpaceContext): Where[] {
  return [
    ...(environment ? [hasSome('environmentIds', seen('Environments', environment, context))] : []),
    ...(tenant ? [hasSome('tenantIds', seen('Tenants', tenant, context))] : []),
    ...(tenantTag ? [tagged(tenantTag, context)] : []),
  ]
}

function seen(kind: 'Environments' | 'Tenants', ids: string[], context: SpaceContext): number[] {
  return localsOf(kind, ids, context).filter((local) => {
    const position = positionById(kind, local)
    return position !== null && maySee(context.rights, kind, position)
  })
}

/** Tags exist for whoever sees sets of tags, which is all or nothing. */
function tagged(ids: string[], context: SpaceContext): Where {
  const locals = localTags(ids, context)
  return visible(context, 'TagSets') === NOTHING ? NOTHING : hasSome('tenantTagIds', locals)
}
