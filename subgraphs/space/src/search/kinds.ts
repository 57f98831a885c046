import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { allOf, anyOf, EVERYTHING, leadsTo, NOTHING, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { isKind, KINDS, quoted, type Kind } from '../entity/kinds.js'
import { modelOf } from '../entity/model.js'

/** The kinds that have names and are found by them. Their search documents lead to them by a relation of their model's name. */
export const SEARCHED = [
  'Projects',
  'ProjectGroups',
  'Lifecycles',
  'Channels',
  'Environments',
  'Tenants',
  'TagSets',
  'Machines',
  'Workers',
  'WorkerPools',
  'MachinePolicies',
  'LibraryVariableSets',
  'Variables',
  'StepTemplates',
  'Runbooks',
  'RunbookSnapshots',
  'Releases',
  'DeploymentFreezes',
  'Accounts',
  'Certificates',
  'Feeds',
  'BuildInformation',
] as const satisfies readonly Kind[]

const KNOWN: ReadonlySet<Kind> = new Set(SEARCHED)

/** The kinds that a search is limited to; all when none are named. Throws `BAD_INPUT` for one that search does not find. */
export function readKinds(names: readonly string[] | null | undefined): readonly Kind[] {
  if (!names) return SEARCHED
  return [...new Set(names)].map((name) => {
    if (isKind(name) && KNOWN.has(name)) return name
    throw new SpaceportError('BAD_INPUT', `${quoted(name)} is no kind that can be searched for, such as Projects.`)
  })
}

/** The search documents of some kinds that lead to what exists for the caller: just the rows that `visible` lets through, kind by kind. */
export function visibleDocuments(context: SpaceContext, kinds: readonly Kind[]): Where {
  const whole = kinds.filter((kind) => visible(context, kind) === EVERYTHING)
  const partly = kinds.filter((kind) => !whole.includes(kind) && visible(context, kind) !== NOTHING)
  if (whole.length === SEARCHED.length) return EVERYTHING
  return anyOf([
    whole.length > 0 ? { kind: { in: whole } } : NOTHING,
    ...partly.map((kind) => allOf([{ kind }, leadsTo(modelOf(KINDS[kind]), visible(context, kind))])),
  ])
}
