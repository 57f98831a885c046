import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'

/** How large an operation may be, counted before anything is validated or planned. */
export const SHAPE_LIMITS = {
  /** Lexical tokens of the whole document. */
  tokens: 1_000,
  /** Fields inside fields, counted through fragments. */
  depth: 12,
  /** The same for questions about the graph: the usual one is deeper than any other operation needs to be. */
  introspectionDepth: 24,
  aliases: 30,
  /** How often one root field may be asked for in one operation. */
  sameRootField: 10,
  /** Selections once every fragment is written out. */
  selections: 5_000,
  directivesPerNode: 4,
} as const

/** What one selection set comes to, with its fragments written out. */
type Size = { depth: number; selections: number; aliases: number }

/** Refuses a document that is too deep, too wide or too repetitive. Throws `GRAPHQL_VALIDATION_FAILED` with one sentence. */
export function checkShape(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>()
  const operations: OperationDefinitionNode[] = []
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
    else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition)
    else throw refused('Only operations and fragments can be executed.')
  }
  const measure = measurer(fragments)
  for (const fragment of fragments.values()) measure.fragment(fragment.name.value)
  for (const operation of operations) checkOperation(operation, measure, fragments)
}

function checkOperation(
  operation: OperationDefinitionNode,
  measure: Measurer,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  checkDirectives(operation)
  for (const variable of operation.variableDefinitions ?? []) checkDirectives(variable)
  const { depth, selections, aliases } = measure.set(operation.selectionSet)
  const roots = rootFields(operation.selectionSet, fragments)
  const meta = roots.length > 0 && roots.every((field) => field.name.value.startsWith('__'))
  const deepest = meta ? SHAPE_LIMITS.introspectionDepth : SHAPE_LIMITS.depth
  if (depth > deepest) throw refused(`The operation is ${depth} levels deep; ${deepest} are allowed.`)
  if (aliases > SHAPE_LIMITS.aliases) {
    throw refused(`The operation has ${aliases} aliases; ${SHAPE_LIMITS.aliases} are allowed.`)
  }
  if (selections > SHAPE_LIMITS.selections) {
    throw refused(
      `The operation selects more than ${SHAPE_LIMITS.selections} fields once its fragments are written out.`,
    )
  }
  const counts = new Map<string, number>()
  for (const { name, alias } of roots) {
    // Answers of several subgraphs are merged there, and the merge passes over this name (CVE-2026-32621): it would be lost.
    if (alias?.value === '__proto__') throw refused('No root field may be called __proto__.')
    const count = (counts.get(name.value) ?? 0) + 1
    counts.set(name.value, count)
    if (count > SHAPE_LIMITS.sameRootField) {
      throw refused(`One operation may ask for the same root field ${SHAPE_LIMITS.sameRootField} times.`)
    }
  }
}

type Measurer = { set(set: SelectionSetNode): Size; fragment(name: string): Size }

/** Measures each fragment once, however often it is used. Sums stop growing far above every limit. */
function measurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>): Measurer {
  const measured = new Map<string, Size>()
  const entered = new Set<string>()

  function fragment(name: string): Size {
    const known = measured.get(name)
    if (known) return known
    if (entered.has(name)) throw refused('A fragment contains itself.')
    entered.add(name)
    const definition = fragments.get(name)
    if (definition) checkDirectives(definition)
    const size = definition ? set(definition.selectionSet) : { depth: 0, selections: 0, aliases: 0 }
    entered.delete(name)
    measured.set(name, size)
    return size
  }

  function set({ selections }: SelectionSetNode): Size {
    const total: Size = { depth: 0, selections: 0, aliases: 0 }
    for (const selection of selections) {
      checkDirectives(selection)
      const size = one(selection)
      total.depth = Math.max(total.depth, size.depth)
      total.selections = Math.min(1e9, total.selections + size.selections)
      total.aliases = Math.min(1e9, total.aliases + size.aliases)
    }
    return total
  }

  function one(selection: SelectionNode): Size {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return fragment(selection.name.value)
    if (selection.kind === Kind.INLINE_FRAGMENT) return set(selection.selectionSet)
    const below = selection.selectionSet ? set(selection.selectionSet) : { depth: 0, selections: 0, aliases: 0 }
    return {
      depth: below.depth + 1,
      selections: below.selections + 1,
      aliases: below.aliases + (selection.alias ? 1 : 0),
    }
  }

  return { set, fragment }
}

function rootFields(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  into: FieldNode[] = [],
): FieldNode[] {
  for (const selection of set.selections) {
    if (into.length > SHAPE_LIMITS.selections) break
    if (selection.kind === Kind.FIELD) into.push(selection)
    else if (selection.kind === Kind.INLINE_FRAGMENT) rootFields(selection.selectionSet, fragments, into)
    else {
      const fragment = fragments.get(selection.name.value)
      if (fragment) rootFields(fragment.selectionSet, fragments, into)
    }
  }
  return into
}

function checkDirectives(node: { directives?: readonly unknown[] | undefined }): void {
  if ((node.directives?.length ?? 0) > SHAPE_LIMITS.directivesPerNode) {
    throw refused(`One field or fragment may have ${SHAPE_LIMITS.directivesPerNode} directives.`)
  }
}

function refused(message: string): SpaceportError {
  return new SpaceportError('GRAPHQL_VALIDATION_FAILED', message)
}
