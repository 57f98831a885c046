import type { ObjectRef } from '@pothos/core'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import { builder } from '../builder.js'
import type { Row } from '../entity/model.js'
import { COMPLETE, Completeness } from '../graph/completeness.js'
import { PageInfo } from '../graph/page-info.js'
import type { Page } from './page.js'

/** A page of a list, as its fields need it. What is not asked for is not loaded. */
export type Connection = {
  page: Page
  /** The rows as the database gave them: in reading order, perhaps one too many. */
  rows(): Promise<readonly Row[]> | readonly Row[]
  total(): Promise<number> | number
}

type Edge = { node: Row; page: Page }

type Types = typeof builder.$inferSchemaTypes

/**
 * The connection and edge types of an entity type (Relay Cursor Connections, 2 and 3). Their fields take the permission
 * that seeing the entity takes.
 */
export function connectionType(
  entity: ObjectRef<Types, { id: number }>,
  access: FieldPermission,
): ObjectRef<Types, Connection> {
  const { name } = entity
  const edge = builder.objectRef<Edge>(`${name}Edge`).implement({
    description: `One ${name} in a list.`,
    access,
    fields: (t) => ({
      cursor: t.string({
        description: "The row's place in the list: valid with the same filter and order, in every Space.",
        resolve: ({ node, page }) => page.cursorOf(node),
      }),
      node: t.expose('node', { type: entity, description: `The ${name}.` }),
    }),
  })
  return builder.objectRef<Connection>(`${name}Connection`).implement({
    description: `A page of a list of ${name}s.`,
    access,
    // Tells Pothos' planner where the entity's own selection is.
    extensions: { pothosIndirectInclude: { getType: () => name, paths: NODE_PATHS } },
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The rows with their cursors.',
        resolve: async ({ page, rows }) => page.arrange(await rows()).rows.map((node) => ({ node, page })),
      }),
      nodes: t.field({
        type: [entity],
        description: 'The rows.',
        resolve: async ({ page, rows }) => page.arrange(await rows()).rows,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Where the page lies in the list.',
        resolve: async ({ page, rows: load }) => {
          const { rows, hasNextPage, hasPreviousPage } = page.arrange(await load())
          const cursor = (row: Row | undefined) => (row ? page.cursorOf(row) : null)
          return { hasNextPage, hasPreviousPage, start: () => cursor(rows[0]), end: () => cursor(rows.at(-1)) }
        },
      }),
      totalCount: t.int({
        description:
          'How many rows the list has over all pages: those that the filter lets through and the caller may see.',
        resolve: ({ total }) => total(),
      }),
      completeness: t.field({
        type: Completeness,
        description: 'Whether all Spaces asked have answered.',
        resolve: () => COMPLETE,
      }),
    }),
  })
}

const NODE_PATHS = [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]]
