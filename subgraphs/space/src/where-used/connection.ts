import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { loadEntity } from '../entity/load.js'
import { COMPLETE, Completeness } from '../graph/completeness.js'
import { Node } from '../graph/node.js'
import { PageInfo } from '../graph/page-info.js'
import { Project } from '../project/type.js'
import { UseKindEnum } from './kind.js'
import { countUses, readUses, type UsePage } from './page.js'
import type { Source, Use } from './use.js'

/** A page of uses, as its fields need it. What is not asked for is not read. */
export type Uses = {
  page: UsePage
  /** Perhaps one too many, in reading order. */
  rows(): Promise<readonly Use[]> | readonly Use[]
  total(): Promise<number> | number
}

/** The uses that sources have, page by page. */
export function usesOf(context: SpaceContext, sources: readonly Source[], page: UsePage): Uses {
  let rows: Promise<readonly Use[]> | null = null
  return {
    page,
    rows: () => (rows ??= readUses(context, sources, page)),
    total: () => countUses(context, sources),
  }
}

export const UseType = builder.objectRef<Use>('Use').implement({
  description: 'One place in which something is used.',
  access: 'Public',
  fields: (t) => ({
    kind: t.expose('kind', { type: UseKindEnum, description: 'By what it is used.' }),
    in: t.field({
      type: Node,
      nullable: true,
      description: 'The entity in which it is used: of an action or a step the project or the runbook.',
      async resolve({ in: { type, id } }, _args, context, info) {
        const row = await loadEntity(context, info, type, id)
        return row && Object.assign(row, { __typename: type })
      },
    }),
    project: t.field({
      type: Project,
      nullable: true,
      access: 'ProjectView',
      description: 'The project to which that belongs; null for none, or for one that the caller cannot see.',
      resolve: ({ projectId }, _args, context, info) =>
        projectId === null ? null : loadEntity(context, info, 'Project', projectId),
    }),
    place: t.exposeString('place', {
      description: 'Where people find it there: `Step 2, Deploy web: action Deploy`, `Variable Port`.',
    }),
    detail: t.exposeString('detail', {
      nullable: true,
      description: 'What else there is to say of it, such as the package and its version.',
    }),
    action: t.exposeInt('action', { nullable: true, description: 'The number of the action, where it is one.' }),
    stepTemplateVersion: t.exposeInt('version', {
      nullable: true,
      description: 'The version from which an action was made, where a step template is what is used.',
    }),
    isOutdated: t.exposeBoolean('isOutdated', {
      nullable: true,
      description: 'Whether the step template has a newer version than that, where a step template is what is used.',
    }),
  }),
})

type Edge = { use: Use; page: UsePage }

const UseEdge = builder.objectRef<Edge>('UseEdge').implement({
  description: 'One use in a list.',
  access: 'Public',
  fields: (t) => ({
    cursor: t.string({
      description: "The use's place in the list: valid with the same filter, in every Space.",
      resolve: ({ use, page }) => page.cursorOf(use),
    }),
    node: t.expose('use', { type: UseType, description: 'The use.' }),
  }),
})

export const UseConnection = builder.objectRef<Uses>('UseConnection').implement({
  description: 'A page of a list of uses: those that the caller can see, by kind, then in the order of their numbers.',
  access: 'Public',
  fields: (t) => ({
    edges: t.field({
      type: [UseEdge],
      description: 'The uses with their cursors.',
      resolve: async ({ page, rows }) => page.arrange(await rows()).uses.map((use) => ({ use, page })),
    }),
    nodes: t.field({
      type: [UseType],
      description: 'The uses.',
      resolve: async ({ page, rows }) => page.arrange(await rows()).uses,
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies in the list.',
      resolve: async ({ page, rows }) => {
        const { uses, hasNextPage, hasPreviousPage } = page.arrange(await rows())
        const cursor = (use: Use | undefined) => (use ? page.cursorOf(use) : null)
        return { hasNextPage, hasPreviousPage, start: () => cursor(uses[0]), end: () => cursor(uses.at(-1)) }
      },
    }),
    totalCount: t.int({
      description: 'How many uses there are over all pages, of those that the caller can see.',
      resolve: ({ total }) => total(),
    }),
    completeness: t.field({
      type: Completeness,
      description: 'Whether all Spaces asked have answered.',
      resolve: () => COMPLETE,
    }),
  }),
})
