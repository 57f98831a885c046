import { SpaceportError } from '@spaceport/kit/errors'
import { textKey } from '@spaceport/kit/page/text-key'
import { maySee } from '../access/view.js'
import { visible } from '../access/visible.js'
import { allOf, anyOf, EVERYTHING, hasSome, leadsTo, oneOf, someOf, type Where } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import { linksTo } from '../connection/joins.js'
import type { SpaceContext } from '../context.js'
import { positionById } from '../access/position.js'
import { localTags, MOST_TAGS } from '../tag-set/tag-id.js'

/** The table that joins tenants with the projects that are deployed for them. */
export const PROJECTS = { relation: 'projects', through: 'project', kind: 'Projects' } as const

/** Tenants with one of the tags, by id. Throws `BAD_ID`. */
export function tagged(ids: readonly string[] | null | undefined, context: SpaceContext): Where[] {
  return ids ? [someOf('tags', oneOf('tagId', localTags(ids, context)))] : []
}

/** Tenants with one of the tags, by canonical name such as `Region/EU`, whatever its case. Throws `BAD_INPUT` for too many. */
export function taggedByName(names: readonly string[] | null | undefined, context: SpaceContext): Where[] {
  if (!names) return []
  if (names.length > MOST_TAGS) throw new SpaceportError('BAD_INPUT', `At most ${MOST_TAGS} tags.`)
  const seen = visible(context, 'TagSets')
  const named = names.flatMap((name) => {
    const [set = '', tag, ...more] = name.split('/').map(textKey)
    if (tag === undefined || more.length > 0 || name.includes('\0')) return []
    return [{ nameKey: tag, ...leadsTo('tagSet', allOf([{ nameKey: set }, seen])) }]
  })
  return [someOf('tags', leadsTo('tag', anyOf(named)))]
}

/** Tenants for which one of the projects is deployed, to one of the environments, as far as the caller can see those. Throws `BAD_ID`. */
export function linkedTo(
  projects: readonly string[] | null | undefined,
  environments: readonly string[] | null | undefined,
  context: SpaceContext,
): Where[] {
  if (!projects && !environments) return []
  const project = projects ? linksTo(PROJECTS, projects, context) : leadsTo('project', visible(context, 'Projects'))
  const link = allOf([project, environments ? goesTo(environments, context) : EVERYTHING])
  return [someOf('projects', link)]
}

/** Links for one of the environments: that name it, or name none. */
function goesTo(ids: readonly string[], context: SpaceContext): Where {
  const seen = localsOf('Environments', ids, context).filter((id) => {
    const position = positionById('Environments', id)
    return position !== null && maySee(context.rights, 'Environments', position)
  })
  const named = hasSome('environmentIds', seen)
  return seen.length > 0 ? anyOf([named, { environmentIds: { isEmpty: true } }]) : named
}
