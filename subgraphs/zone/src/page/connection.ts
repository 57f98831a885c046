import type { ObjectRef } from '@pothos/core'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import { builder } from '../builder.js'
import { PageInfo } from '../graph/page-info.js'
import type { Page } from './page.js'

type Types = typeof builder.$inferSchemaTypes

/** How the types of a list and their fields are described; what is left out is described as in most lists. */
export type PageWords = {
  page: string
  edge: string
  node: string
  cursor?: string
  edges?: string
  nodes?: string
  pageInfo?: string
  totalCount?: string
}

const WORDS = {
  cursor: 'Its place, for `after` and `before`.',
  edges: 'The rows with their cursors.',
  nodes: 'The rows.',
  pageInfo: 'Where the page lies in the list.',
  totalCount: 'How many rows the list has over all pages.',
}

/** The arguments that say which page of a list is meant. */
export const PAGE_ARGS = builder.args((t) => ({
  first: t.int({ description: 'How many, from the start or from `after`: 1 to 100.' }),
  after: t.string({ description: 'Only those after this cursor.' }),
  last: t.int({ description: 'How many, from the end or from `before`: 1 to 100.' }),
  before: t.string({ description: 'Only those before this cursor.' }),
}))

/** The connection and edge types of a type (Relay Cursor Connections, 2 and 3). */
export function connectionType<Row extends object>(
  type: ObjectRef<Types, Row>,
  access: FieldPermission,
  given: PageWords,
): ObjectRef<Types, Page<Row>> {
  const { name } = type
  const words = { ...WORDS, ...given }
  const edge = builder.objectRef<{ node: Row; page: Page<Row> }>(`${name}Edge`).implement({
    description: words.edge,
    access,
    fields: (t) => ({
      cursor: t.string({ description: words.cursor, resolve: ({ node, page }) => page.cursorOf(node) }),
      node: t.expose('node', { type, description: words.node }),
    }),
  })
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: words.page,
    access,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: words.edges,
        resolve: async (page) => (await page.load()).rows.map((node) => ({ node, page })),
      }),
      nodes: t.field({ type: [type], description: words.nodes, resolve: async (page) => (await page.load()).rows }),
      pageInfo: t.field({
        type: PageInfo,
        description: words.pageInfo,
        resolve: async (page) => {
          const { rows, ...more } = await page.load()
          const cursor = (row: Row | undefined) => (row ? page.cursorOf(row) : null)
          return { ...more, start: () => cursor(rows[0]), end: () => cursor(rows.at(-1)) }
        },
      }),
      totalCount: t.int({ description: words.totalCount, resolve: (page) => page.count() }),
    }),
  })
}
