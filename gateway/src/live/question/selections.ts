import {
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** A field as it stands in a document, with the conditions (`@skip`, `@include`) of all that it stands in, outermost first. */
export type Found = { field: FieldNode; conditions: readonly DirectiveNode[] }

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  )
}

/** The fields of one name in a selection set, through fragments; all of them must be on the same type, as on one that implements nothing. */
export function fieldsNamed(
  name: string,
  set: SelectionSetNode | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  outer: readonly DirectiveNode[] = [],
): Found[] {
  return (set?.selections ?? []).flatMap((selection): Found[] => {
    const conditions = [...outer, ...(selection.directives ?? [])]
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [{ field: selection, conditions }] : []
    const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    return fieldsNamed(name, inner?.selectionSet, fragments, conditions)
  })
}

/** The key under which a field is answered. */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}
