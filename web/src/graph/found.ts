/** What `node` found, if it is of the kind that the document asks for; else null. */
export function found<Node extends object>(node: Node | null | undefined): Extract<Node, { id: string }> | null {
  return node && 'id' in node ? (node as Extract<Node, { id: string }>) : null
}
