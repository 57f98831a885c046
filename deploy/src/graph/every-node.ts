/** A page of a connection, as far as walking it needs. */
export type Page<Node> = {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** The selection that a page needs besides its nodes. */
export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'

/** All nodes of a connection, page by page. `read` gives the page after a cursor. */
export async function everyNode<Node>(read: (after: string | null) => Promise<Page<Node> | null>): Promise<Node[]> {
  const nodes: Node[] = []
  let after: string | null = null
  for (;;) {
    const page: Page<Node> | null = await read(after)
    nodes.push(...(page?.nodes ?? []))
    if (!page?.pageInfo.hasNextPage) return nodes
    after = page.pageInfo.endCursor
  }
}
