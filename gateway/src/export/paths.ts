import { Kind, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql'

type Fragments = ReadonlyMap<string, SelectionSetNode>

/** The dotted response names that lead from a row of a list to each value that is asked for. */
export function pathsOfRows(list: FieldNode, { definitions }: DocumentNode): string[] {
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet]] : [])),
  )
  const [nodes] = fieldsOf([list], fragments, 'nodes').values()
  return nodes ? pathsBelow(nodes, fragments) : []
}

function pathsBelow(fields: readonly FieldNode[], fragments: Fragments): string[] {
  return [...fieldsOf(fields, fragments)].flatMap(([name, below]) =>
    below[0]?.selectionSet ? pathsBelow(below, fragments).map((path) => `${name}.${path}`) : [name],
  )
}

/** What is selected below fields that are merged into one, by response name; `only`: those fields alone. */
function fieldsOf(fields: readonly FieldNode[], fragments: Fragments, only?: string): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>()
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const one of set?.selections ?? []) {
      if (one.kind === Kind.FRAGMENT_SPREAD) walk(fragments.get(one.name.value))
      else if (one.kind === Kind.INLINE_FRAGMENT) walk(one.selectionSet)
      else if (only === undefined || (one.name.value === only && (one.alias?.value ?? only) === only)) {
        const name = one.alias?.value ?? one.name.value
        found.set(name, [...(found.get(name) ?? []), one])
      }
    }
  }
  for (const field of fields) walk(field.selectionSet)
  return found
}
