import { Kind, parse, print, visit } from 'graphql'

/** The most differences that are shown. */
const MOST = 50

/** What an SDL adds (`+`), lacks (`-`) or has otherwise (`~`) than another, by coordinate such as `Query.projects`. */
export function differences(known: string, other: string): string[] {
  const before = coordinates(known)
  const after = coordinates(other)
  const found: string[] = []
  for (const [coordinate, text] of after) {
    const earlier = before.get(coordinate)
    if (earlier === undefined) found.push(`+ ${coordinate}`)
    else if (earlier !== text) found.push(`~ ${coordinate}`)
  }
  for (const coordinate of before.keys()) if (!after.has(coordinate)) found.push(`- ${coordinate}`)
  return found.slice(0, MOST)
}

function coordinates(sdl: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    const owner = 'name' in definition && definition.name ? definition.name.value : 'schema'
    visit(definition, {
      enter(node) {
        if (node === definition || !('name' in node) || !node.name) return undefined
        const isMember =
          node.kind === Kind.FIELD_DEFINITION ||
          node.kind === Kind.INPUT_VALUE_DEFINITION ||
          node.kind === Kind.ENUM_VALUE_DEFINITION
        if (!isMember) return undefined
        found.set(`${owner}.${node.name.value}`, print({ ...node, description: undefined }))
        return false
      },
    })
    const head = 'directives' in definition ? (definition.directives ?? []).map((one) => print(one)).join(' ') : ''
    found.set(owner, `${definition.kind.replace('Extension', 'Definition')} ${head}`)
  }
  return found
}
